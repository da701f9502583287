"""Every page of every reader, as our own server writes it: to be judged and pictured elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from procedures.rules.access import who_may
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.isolation.addresses import YEAR
from tests.isolation.cast_of_matrix import Actor, Scene
from tests.isolation.matrix import Door, answered, doors, paths
from tests.pages.page import Page

LOOKING = (
    "nobody",
    "complainant",
    "respondent",
    "chair with a seat",
    "secretariat",
    "expert who declared nothing yet",
    "employer",
    "hr",
    "policy_officer",
)
"""Of the cast of the matrix those who between them see every page."""
AT_BEGINNING = ("secretariat", "employer", "policy_officer")
PUBLIC = "public"
_HTML = re.compile(rb"\s*<!doctype html>", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A request: its method, and where it goes."""

    method: str
    host: str
    path: str


def of_client(stage: Scene, *, sent: bool = False) -> Iterator[Page]:
    """Yield every page of a client's host as the first who may come there has it.

    Forms of the public and the parties also as they answer when sent empty; `sent` yields those
    of all.
    """
    for door in (one for one in doors() if not one.is_program):
        for actor in (stage.actor(name) for name in LOOKING if _may(door, stage.actor(name))):
            found = list(_asked(stage, door, actor, "GET"))
            if sent or actor.name in LOOKING[:3]:
                found += _asked(stage, door, actor, "POST")
            yield from found
            if found:
                break


def _may(door: Door, actor: Actor) -> bool:
    if PUBLIC in door.needs:
        return actor.name == "nobody"
    return bool(who_may(door.needs) & actor.who)


def _asked(stage: Scene, door: Door, actor: Actor, method: str) -> Iterator[Page]:
    path = next(paths(stage, door, actor.name))[1]
    state = "as it is" if method == "GET" else "sent"
    yield from _page(actor, door, Asked(method, stage.ours.host, path), state)


def _page(actor: Actor, door: Door, asked: Asked, state: str) -> Iterator[Page]:
    answer = answered(actor, asked.method, asked.path, asked.host)
    content = bytes(getattr(answer, "content", b""))
    if _HTML.match(content):
        name = door.name or asked.path
        yield Page(name, actor.name, state, asked.host, asked.path, content.decode())


def of_empty_client(tenant: Tenant) -> Iterator[Page]:
    """Yield the pages without a row in their address, of a client that only has its people."""
    host = f"{tenant.slug}.localhost"
    with scope.within(tenant):
        cases.regulation()
        people = [(role, cases.person(role, roles=[role])) for role in AT_BEGINNING]
        accounts = [(role, cases.account_of(person)) for role, person in people]
    for role, account in accounts:
        browser = HostClient(host)
        browser.force_login(account)
        actor = Actor(role, browser, frozenset({"person", role}))
        for door in (one for one in doors() if not one.is_program):
            path = "/" + door.address.pattern.replace("<int:year>", YEAR)
            if "<" not in path and _may(door, actor):
                yield from _page(actor, door, Asked("GET", host, path), "empty")
