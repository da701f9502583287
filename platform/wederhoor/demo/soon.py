"""The meeting that is to come: planned some days ago, about the newest report, and answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from procedures.actions.invite_meeting import invite_meeting
from procedures.actions.plan_meeting import Plan, plan_meeting
from procedures.actions.propose_advice import propose_advice
from procedures.actions.reply_meeting import reply_meeting
from procedures.actions.set_agenda import Agenda, set_agenda
from procedures.models import AdviceMeeting, Edition
from procedures.rules.reporting import ANNUAL
from wederhoor.demo.company import Company
from wederhoor.demo.planning import Time
from wederhoor.demo.sheets import SoonSheet
from wederhoor.demo.years import proposed

AGO: Mapping[str, timedelta] = MappingProxyType(
    {"ask": timedelta(days=8), "reply": timedelta(days=4)}
)
"""How long ago it was planned and answered."""


@dataclass(frozen=True, slots=True)
class SoonEvent:
    """Something that happens for the meeting that is to come."""

    kind: str
    at: datetime
    sheet: SoonSheet


def soon_events(time: Time, sheet: SoonSheet | None) -> list[SoonEvent]:
    """Return what happened for the meeting by now."""
    if sheet is None:
        return []
    days = ((kind, time.working(time.today - ago)) for kind, ago in AGO.items())
    found = (SoonEvent(kind, time.at(day, "10:20"), sheet) for kind, day in days)
    return [event for event in found if event.at < time.now]


def live(event: SoonEvent, company: Company, time: Time) -> None:
    """Let one event happen; without a published report there is nothing to talk about."""
    if event.kind == "reply":
        _reply(event, company)
        return
    published = Edition.objects.filter(definition=ANNUAL, state="published")
    edition = published.order_by("-year", "-number").first()
    if edition is not None:
        _ask(event, company, edition, time)


def _ask(event: SoonEvent, company: Company, edition: Edition, time: Time) -> None:
    sheet, at = event.sheet, event.at
    writer = company.actor(sheet.writer, at)
    day = time.working(time.today + timedelta(days=sheet.days))
    people = [company.people[key] for key in sheet.attendees]
    plan = Plan(edition.id, time.at(day, sheet.clock), sheet.place, people)
    meeting = plan_meeting(plan, by=writer, at=at)
    set_agenda(meeting.id, Agenda(sheet.agenda, sheet.questions), by=writer, at=at)
    for one in sheet.advices:
        propose_advice(meeting.id, proposed(one), by=writer, at=at)
    invite_meeting(meeting.id, by=writer, at=at)


def _reply(event: SoonEvent, company: Company) -> None:
    meeting = AdviceMeeting.objects.filter(held_at=None, planned_at__gt=event.at).first()
    if meeting is None:
        return
    for key, comes in event.sheet.comes.items():
        reply_meeting(meeting.id, comes=comes, by=company.actor(key, event.at), at=event.at)
