"""Years of a client for tests: cases that ended somehow, editions, meetings."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from kernel.actors import Actor
from procedures.actions.draft_edition import draft_edition
from procedures.actions.edit_edition import Written, edit_edition
from procedures.actions.hold_meeting import Decided, Report, hold_meeting
from procedures.actions.plan_meeting import Plan, plan_meeting
from procedures.actions.publish_edition import publish_edition
from procedures.actions.review_edition import review_edition
from procedures.models import AdviceMeeting, Complaint, Edition
from procedures.queries.asked import Asked
from procedures.rules.reporting import definition
from tests.cast import Cast
from tests.factories import cases

MADE_AT = datetime(2026, 2, 2, 10, 0, tzinfo=UTC)
"""When the report on 2025 is made."""
MEETING_AT = datetime(2026, 3, 10, 13, 0, tzinfo=UTC)


def moment(day: str, hour: int = 9) -> datetime:
    """Return a moment on a day written as 2025-03-14."""
    found = date.fromisoformat(day)
    return datetime(found.year, found.month, found.day, hour, tzinfo=UTC)


def received(day: str, story: str = "Er wordt geschreeuwd.", **traits: object) -> Complaint:
    """Return a case that came in on a day."""
    return cases.complaint(story, received_at=moment(day), **traits)


def settled(who: Cast, day: str, closed_on: str, **traits: object) -> Complaint:
    """Return a case that was settled to satisfaction on a day."""
    case = received(day, **traits)
    cases.do(case, "acknowledged", who.carla, moment(day, 11))
    values = {"agreements": "Er komt een gesprek.", "complainant_consents": True}
    cases.do(case, "settled", who.omar, moment(closed_on), **values)
    return case


def withdrawn(who: Cast, day: str, closed_on: str, **traits: object) -> Complaint:
    """Return a case that was withdrawn on a day."""
    case = received(day, **traits)
    cases.do(case, "withdrawn", who.carla, moment(closed_on))
    return case


def declined(who: Cast, day: str, closed_on: str, **traits: object) -> Complaint:
    """Return a case that was found inadmissible on a day."""
    case = received(day, **traits)
    cases.do(case, "acknowledged", who.carla, moment(day, 11))
    values = {"inadmissible_reason": "too_long_ago", "reasons": "Het is vier jaar geleden."}
    cases.do(case, "declined", who.carla, moment(closed_on), **values)
    return case


def aftercare(who: Cast, case: Complaint, day: str, **values: object) -> Complaint:
    """Record the aftercare of a closed case."""
    given = {"aftercare_channel": "phone", **values}
    cases.do(case, "aftercare_done", who.omar, moment(day), **given)
    return case


def drafted(who: Cast, year: int = 2025, at: datetime = MADE_AT, **given: str) -> Edition:
    """Return the edition that Iris drafted."""
    return draft_edition(year, by=cases.acting(who.iris), at=at, **given)


def published(who: Cast, year: int = 2025, at: datetime = MADE_AT, **given: str) -> Edition:
    """Return an edition that Iris drafted, Carla reviewed and Iris published."""
    edition = drafted(who, year, at, **given)
    review_edition(edition.id, by=cases.acting(who.carla), at=at + timedelta(hours=1))
    return publish_edition(edition.id, by=cases.acting(who.iris), at=at + timedelta(hours=2))


def published_report(who: Cast, asked: Asked, at: datetime = MADE_AT) -> Edition:
    """Return an edition of any report that Iris wrote, Carla reviewed and Iris published."""
    iris = cases.acting(who.iris)
    edition = draft_edition(asked, by=iris, at=at)
    asks = (each.code for each in definition(asked.definition).chapters if each.required)
    written = Written(dict.fromkeys(asks, "Een rustige periode."))
    if written.chapters:
        edit_edition(edition.id, written, by=iris, at=at)
    review_edition(edition.id, by=cases.acting(who.carla), at=at + timedelta(hours=1))
    return publish_edition(edition.id, by=iris, at=at + timedelta(hours=2))


def planned(who: Cast, edition: Edition, at: datetime = MEETING_AT) -> AdviceMeeting:
    """Return a meeting about an edition with Henk and Iris."""
    plan = Plan(edition.id, at, "Directiekamer", [who.henk.id, who.iris.id])
    return plan_meeting(plan, by=cases.acting(who.iris), at=MADE_AT)


def held(
    who: Cast, edition: Edition, *decisions: tuple[str, str, str], at: datetime = MEETING_AT
) -> AdviceMeeting:
    """Return a meeting that was held, with decisions as (text, owner, due on)."""
    meeting = planned(who, edition, at)
    decided = [Decided(text, owner, date.fromisoformat(due)) for text, owner, due in decisions]
    report = Report(at, "Wij bespraken de cijfers.", decided)
    return hold_meeting(meeting.id, report, by=cases.acting(who.iris), at=at + timedelta(days=1))


def actor(roles: str, identity: int = 1) -> Actor:
    """Return somebody with these roles who has no row."""
    return Actor("person", UUID(int=identity), "Iemand", frozenset(roles.split()))
