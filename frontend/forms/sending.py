"""Doing what a form asks: what a rule refuses comes back in the form, with all that was typed."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext

from frontend.forms.form import WederhoorForm, refusal_problem
from kernel.errors import Refusal

CONFLICTS = frozenset(
    {
        "advice.stale",
        "client.stale",
        "decision.stale",
        "details.stale",
        "draft.closed",
        "draft.stale",
        "edition.frozen",
        "edition.stale",
        "meeting.held",
        "meeting.signed",
        "meeting.stale",
        "note.stale",
        "opening.made",
        "opening.stale",
        "portfolio.counting",
        "registration.stale",
    }
)
"""Refusals that say that somebody else was first: answered with 409."""


def attempt(
    form: WederhoorForm, do: Callable[[], object], *, at: str | Mapping[str, str] = ""
) -> int:
    """Do what the form asks; return 0, or the status with which the page comes back.

    That is 200 for a form that was only opened, 409 when somebody else was first, else 422.
    A refusal stands at `at` (a field, or fields by code), else at the field that it names.
    """
    if not form.is_bound:
        return 200
    if not form.is_valid():
        return 409 if form.is_stale else 422
    try:
        do()
    except Refusal as refusal:
        put(form, refusal, at=at)
        return 409 if refusal.code in CONFLICTS else 422
    return 0


def put(form: WederhoorForm, refusal: Refusal, *, at: str | Mapping[str, str] = "") -> None:
    """Put a refusal into a form, and each place it says is exposed."""
    field = at if isinstance(at, str) else at.get(refusal.code, "")
    refusal_problem(form, gettext(refusal.message), field or str(refusal.facts.get("field", "")))
    exposed = refusal.facts.get("exposed")
    for place in exposed if isinstance(exposed, tuple) else ():
        refusal_problem(form, place)
