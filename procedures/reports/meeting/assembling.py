"""From a meeting as it is kept to everything that its papers print."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from kernel import clock
from kernel.documents.formats import long_date
from procedures.models import AdviceMeeting, Edition, MeetingAdvice
from procedures.queries.meetings import (
    agenda_of,
    attendees_of,
    decided_before,
    earlier_advices,
    meeting_of,
    questions_of,
)
from procedures.queries.names import names_of
from procedures.reports.assembling import content_of
from procedures.reports.content import FollowUp
from procedures.reports.meeting.content import Advised, Answered, PackContent, figure_of
from procedures.reports.meeting.minutes import MinutesContent, Signed
from procedures.reports.view import by_name
from procedures.reports.wording import languages
from procedures.rules.statistics import load
from tenants import scope
from tenants.logos import unpacked
from tenants.models import Tenant


def pack_of(meeting: AdviceMeeting, today: date) -> PackContent:
    """Return the pack of a meeting: its edition as frozen, or as the draft is today.

    What was decided before stands in it as it is today, for that is what people talk about.
    """
    client = scope.current()
    edition = content_of(meeting.edition, today)
    return PackContent(
        edition=replace(edition, decisions=_earlier(meeting, today)),
        planned=_moment(meeting.planned_at, edition.language),
        place=meeting.place,
        invited=tuple(one.name for one in attendees_of(meeting)),
        agenda=tuple(item.text for item in agenda_of(meeting)),
        earlier=_answered(earlier_advices(meeting)),
        advices=tuple(
            Advised(one.text, tuple((each.table, each.line) for each in one.figures.all()))
            for one in meeting.advices.prefetch_related("figures")
        ),
        questions=tuple(item.text for item in questions_of(meeting)),
        logo=unpacked(client.logo),
    )


def minutes_of(meeting: AdviceMeeting) -> MinutesContent:
    """Return the minutes of a meeting that was held, as they are now."""
    client = scope.current()
    meeting = meeting_of(meeting.id)
    held_at = meeting.held_at or meeting.planned_at
    language = client.language if client.language in languages() else "nl"
    present, absent = _there(meeting)
    return MinutesContent(
        client_name=client.name,
        consultancy_name=Tenant.objects.get(schema_name="public").name,
        brand_colour=client.brand_colour,
        language=language,
        year=meeting.year,
        held_on=clock.local_date(held_at, client.time_zone),
        held=_moment(held_at, language),
        place=meeting.place,
        present=present,
        absent=absent,
        items=tuple((item.text, item.minutes) for item in agenda_of(meeting)),
        text=meeting.minutes,
        advices=_answered(meeting.advices.all()),
        decisions=tuple((one.text, one.owner, one.due_on) for one in meeting.decisions.all()),
        signed=signed_of(meeting),
        logo=unpacked(client.logo),
    )


def _earlier(meeting: AdviceMeeting, today: date) -> tuple[FollowUp, ...]:
    return tuple(
        FollowUp(one.decision.text, one.decision.owner, one.decision.due_on, one.state)  # type: ignore[arg-type]
        for one in decided_before(meeting, today)
    )


def _moment(moment: datetime, language: str) -> str:
    local = moment.astimezone(ZoneInfo(scope.current().time_zone))
    return f"{long_date(local.date(), language)}, {local:%H:%M}"


def _answered(advices: Iterable[MeetingAdvice]) -> tuple[Answered, ...]:
    return tuple(Answered(one.text, one.answer, one.answer_reasons) for one in advices)


def _there(meeting: AdviceMeeting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who was there and who was not; everybody was where nobody said otherwise."""
    away = {one.person for one in meeting.attendances.all() if one.present is False}
    people = attendees_of(meeting)
    present = tuple(one.name for one in people if one.id not in away)
    return present, tuple(one.name for one in people if one.id in away)


def signed_of(meeting: AdviceMeeting) -> tuple[Signed, ...]:
    """Return who approved the minutes, for which side and when."""
    zone, signatures = scope.current().time_zone, list(meeting.signatures.all())
    names = names_of(one.person for one in signatures)
    return tuple(
        Signed(one.side, names.get(one.person, "–"), clock.local_date(one.signed_at, zone))
        for one in signatures
    )


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A figure under an advice: its table, what it counts, and its value as printed."""

    table: str
    what: str
    value: str


def rests_on(meeting: AdviceMeeting, language: str) -> dict[UUID, list[RestsOn]]:
    """Return the figures under each advice, as the edition of the meeting prints them."""
    advices = [one for one in meeting.advices.all() if one.figures.all()]
    if not advices:
        return {}
    kept = Edition.objects.only("figures").get(id=meeting.edition_id)
    tables = by_name(load(kept.figures), language)
    return {
        one.id: [
            RestsOn(each.table, what, value)
            for each in one.figures.all()
            for what, value in figure_of(tables, each.table, each.line)
        ]
        for one in advices
    }
