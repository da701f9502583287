"""The draft advice: writing it together, its versions, what is said of it, and signing."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext

from frontend.forms.act_form import Data
from frontend.forms.deliberation import CommentForm, DraftForm, SignForm
from frontend.forms.fields_of_acts import Setting
from frontend.forms.sending import attempt
from frontend.views.committee.desk import around
from frontend.views.committee.gate import for_seated, kept_seat
from frontend.views.staff.desk import language
from kernel import clock
from kernel.actors import Actor
from procedures.actions.write_draft import (
    comment_on_draft,
    settle_comment,
    sign_draft,
    write_draft,
)
from procedures.models import Appointment, Complaint, DraftComment, DraftVersion, Element
from procedures.queries.deliberation import (
    comments_for,
    deliberates,
    drafted_step,
    may_write,
    newest_for,
    signers,
    signs,
    versions_for,
)
from procedures.queries.regulations import of_case, texts_of
from procedures.rules.language import Step


@dataclass(frozen=True, slots=True)
class Table:
    """The table at which the committee works: who is there, and the newest version."""

    actor: Actor
    case: Complaint
    seat: Appointment
    step: Step
    newest: DraftVersion | None

    @property
    def number(self) -> int:
        """The number of the newest version; 0 when nothing was written."""
        return self.newest.number if self.newest else 0

    @property
    def content(self) -> Mapping[str, object]:
        """What the newest version says."""
        return self.newest.content if self.newest else {}

    def form(self, data: Data | None = None, *, number: int | None = None) -> DraftForm:
        """Return the form of the draft, on the newest version."""
        texts = texts_of(self.case.regulation, language())
        setting = Setting(self.case, self.step, of_case(self.case), texts, self.actor)
        on = self.number if number is None else number
        return DraftForm(setting, number=on, data=data, initial=self.content)

    def around(self) -> dict[str, object]:
        """Return what all these pages show."""
        return {
            **around(self.actor, self.case, self.seat),
            "newest": self.newest,
            "writable": may_write(self.case),
            "signers": signers(self.case, self.newest),
            "signs": signs(self.seat),
        }


def table_of(actor: Actor, case: Complaint) -> Table:
    """Return the committee's table; Http404 for a seat, or a regulation, that has none."""
    seat, step = kept_seat(actor, case), drafted_step(case)
    if step is None or not deliberates(seat):
        raise Http404
    return Table(actor, case, seat, step, newest_for(seat))


@for_seated("draft")
def advice_draft(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """Show the draft and keep what somebody writes as a new version."""
    table = table_of(actor, case)
    data = request.POST if request.method == "POST" else None
    form = table.form(data)
    status = attempt(
        form,
        lambda: write_draft(table.seat, form.written(), on=table.number, by=actor, at=clock.now()),
    )
    if not status:
        messages.success(request, gettext("Het concept is bewaard."))
        return redirect("committee_draft", case_id=case.id)
    news: list[tuple[str, str]] = []
    if data is not None and form.is_stale:
        form, news = _again(table, data)
    context = {**table.around(), "form": form, "news": news, "comments": _by_element(table)}
    return render(request, "committee/draft.html", context, status=status)


def _again(table: Table, data: Data) -> tuple[DraftForm, list[tuple[str, str]]]:
    """Return the form with all that was typed, on the newest version, and what another wrote."""
    seen = str(data.get("object_version", ""))
    before = versions_for(table.seat).filter(number=int(seen) if seen.isdecimal() else 0).first()
    given = data.copy()
    given["object_version"] = str(table.number)
    form = table.form(given)
    message = gettext(
        "Een ander schreef intussen ook aan het concept. Uw tekst is nog niet bewaard."
        " Neem over wat u wilt houden en bewaar dan opnieuw."
    )
    form.add_error(None, ValidationError(message, code="stale"))
    return form, form.changed(before.content if before else {}, table.content)


def _by_element(table: Table) -> dict[str, list[DraftComment]]:
    """Return the open comments by the element that they are about."""
    found: dict[str, list[DraftComment]] = {}
    for one in comments_for(table.seat).filter(settled_at=None):
        found.setdefault(str(one.element_id or ""), []).append(one)
    return found


@for_seated("draft")
def versions(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """Show who wrote what when; `nr` in the address is the version to read, or to put back."""
    table = table_of(actor, case)
    every = list(versions_for(table.seat))
    asked = request.GET.get("nr", "")
    shown = next((one for one in every if str(one.number) == asked), None)
    if shown and request.method == "POST":
        write_draft(table.seat, shown.content, on=table.number, by=actor, at=clock.now())
        messages.success(
            request, gettext("Versie %(number)s staat weer in het concept.") % {"number": asked}
        )
        return redirect("committee_draft", case_id=case.id)
    told = table.form().in_words(shown.content) if shown else []
    context = {**table.around(), "rows": every[::-1], "shown": shown, "told": told}
    return render(request, "committee/draft_versions.html", context)


@for_seated("draft")
def comments(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """Show what was said of the draft, take what somebody adds, and settle what was dealt with."""
    table = table_of(actor, case)
    data = request.POST if request.method == "POST" else None
    if data is not None and "settle" in data:
        return _settled(table, data)
    form = CommentForm(data, elements=[(one.id, _named(one)) for one in case.elements.all()])
    status = attempt(
        form,
        lambda: comment_on_draft(
            table.seat,
            form.cleaned_data["body"],
            element=form.about(),
            key=form.once_key or uuid4(),
            at=clock.now(),
        ),
    )
    if not status:
        messages.success(request, gettext("Uw opmerking staat erbij."))
        return redirect("committee_comments", case_id=case.id)
    rows = comments_for(table.seat).order_by("element__ordinal", "written_at")
    context = {**table.around(), "form": form, "rows": rows}
    return render(request, "committee/draft_comments.html", context, status=status)


def _settled(table: Table, data: Data) -> HttpResponse:
    try:
        comment_id = UUID(str(data["settle"]))
    except ValueError as error:
        raise Http404 from error
    settled = data.get("settled") == "yes"
    settle_comment(table.seat, comment_id, settled=settled, at=clock.now())
    return redirect("committee_comments", case_id=table.case.id)


def _named(element: Element) -> str:
    number = gettext("Onderdeel %(number)s") % {"number": element.ordinal}
    return f"{number}: {Truncator(element.text).chars(60)}"


@for_seated("draft")
def sign(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """Ask a member who judges to sign the newest version, or to differ from it."""
    table = table_of(actor, case)
    if not signs(table.seat):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = SignForm(data, version=table.number)
    status = attempt(
        form,
        lambda: sign_draft(table.seat, form.differing(), on=table.number, by=actor, at=clock.now()),
    )
    if not status:
        messages.success(request, gettext("Dank u. Uw antwoord staat bij het concept."))
        return redirect("committee_draft", case_id=case.id)
    told = table.form().in_words(table.content)
    context = {**table.around(), "form": form, "told": told}
    return render(request, "committee/draft_sign.html", context, status=status)
