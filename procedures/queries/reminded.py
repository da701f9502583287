"""Who is reminded of a measure that was agreed: those who can do something about it, here."""

from collections.abc import Iterable, Iterator

from procedures.models import Measure, MeetingDecision, NoticeChoice, Person
from procedures.rules.access import SEES_EVERY_CASE, SEES_FIGURES
from procedures.rules.editions import MAKES_EDITIONS
from procedures.rules.notices import NEVER, TERM
from procedures.rules.reminding import is_late

ORGANISATION = frozenset({"employer", "hr"})


def who_hear() -> list[Person]:
    """Return the people who can be told by mail and did not say that they want no such notice."""
    people = Person.objects.filter(active=True).exclude(account_id=None)
    found = people.select_related("notice_choice")
    return [one for one in found if one.email and _wishes(one) != NEVER]


def _wishes(person: Person) -> str:
    choice: NoticeChoice | None = getattr(person, "notice_choice", None)
    return (choice or NoticeChoice(person=person)).wishes.often(TERM)


def of_decision(decision: MeetingDecision, name: str, people: Iterable[Person]) -> Iterator[Person]:
    """Yield who is reminded of a decision: its owner, else the organisation.

    When its date went by, also who of the makers of the report was at the meeting.
    """
    readers = [one for one in people if SEES_FIGURES & set(one.roles)]
    owner = decision.owner.strip().casefold()
    owners = [one for one in readers if one.name.strip().casefold() == owner]
    yield from owners or (one for one in readers if ORGANISATION & set(one.roles))
    if is_late(name):
        there = set(decision.meeting.attendees)
        yield from (one for one in readers if one.id in there and MAKES_EDITIONS & set(one.roles))


def of_measure(measure: Measure, name: str, people: Iterable[Person]) -> Iterator[Person]:
    """Yield who is reminded of a measure in a case: the organisation if the case is open to it.

    When its date went by, or where the case is not, also who handles it, else the secretariat.
    """
    told = ORGANISATION & set(measure.case.opened_to)
    yield from (one for one in people if told & set(one.roles))
    if is_late(name) or not told:
        yield from _handling(measure, people)


def _handling(measure: Measure, people: Iterable[Person]) -> Iterator[Person]:
    handler = getattr(measure.case, "handler", None)
    own = [one for one in people if handler and one.id == handler.person_id]
    yield from own or (one for one in people if SEES_EVERY_CASE & set(one.roles))
