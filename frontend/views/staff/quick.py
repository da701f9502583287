"""Quickly to a place, a case or a step: a page of links, and the same as data for the keyboard."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from frontend.views.staff.desk import for_staff, language, today
from kernel import clock
from kernel.actors import Actor
from procedures.models import Complaint, SavedView
from procedures.queries.next_steps import next_steps
from procedures.queries.regulations import texts_of
from procedures.queries.visible import cases_for

RECENT = 12
PLACES: tuple[tuple[str, Promise], ...] = (
    ("cases", gettext_lazy("Zaken")),
    ("search", gettext_lazy("Zoeken in de zaken")),
    ("case_new", gettext_lazy("Klacht invoeren")),
    ("together", gettext_lazy("Meer zaken tegelijk")),
    ("registrations", gettext_lazy("Registraties")),
    ("measures", gettext_lazy("Maatregelen")),
    ("views", gettext_lazy("Mijn keuzes")),
    ("calendar", gettext_lazy("Mijn agenda")),
    ("outbox", gettext_lazy("Post")),
    ("staff_jobs", gettext_lazy("Wat er loopt")),
    ("log", gettext_lazy("Logboek")),
    ("people", gettext_lazy("Mensen")),
    ("regulations", gettext_lazy("Regeling")),
    ("keeping", gettext_lazy("Bewaartermijnen")),
    ("year", gettext_lazy("Jaar")),
    ("access", gettext_lazy("Wie mag wat")),
    ("my_account", gettext_lazy("Mijn account")),
)
PARTS: tuple[tuple[str, Promise], ...] = (
    ("case", gettext_lazy("Overzicht")),
    ("case_story", gettext_lazy("Klacht")),
    ("case_acts", gettext_lazy("Verloop")),
    ("case_people", gettext_lazy("Betrokkenen")),
    ("case_pieces", gettext_lazy("Stukken en brieven")),
    ("case_messages", gettext_lazy("Berichten")),
    ("case_ledger", gettext_lazy("Wie heeft wat")),
    ("case_outcome", gettext_lazy("Uitkomst")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go to; `group` says what kind it is."""

    label: str
    group: str
    href: str


@for_staff
def quick(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List where the reader can go from here: a case in the address comes first."""
    entries = [*_of_case(request, actor), *_recent(actor), *_kept(actor), *_places()]
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"entries": [asdict(one) for one in entries]})
    groups: dict[str, list[Entry]] = {}
    for one in entries:
        groups.setdefault(one.group, []).append(one)
    return render(request, "staff/quick.html", {"reader": actor, "groups": groups.items()})


def _of_case(request: HttpRequest, actor: Actor) -> list[Entry]:
    """Return the steps and parts of the case that somebody comes from; nothing of a strange one."""
    try:
        case_id = UUID(request.GET.get("zaak", ""))
    except ValueError:
        return []
    case = cases_for(actor, clock.now()).filter(id=case_id).first()
    if case is None:
        return []
    group = gettext("Zaak %(number)s") % {"number": case.number}
    parts = [Entry(str(word), group, reverse(name, args=[case.id])) for name, word in PARTS]
    return [*_steps(case, actor, group), *parts]


def _steps(case: Complaint, actor: Actor, group: str) -> list[Entry]:
    choices = next_steps(case, actor, texts_of(case.regulation, language()), today=today())
    ready = [*choices.due, *choices.other, *choices.early]
    return [Entry(one.label, group, reverse("case_act", args=[case.id, one.act])) for one in ready]


def _recent(actor: Actor) -> list[Entry]:
    """Return the cases that the reader looked into last."""
    seen = cases_for(actor, clock.now()).filter(visits__person=actor.id)
    last = seen.order_by("-visits__seen_at").values_list("id", "number")[:RECENT]
    group = gettext("Laatst bekeken")
    return [
        Entry(gettext("Zaak %(number)s") % {"number": number}, group, reverse("case", args=[one]))
        for one, number in last
    ]


def _kept(actor: Actor) -> list[Entry]:
    mine = SavedView.objects.filter(person=actor.id).order_by("made_at")
    group, cases = gettext("Mijn keuzes"), reverse("cases")
    return [Entry(one.name, group, f"{cases}?{one.filters}") for one in mine]


def _places() -> list[Entry]:
    group = gettext("Ga naar")
    return [Entry(str(word), group, reverse(name)) for name, word in PLACES]
