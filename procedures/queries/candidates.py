"""Who could be appointed to a seat in a case, and what keeps somebody from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_noop

from procedures.models import Act, Complaint, Party, Person
from procedures.queries.regulations import of_case
from procedures.rules.composition import Candidate, Tie, conflicts
from procedures.rules.language import Panel, Regulation

REASONS: Mapping[str, str] = {
    "is_party": gettext_noop("is zelf partij in deze zaak"),
    "same_department": gettext_noop("werkt op dezelfde afdeling als een van de partijen"),
    "handled_before": gettext_noop("heeft eerder in deze zaak bemiddeld of geadviseerd"),
    "confidential_adviser": gettext_noop("is vertrouwenspersoon en kan niet oordelen"),
    "excluded_role": gettext_noop("heeft een rol waarmee iemand hier geen plaats kan hebben"),
    "not_external": gettext_noop("is niet extern, terwijl deze plaats dat vraagt"),
    "not_available": gettext_noop("staat niet op de lijst voor deze plaats"),
}


@dataclass(frozen=True, slots=True)
class Candidacy:
    """Somebody who is on the list: per seat the codes of what stands in the way."""

    person: Person
    seats: Mapping[str, tuple[str, ...]]
    sits: bool


@dataclass(frozen=True, slots=True)
class _Around:
    """What could tie anybody to the case."""

    panel: Panel | None
    ties: tuple[Tie, ...]
    earlier: Mapping[UUID, frozenset[str]]

    def against(self, person: Person, seat: str) -> tuple[str, ...]:
        if seat not in person.available_as:
            return ("not_available",)
        return conflicts(
            _candidate(person), ties=self.ties, seat=seat, panel=self.panel, earlier=self.earlier
        )


def conflicts_of(case: Complaint, person: Person, seat: str) -> tuple[str, ...]:
    """Return the codes of what keeps this person from this seat in this case."""
    return _around(case).against(person, seat)


def candidates(case: Complaint) -> tuple[Candidacy, ...]:
    """Return everybody who is on the list for a seat of the case's regulation, by name.

    Those who may not sit are among them, with the reasons.
    """
    around, known = _around(case), seats_of(of_case(case))
    sitting = set(case.appointments.filter(until_at=None).values_list("person_id", flat=True))
    listed = Person.objects.filter(active=True, available_as__overlap=list(known))
    found = (
        Candidacy(
            person,
            {seat: around.against(person, seat) for seat in known if seat in person.available_as},
            sits=person.id in sitting,
        )
        for person in listed
    )
    return tuple(sorted(found, key=lambda one: one.person.name))


def seats_of(regulation: Regulation) -> tuple[str, ...]:
    """Return every seat that somebody can be appointed to: of the panel, then the experts."""
    panel = regulation.panel
    return (*panel.seats, *panel.experts) if panel else ()


def _around(case: Complaint) -> _Around:
    return _Around(of_case(case).panel, _ties(case.parties.all()), _earlier(case.acts.all()))


def _candidate(person: Person) -> Candidate:
    return Candidate(
        person=person.id,
        email=person.email,
        department=person.department_id or "",
        external=person.external,
        roles=frozenset(person.roles),
    )


def _ties(parties: Iterable[Party]) -> tuple[Tie, ...]:
    return tuple(
        Tie(party.side, party.email, party.department_id or "", party.person_id)
        for party in parties
    )


def _earlier(acts: Iterable[Act]) -> Mapping[UUID, frozenset[str]]:
    kinds: dict[UUID, set[str]] = defaultdict(set)
    for act in acts:
        if act.actor_id is not None:
            kinds[act.actor_id].add(act.kind)
    return {person: frozenset(found) for person, found in kinds.items()}
