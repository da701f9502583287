"""One client of the demo: opened, staffed, and every one of its cases relived."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from billing.demo import live_through
from kernel.actors import Actor
from kernel.calendars import calendar
from procedures.actions.adopt_regulation import adopt
from procedures.actions.sweep_terms import sweep_terms
from procedures.models import AdoptedRegulation
from procedures.queries.regulations import rules_of
from procedures.rules.adopting import Adoption, Draft
from tenants import scope
from tenants.actions.issue_token import issue_token
from tenants.models import Tenant
from tenants.provisioning import open_client
from wederhoor.demo import casting, sheets
from wederhoor.demo.codes import ClientCodes
from wederhoor.demo.company import Company, Player
from wederhoor.demo.entering import told_codes
from wederhoor.demo.events import Event, events_until
from wederhoor.demo.planning import Stage, Time
from wederhoor.demo.registering import Desk, DeskEvent, desk_events, registers
from wederhoor.demo.replay import Replay
from wederhoor.demo.sheets import ClientSheet, Script
from wederhoor.demo.soon import SoonEvent, live, soon_events
from wederhoor.demo.years import Yearbook, YearEvent, year_events

SYSTEM = Actor("system", None, "demo")
SCOPES = ("complaints:file", "complaints:read", "statistics:read")
STRIDE = 5


def load_client(slug: str, say: Callable[[str], None], *, now: datetime) -> ClientCodes:
    """Open a client and let everything happen there until `now`; call it outside a transaction."""
    script = Script(slug)
    client, opened_at = script.client, first_day(now)
    tenant = _open(client, opened_at)
    casting.assign(sheets.bureau(), client, tenant, from_on=opened_at.date())
    token, secret = issue_token(tenant, client.program, scopes=SCOPES, at=opened_at)
    program = Actor("program", token.id, token.label, frozenset({"program"}))
    with scope.within(tenant), transaction.atomic():
        replay = _relive(script, program, now, Counter(say, script))
        told = told_codes(replay.cases.values(), now=now)
    live_through(tenant, by=SYSTEM, from_on=opened_at.date(), today=now.date())
    return ClientCodes(api_token=secret, told=told)


class Counter:
    """Tells how far the load is, every few cases."""

    def __init__(self, say: Callable[[str], None], script: Script) -> None:
        self._say, self._name = say, script.client.name
        self._total, self._done = len(script.stories), 0

    def note(self, event: Event) -> None:
        """Count an event; only a filing makes a new case."""
        if event.kind == "filing":
            self._done += 1
            if self._done % STRIDE == 0 or self._done == self._total:
                self._say(f"Reliving {self._name}: case {self._done} of {self._total}")


def first_day(now: datetime) -> datetime:
    """Return the morning on which the consultancy began for its clients.

    That is a month before the first of the three calendar years in which there are cases.
    """
    return datetime(now.year - 3, 12, 1, 8, tzinfo=UTC)


def _open(client: ClientSheet, at: datetime) -> Tenant:
    return open_client(
        slug=client.slug,
        name=client.name,
        host=f"{client.slug}.{settings.CLIENT_HOST_SUFFIX}",
        at=at,
        brand_colour=client.brand_colour,
        employees_count=client.employees_count,
        contact_email=client.contact_email,
        contact_phone=client.contact_phone,
    )


def _relive(script: Script, program: Actor, now: datetime, counter: Counter) -> Replay:
    """Let everything happen at one client, in its scope."""
    client, opened_at = script.client, first_day(now)
    rest_days = calendar(rules_of(_adopt(client, opened_at)).calendar)
    company = Company(_players(client, opened_at))
    time = Time(now, ZoneInfo(scope.current().time_zone), rest_days)
    replay, yearbook = Replay(company, program, time), Yearbook(company, time)
    desk = Desk(company, time, replay.cases)
    scenes = Stage(script, time).scenes()
    happened: list[Event | YearEvent | SoonEvent | DeskEvent] = [*year_events(time, script.years)]
    happened += soon_events(time, script.soon)
    happened += events_until(time, scenes)
    filed = {one.story.key: one.filed_at for one in scenes}
    happened += desk_events(time, registers(client.slug), filed)
    for event in sorted(happened, key=lambda one: one.at):
        if isinstance(event, YearEvent):
            yearbook.play(event)
        elif isinstance(event, SoonEvent):
            live(event, company, time)
        elif isinstance(event, DeskEvent):
            desk.play(event)
        else:
            counter.note(event)
            replay.play(event)
    sweep_terms(now)
    return replay


def _adopt(client: ClientSheet, at: datetime) -> AdoptedRegulation:
    """Adopt the client's regulation with its works council, in force from the first of January.

    Those beside it are adopted on the same day.
    """
    consent = Adoption(date(at.year + 1, 1, 1), "given", at.date())
    with transaction.atomic():
        for name in client.beside:
            also = replace(consent, beside=True)
            adopt(Draft(f"inherits: {name}\n"), also, by=SYSTEM, at=at)
        return adopt(Draft(f"inherits: {client.preset}\n"), consent, by=SYSTEM, at=at)


def _players(client: ClientSheet, at: datetime) -> dict[str, Player]:
    here = casting.engage_client(sheets.bureau(), client)
    casting.name_contacts(client, by=SYSTEM, at=at)
    return {**here, **casting.welcome_visitors(sheets.bureau(), client, at)}
