"""Whose receipt codes the guide tells: chosen by where their cases stand, never by a number."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kernel import clock
from kernel.actors import Actor
from procedures.models import Party
from procedures.queries.next_steps import next_steps
from procedures.queries.party_view import hearings_of_side, shared_advice
from procedures.queries.regulations import of_case, texts_of
from procedures.rules.language import Texts
from tenants import scope
from wederhoor.demo.codes import ToldCode
from wederhoor.demo.replay import Running

LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class Way:
    """A party to come in as: on which side, what is to be seen there, and when that is so."""

    part: str
    shows: str
    fits: Callable[[Party, date], bool]


def told_codes(cases: Iterable[Running], *, now: datetime) -> list[ToldCode]:
    """Return a code for each thing to be seen, of the newest case that shows it; in scope.

    Cases in which a ruling or a decision can be read go before those without.
    """
    today = clock.local_date(now, scope.current().time_zone)
    newest = sorted(cases, key=lambda one: one.case.number, reverse=True)
    first = sorted(newest, key=lambda one: not _told_how_it_ended(_party(one, "complainant")))
    return [told for way in WAYS for told in _first(way, first, today)]


def _first(way: Way, cases: Iterable[Running], today: date) -> Iterator[ToldCode]:
    for one in cases:
        code = one.codes.get(way.part)
        if code and way.fits(_party(one, way.part), today):
            number = one.case.number
            yield ToldCode(number=number, part=way.part, code=code, shows=way.shows)
            return


def _party(running: Running, part: str) -> Party:
    """Return a party as it is now, with its case."""
    return Party.objects.select_related("case__regulation").get(id=running.parties[part].id)


def _awaits_answer(party: Party, _today: date) -> bool:
    """Whether the respondent was told of the complaint, and said nothing yet."""
    case = party.case
    if case.closed_on is not None or _told_how_it_ended(party):
        return False
    told = case.acts.filter(kind="inform").exists()
    return told and not case.acts.filter(actor_role="respondent").exists()


def _has_report(party: Party, today: date) -> bool:
    """Whether the report of their own hearing can still be corrected."""
    return any(
        one.report and one.remarks_until_on and one.remarks_until_on >= today
        for one in hearings_of_side(party)
    )


def _is_asked_afterwards(party: Party, today: date) -> bool:
    """Whether the case ended, and they are asked how it went."""
    case = party.case
    if case.closed_on is None:
        return False
    actor = Actor("party", party.id, party.name, frozenset({party.side}))
    choices = next_steps(case, actor, _texts(party), today=today)
    asked = {step.act for step in of_case(case).steps if step.kind == "aftercare"}
    return any(one.act in asked for one in (*choices.due, *choices.other))


def _answered_and_decided(party: Party, _today: date) -> bool:
    """Whether they gave their own account, and can read how it ended."""
    answered = party.case.acts.filter(name="answered", actor_role=party.side).exists()
    return answered and _told_how_it_ended(party)


def _told_how_it_ended(party: Party) -> bool:
    return shared_advice(party, language=LANGUAGE) is not None


def _texts(party: Party) -> Texts:
    return texts_of(party.case.regulation, LANGUAGE)


WAYS = (
    Way("complainant", "the other side is asked to answer", _awaits_answer),
    Way("respondent", "told of a complaint, and asked to answer", _awaits_answer),
    Way("complainant", "the report of the hearing, to correct", _has_report),
    Way("complainant", "closed: the outcome, and aftercare to value", _is_asked_afterwards),
    Way("respondent", "answered, and decided: the outcome", _answered_and_decided),
)
