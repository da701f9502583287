"""One thing in several cases: choose, look what would come of it, do it, and undo where one can."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from frontend.forms.received import id_or_none, number
from frontend.forms.staff.filters import CaseFilters
from frontend.forms.staff.together import TogetherForm
from frontend.views.staff.desk import for_staff, language, paged, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.assign_handler import assign_handler
from procedures.actions.do_together import MOST, Outcome, do_together, foreseen
from procedures.models import CaseHandler, Complaint
from procedures.queries.next_steps import obstacle
from procedures.queries.regulations import texts_of
from procedures.queries.staff_lists import case_rows, handlers_of_client, listed_cases, years_of
from procedures.queries.together import alike_acts
from procedures.queries.visible import cases_for
from procedures.queries.words import words_of_client

Told = list[tuple[Outcome, str]]


@for_staff
def together(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose cases of the list and what to do; then show beforehand what comes of it."""
    if request.method == "POST" and "back" in request.POST:
        return _put_back(request, actor)
    now, day = clock.now(), today()
    words, people = words_of_client(language()), handlers_of_client()
    filters = CaseFilters(request.GET, words=words, years=years_of(actor, now), people=people)
    page = paged(request, listed_cases(actor, filters.wanted(), words, at=now, today=day))
    form = TogetherForm(
        request.POST or None,
        known=_known(request, actor, [one.id for one in page.object_list]),
        people=people,
        acts=alike_acts(language()),
    )
    if form.is_valid():
        return _answered(request, actor, form)
    rows = case_rows(list(page.object_list), language=language(), today=day)
    chosen = [id_or_none(one) for one in request.POST.getlist("case")]
    context = {"reader": actor, "filters": filters, "page": page, "rows": rows, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "staff/together.html", context | {"chosen": chosen}, status=status)


def _known(request: HttpRequest, actor: Actor, listed: Sequence[UUID]) -> Sequence[UUID]:
    """Return which cases may be chosen: those on the page, and once chosen, those sent."""
    if request.method != "POST":
        return listed
    asked = [one for one in map(id_or_none, request.POST.getlist("case")) if one][:MOST]
    return list(cases_for(actor, clock.now()).filter(id__in=asked).values_list("id", flat=True))


def _answered(request: HttpRequest, actor: Actor, form: TogetherForm) -> HttpResponse:
    """Show what would come of it; or do it, once that was seen."""
    chosen = cases_for(actor, clock.now()).filter(id__in=form.chosen()).order_by("number")
    cases, wish, now = list(chosen), form.wish(), clock.now()
    context: dict[str, object] = {"reader": actor, "form": form, "what": _said(form)}
    context["message"] = wish.body
    if "sure" not in request.POST:
        told = _told(foreseen(cases, wish, by=actor, at=now))
        context |= {"told": told, "can_count": sum(1 for one, _ in told if one.refusal is None)}
        return render(request, "staff/together_before.html", context)
    for case in cases:
        case.version = _version(request, case)
    before = dict(CaseHandler.objects.filter(case__in=cases).values_list("case_id", "person_id"))
    told = _told(do_together(cases, wish, by=actor, at=now))
    done = [one.case for one, _ in told if one.refusal is None]
    if wish.what == "handler":
        context["back"] = [f"{one.id}:{before.get(one.id) or ''}" for one in done]
    context |= {"told": told, "done_count": len(done)}
    return render(request, "staff/together_after.html", context)


def _told(outcomes: Sequence[Outcome]) -> Told:
    """Return outcomes with why it cannot be, in words."""
    return [
        (one, obstacle(one.refusal, texts_of(one.case.regulation, language())))
        if one.refusal
        else (one, "")
        for one in outcomes
    ]


def _said(form: TogetherForm) -> str:
    """Return the words of what was chosen."""
    chosen = form.cleaned_data["what"]
    for _, some in form.fields["what"].choices:  # type: ignore[attr-defined] # a choice field
        for code, words in some if isinstance(some, list | tuple) else []:
            if code == chosen:
                return str(words)
    return ""


def _version(request: HttpRequest, case: Complaint) -> int:
    """Return the version of a case that was looked at: what came after it, is not overtaken."""
    sent = request.POST.get(f"version-{case.id}", "")
    return number(sent)


def _put_back(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Undo who takes the cases: as it was before."""
    pairs = [one.partition(":") for one in request.POST.getlist("back")[:MOST]]
    former = {id_or_none(case): id_or_none(person) for case, _, person in pairs}
    found = cases_for(actor, clock.now()).filter(id__in=[one for one in former if one])
    for case in found:
        assign_handler(case, former[case.id], by=actor, at=clock.now())
    count = len(former)
    told = ngettext(
        "In %(n)d zaak is het weer zoals het was.",
        "In %(n)d zaken is het weer zoals het was.",
        count,
    )
    messages.success(request, told % {"n": count})
    return redirect("cases")
