"""A client in which something waits for everybody, and a consultancy that serves it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.test import Client

from kernel import clock
from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.give_code import give_code
from procedures.actions.propose_moments import Proposed, propose_moments
from procedures.actions.send_message import send_message
from procedures.actions.write_draft import write_draft
from procedures.models import Complaint
from procedures.queries.seated import seats_of_reader
from tenants import scope
from tenants.models import Tenant
from tests import cast as casts
from tests.cast import Cast
from tests.factories import cases, portals
from tests.factories.browsers import HostClient
from tests.factories.bureau import at_bureau, consultant, owner
from tests.factories.seats import declare
from wederhoor.demo import papers
from wederhoor.demo.sheets import Paper

STORY = "Mijn collega schreeuwt elke dag."
POINTS = (("bullying", "Uitgelachen in het overleg."), ("other", "Alleen late diensten."))
ASKED = "Kunt u ook op een avond?"
DRAFTED = "Er is geschreeuwd."


@dataclass
class People:
    """The client with its cases by name, the codes of the parties, and everybody's session."""

    tenant: Tenant
    who: Cast
    cases: dict[str, Complaint] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    paper: Path = Path()


def people(folder: Path) -> People:
    """Make everybody, within the transaction of the tests."""
    tenant, now = Tenant.objects.get(slug="acme"), clock.now()
    with scope.within(tenant):
        town = People(tenant, casts.cast())
        town.paper = folder / "rooster.pdf"
        town.paper.write_bytes(papers.pdf(("Week 44",)))
        portals.named("Vertrouwd", at=now)
        _fresh(town, now)
        _talked(town, now)
        _drafted(town, now)
        town.cases["advised"] = casts.advised(town.who, cases.complaint(STORY, elements=POINTS))
        for name in ("carla", "els", "dirk", "henk"):
            town.sessions[name] = _session(HostClient("acme.localhost"), town, name)
    for account in (consultant("Karin", tenant, lead=True), owner("Olga")):
        browser = at_bureau(account)
        town.sessions[account.name.lower()] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    return town


def _session(browser: Client, town: People, name: str) -> str:
    browser.force_login(cases.account_of(getattr(town.who, name)))
    return str(browser.cookies[settings.SESSION_COOKIE_NAME].value)


def _fresh(town: People, now: datetime) -> None:
    """Two complaints that nobody looked at yet."""
    for name in ("fresh", "second"):
        town.cases[name] = cases.complaint(STORY, received_at=now, elements=POINTS)


def _talked(town: People, now: datetime) -> None:
    """A case in which everything waits for a side: a moment, a report, a message, an answer."""
    made = cases.complaint(STORY, received_at=now - timedelta(days=20), elements=POINTS)
    case = town.cases["talked"] = casts.composed(town.who, made)
    carla = cases.acting(town.who.carla)
    for side in ("complainant", "respondent"):
        town.codes[side] = give_code(case.parties.get(side=side))
        send_message(case, ASKED, side=side, by=carla, at=now)
        values = {"side": side, "held_on": now.date().isoformat(), "report": f"Zo zei {side} het."}
        cases.do(case, "heard", town.who.dirk, now, **values)
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    moments = (noon + timedelta(days=8), noon + timedelta(days=9))
    seats = tuple(case.appointments.values_list("id", flat=True))
    asked = Proposed("complainant", moments, "Kamer 4", seats, (noon + timedelta(days=5)).date())
    propose_moments(case, asked, by=carla, at=now)


def _drafted(town: People, now: datetime) -> None:
    """A case of a committee that writes its advice; Els did not declare anything yet."""
    case = town.cases["drafted"] = casts.heard(town.who, cases.complaint(STORY, elements=POINTS))
    for one in (town.who.dirk, town.who.faruk, town.who.sanne):
        declare(one, case)
    sanne = cases.acting(town.who.sanne)
    seat = seats_of_reader(sanne, now).get(case=case)
    both = Given("complainant", for_complainant=True, for_respondent=True)
    paper = papers.upload(Paper(name="rooster.pdf", lines=("Week 44",)))
    add_pieces(case, [paper], both, by=cases.acting(town.who.carla), at=now)
    write_draft(seat, {"findings": DRAFTED}, on=0, by=sanne, at=now)
