"""Pages that another site may send a browser to with a form, because they know how to refuse."""

from collections.abc import Callable
from typing import TypeVar

View = TypeVar("View", bound=Callable[..., object])
MARK = "reached_from_elsewhere"


def reached_from_elsewhere(view: View) -> View:
    """Let other sites post to this view: an identity provider's answer, the consultancy's code.

    The view must itself prove who sends the browser; it is also the outermost decorator.
    """
    setattr(view, MARK, True)
    return view


def may_be_reached(view: object) -> bool:
    """Answer whether a view was marked so."""
    return bool(getattr(view, MARK, False))
