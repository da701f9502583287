"""Contacts that are no case: listed, registered, corrected with what was before, made a case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from frontend.forms.received import key_of, number, sent
from frontend.forms.registering import BecomeCaseForm, RegistrationForm, initial_of
from frontend.forms.sending import attempt
from frontend.views.registering.desk import (
    codes_of,
    for_registers,
    known_labels,
    page,
    today,
    words_of,
)
from frontend.views.registering.hours import DONE, hours
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.register_contact import (
    become_case,
    correct_contact,
    register_contact,
    withdraw_contact,
)
from procedures.models import Registration
from procedures.queries.names import names_of
from procedures.queries.registrations import Wanted, listed, registrations_for, years_of
from procedures.queries.visible import cases_for
from procedures.reports.wording import Words
from procedures.rules.registering import CONTACTS

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A registration in words."""

    row: Registration
    kind: str
    subjects: str
    handling: str


@for_registers
def registrations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what was registered, the newest first, narrowed to a kind and a year."""
    labels = known_labels()
    words, wanted = words_of(labels), _wanted(request)
    found = Paginator(listed(actor, wanted), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": found,
        "lines": [_line(row, words) for row in found],
        "wanted": wanted,
        "kinds": [(kind, words.label("kind", kind)) for kind in CONTACTS],
        "years": years_of(actor),
    }
    return page(request, actor, "list", context)


@for_registers
def registration_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask what happened, and register it."""
    codes = codes_of(known_labels())
    form = RegistrationForm(sent(request), codes=codes, initial={"happened_on": today()})

    def keep() -> None:
        register_contact(form.told(), key=key_of(form), by=actor, at=clock.now())

    status = attempt(form, keep)
    if not status:
        messages.success(request, gettext("De registratie is bewaard."))
        return redirect("registrations")
    return page(request, actor, "new", {"form": form}, status=status)


@for_registers
def registration(request: HttpRequest, actor: Actor, registration_id: UUID) -> HttpResponse:
    """Show a registration with its former wordings and its hours; a POST corrects it."""
    found, labels = _found(actor, registration_id), known_labels()
    form = RegistrationForm(
        sent(request), codes=codes_of(labels), initial=initial_of(found), version=found.version
    )

    def keep() -> None:
        version = number(request.POST.get("object_version", ""))
        correct_contact(found.id, form.told(), version=version, by=actor, at=clock.now())

    status = attempt(form, keep)
    if not status:
        messages.success(request, gettext("De registratie is gewijzigd."))
        return redirect("registration", registration_id=found.id)
    return page(request, actor, "one", _context(found, labels) | {"form": form}, status=status)


@for_registers
def registration_hours(request: HttpRequest, actor: Actor, registration_id: UUID) -> HttpResponse:
    """Ask for minutes that were worked on a registration; take them back on a POST that says so."""
    found = _found(actor, registration_id)
    form, status = hours(request, actor, found)
    if status == DONE:
        return redirect("registration", registration_id=found.id)
    context = {"found": found, "kind": _kind(found), "form": form}
    return page(request, actor, "hours", context, status=status)


@for_registers
def registration_case(request: HttpRequest, actor: Actor, registration_id: UUID) -> HttpResponse:
    """Ask which case a registration became; it is counted there from then on."""
    found = _found(actor, registration_id)
    form = BecomeCaseForm(sent(request))

    def link() -> None:
        number = form.cleaned_data["number"].strip()
        case = cases_for(actor, clock.now()).filter(number=number).first()
        if case is None:
            message = "Er is geen zaak met dit nummer."
            raise Refusal("registration.no_case", message=message, field="number")
        become_case(found.id, case, by=actor, at=clock.now())

    status = attempt(form, link)
    if not status:
        messages.success(request, gettext("De registratie hoort nu bij de zaak."))
        return redirect("registration", registration_id=found.id)
    context = {"found": found, "kind": _kind(found), "form": form}
    return page(request, actor, "case", context, status=status)


@for_registers
def registration_withdraw(
    request: HttpRequest, actor: Actor, registration_id: UUID
) -> HttpResponse:
    """Take a mistaken registration out of the counts, or put it back, by POST."""
    found = _found(actor, registration_id)
    if request.method == "POST":
        back = found.withdrawn_at is not None
        withdraw_contact(found.id, back=back, by=actor, at=clock.now())
    return redirect("registration", registration_id=found.id)


def _found(actor: Actor, registration_id: UUID) -> Registration:
    found = registrations_for(actor).filter(id=registration_id).first()
    if found is None:
        raise Http404
    return found


def _kind(found: Registration) -> str:
    return words_of(known_labels()).label("kind", found.kind)


def _context(found: Registration, labels: object) -> dict[str, object]:
    words = words_of(labels)  # type: ignore[arg-type]
    corrections = list(found.corrections.order_by("-ordinal"))
    spent = list(found.time_spent.order_by("spent_on", "noted_at"))
    who = {found.registered_by, *(one.corrected_by for one in corrections)}
    names = names_of([*who, *(one.spent_by for one in spent)])
    return {
        "found": found,
        "kind": words.label("kind", found.kind),
        "by": names.get(found.registered_by, ""),
        "before": [
            (one, names.get(one.corrected_by, ""), *_told(one.before, words)) for one in corrections
        ],
        "spent": [
            (one, words.label("purpose", one.purpose), names.get(one.spent_by, "")) for one in spent
        ],
        "minutes": sum(one.minutes for one in spent if one.withdrawn_at is None),
    }


def _told(before: dict[str, object], words: Words) -> tuple[str, date, str]:
    """Return what a registration said: its kind, its day and its words."""
    kind = words.label("kind", str(before.get("kind", "")))
    return kind, date.fromisoformat(str(before["happened_on"])), str(before["text"])


def _line(row: Registration, words: Words) -> Line:
    subjects = [words.label("category", code) for code in row.categories]
    if row.activity:
        subjects.insert(0, words.label("activity", row.activity))
    handling = words.label("contact_handling", row.handling) if row.handling else ""
    return Line(row, words.label("kind", row.kind), ", ".join(subjects), handling)


def _wanted(request: HttpRequest) -> Wanted:
    kind, year = request.GET.get("soort", ""), request.GET.get("jaar", "")
    known = kind if kind in CONTACTS else ""
    length = 4
    return Wanted(known, int(year) if year.isdecimal() and len(year) == length else None)


def _key(key: UUID | None) -> UUID:
    if key is None:
        raise Http404
    return key
