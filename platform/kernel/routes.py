"""Addresses that say which row of the policy table opens them; one without does not start."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path

PUBLIC = "public"
View = Callable[..., HttpResponseBase]


def route(
    pattern: str,
    view: View,
    kwargs: Mapping[str, Any] | None = None,
    *,
    name: str,
    needs: str,
) -> URLPattern:
    """Return an address as Django's `path` does, with the rows of the policy table it needs.

    `needs` is "public", or what one comes to do there as `kind.act`; several with spaces between
    them when more than one of them opens the page. The rules of access know each of them.
    """
    return path(pattern, _declaring(view, needs), dict(kwargs or {}), name=name)


def needs_of(view: object) -> tuple[str, ...]:
    """Return what the address of a view declared; nothing for an address that is no `route`."""
    return tuple(str(getattr(view, "needs", "")).split())


def walk(
    patterns: Sequence[URLPattern | URLResolver], before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Yield every address below these, with its whole pattern."""
    for one in patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from walk(one.url_patterns, whole)
        else:
            yield whole, one


def _declaring(view: View, needs: str) -> View:
    """Return the view under another name: one view may stand at two addresses."""

    @wraps(view)
    def declared(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(*args, **kwargs)

    declared.needs = needs  # type: ignore[attr-defined] # what the gate and the checks read
    return declared
