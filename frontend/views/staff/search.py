"""Searching in the cases: the words are sent in the body and kept sealed in the session."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from frontend import sealed_session
from frontend.forms.chosen import choices_on
from frontend.forms.sending import attempt
from frontend.forms.staff.filters import CaseFilters
from frontend.forms.staff.finding import SearchForm
from frontend.views.staff.desk import for_staff, language, paged, today
from kernel import clock
from kernel.actors import Actor
from kernel.vault import ring
from procedures.actions.note_search import note_search
from procedures.queries.searching import MOST, Excerpt, excerpts, search, shows_identity
from procedures.queries.staff_lists import (
    EVERY,
    CaseRow,
    case_rows,
    handlers_of_client,
    listed_cases,
    years_of,
)
from procedures.queries.visible import cases_for
from procedures.queries.words import words_of_client
from procedures.rules.matching import words_wanted

KEPT = "search"
KEPT_SECONDS = 900
PLACES = {
    "number": gettext_lazy("nummer"),
    "story": gettext_lazy("klacht"),
    "element": gettext_lazy("onderdeel"),
    "party": gettext_lazy("naam van een partij"),
    "guest": gettext_lazy("naam van bijstand of getuige"),
    "note": gettext_lazy("notitie"),
    "address": gettext_lazy("e-mailadres"),
    "message": gettext_lazy("bericht"),
    "hearing": gettext_lazy("hoorverslag"),
    "ruling": gettext_lazy("oordeel"),
    "piece": gettext_lazy("naam van een stuk"),
}


@dataclass(frozen=True)
class Kept:
    """A question that was asked, and the cases in which it was found."""

    asked: str
    deep: bool
    case_ids: Sequence[UUID]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the question."""
        return words_wanted(self.asked)


@for_staff
def search_cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Look for words in every case the reader may see, and list what was found."""
    if request.method == "POST" and "forget" in request.POST:
        sealed_session.forget(request, KEPT)
        return redirect("search")
    form = SearchForm(request.POST or None)
    status = attempt(form, lambda: _look(request, form, actor))
    if not status:
        return redirect(f"{reverse('search')}?{request.GET.urlencode()}".rstrip("?"))
    kept = None if form.is_bound else _kept(request)
    if kept is not None:
        form = SearchForm(initial={"words": kept.asked, "deep": kept.deep})
    context = {"reader": actor, "form": form, "kept": kept, "most": MOST}
    if kept is not None:
        context |= _listed(request, actor, kept)
    return render(request, "staff/search.html", context, status=status)


def _look(request: HttpRequest, form: SearchForm, actor: Actor) -> None:
    now, given = clock.now(), form.cleaned_data
    hits = search(cases_for(actor, now), words_wanted(given["words"]), deep=given["deep"])
    ring.note_shown({one.case_id for one in hits if shows_identity(one.places)})
    note_search(found_count=len(hits), deep=given["deep"], by=actor, at=now)
    found = [str(one.case_id) for one in hits]
    kept = {"asked": given["words"], "deep": given["deep"], "found": found, "at": now.timestamp()}
    sealed_session.keep(request, KEPT, kept)


def _kept(request: HttpRequest) -> Kept | None:
    found = sealed_session.kept(request, KEPT)
    if found is None or clock.now().timestamp() - found["at"] > KEPT_SECONDS:
        sealed_session.forget(request, KEPT)
        return None
    return Kept(found["asked"], found["deep"], [UUID(one) for one in found["found"]])


def _listed(request: HttpRequest, actor: Actor, kept: Kept) -> dict[str, object]:
    """Return what was found and the reader may still see, narrowed down by the address."""
    now, day = clock.now(), today()
    words, people = words_of_client(language()), handlers_of_client()
    asked = request.GET if "state" in request.GET else {"state": EVERY}
    filters = CaseFilters(asked, words=words, years=years_of(actor, now), people=people)
    found = listed_cases(actor, filters.wanted(), words, at=now, today=day)
    page = paged(request, found.filter(id__in=kept.case_ids))
    rows = case_rows(list(page.object_list), language=language(), today=day)
    context = {"filters": filters, "page": page, "rows": _with_excerpts(rows, kept)}
    return context | {"choices": choices_on(filters, request.GET, {"state": EVERY})}


def _with_excerpts(
    rows: Sequence[CaseRow], kept: Kept
) -> list[tuple[CaseRow, list[tuple[object, Excerpt]]]]:
    """Return the lines with the words around what was found; names that show are noted."""
    found = excerpts([row.case.id for row in rows], kept.words, deep=kept.deep)
    shown = {one for one, parts in found.items() if shows_identity(part.place for part in parts)}
    ring.note_shown(shown)
    return [(row, [(PLACES[one.place], one) for one in found[row.case.id]]) for row in rows]
