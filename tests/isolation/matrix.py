"""What every address must answer to everybody, from the policy table; and what it does answer."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from uuid import uuid4

from django.db import transaction
from django.http.response import HttpResponseBase
from django.urls import get_resolver

from kernel.routes import PUBLIC, needs_of, walk
from procedures.rules.access import who_may
from tests.isolation.addresses import Address
from tests.isolation.cast_of_matrix import RELATIONS, Actor, Scene
from tests.isolation.houses import MODELS, SCOPES

CLIENT = "wederhoor.urls.client"
CASES = {"mixed": "own"}
"""Our case, with a row of another client in it."""
POSTED = ("own", "other", "theirs", "mixed")
"""A shredded case and one that never was are asked for, not posted to: that takes as long."""
PAGE_METHODS = ("GET", "HEAD", "POST")
PARTIES = frozenset({"complainant", "respondent", "untold", "assistant", "witness"})
SIDES = frozenset({"complainant", "respondent"})
ABSENT = frozenset(
    {
        *("case_act", "committee_act", "employer_act", "party_act", "party_switch"),
        "party_objection",
        *("party_guest_end", "case_guest_end", "seal", "employer_piece", "restoration_ask"),
        *("draft_list", "draft_letter", "case_ledger_add", "case_letter_original"),
        *("advice_document", "keeping_certificate"),
        *("draft_code_add", "draft_code_remove", "draft_code_back"),
        *(
            "keeping_lift",
            "case_codes",
            "meeting_edit",
            "meeting_reply",
            "person_end",
            "person_invite_known",
            "sign_on_enforce",
            "sign_on_switch",
        ),
    }
)
"""Doors to what our client need not have: a step that is not theirs, a letter by hand, a seal."""
DOORS = {"/aanmelden/opnieuw/": "again", "/aanmelden/": "sign_in", "/mijn-zaak/code/": "code"}
"""Where a redirect may lead."""
_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
_SECRET = re.compile(rb'(csrfmiddlewaretoken" value=")[^"]+')
_ID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Door:
    """An address of the client's host, with what it needs and how its view is made."""

    address: Address
    needs: tuple[str, ...]
    scopes: Mapping[str, str] | None
    guarded: bool

    @property
    def is_program(self) -> bool:
        """Whether programs come here, with a token that has a right for each method."""
        return self.scopes is not None

    @property
    def name(self) -> str:
        """What the address is called."""
        return self.address.name

    @property
    def rows(self) -> tuple[str, ...]:
        """Which of its parameters name rows of a client."""
        return tuple(name for kind, name in self.address.parameters if kind == "uuid")


@cache
def doors() -> tuple[Door, ...]:
    """Return every address of a client's host, from the resolver itself."""
    found = []
    for pattern, one in walk(get_resolver(CLIENT).url_patterns):
        address = Address(pattern, one.name or "", tuple(_PARAMETER.findall(pattern)))
        view = getattr(one.callback, "cls", None)
        scopes = getattr(view, "scopes", {}) if view else None
        guarded = not getattr(one.callback, "csrf_exempt", False)
        found.append(Door(address, needs_of(one.callback), scopes, guarded))
    return tuple(found)


@dataclass(frozen=True)
class Check:
    """One question: who asks, how, where, and which relation the object there has to them."""

    actor: Actor
    method: str
    door: Door
    path: str
    relation: str

    def __str__(self) -> str:
        return f"{self.actor.name}: {self.method} {self.path} ({self.relation})"


def expected(check: Check) -> str:
    """Return what the table says: in, away (404), sign_in, code, declare, method or public."""
    door, actor = check.door, check.actor
    if PUBLIC in door.needs:
        return "public"
    if not door.is_program and check.method not in PAGE_METHODS:
        return "method"
    allowed = who_may(door.needs)
    if door.scopes is not None:
        right = door.scopes.get(check.method) in SCOPES
        return "program" if right and allowed & actor.who else "token"
    if not allowed & actor.who:
        return _shut(allowed, actor)
    return _at_object(check)


def _shut(allowed: frozenset[str], actor: Actor) -> str:
    if allowed & SIDES and actor.who & SIDES:
        return "away"  # of the other side; who assists and who bears witness have a code of theirs
    if allowed <= PARTIES:
        return "code"
    away = "person" in actor.who or ("untold" in actor.who and allowed & PARTIES)
    return "away" if away else "sign_in"


def _at_object(check: Check) -> str:
    """Return what the relation to the object makes of somebody who may come in here."""
    door, actor, relation = check.door, check.actor, check.relation
    if not door.rows:
        return "in"
    if actor.who & PARTIES:
        return "in" if relation in actor.party else "away"
    if "case_id" not in door.rows:
        return "in" if relation == "own" else "away"
    if CASES.get(relation, relation) in _asked(door, actor):
        return "declare"
    whole = relation == "own" or (relation not in CASES and len(door.rows) == 1)
    return "in" if whole and relation in _reached(door, actor) else "away"


def _reached(door: Door, actor: Actor) -> frozenset[str]:
    """Return the cases that somebody reaches at this door, by what it needs."""
    found: set[str] = set()
    for need in door.needs:
        relation = need.partition("_")[0]
        found |= {"seated": actor.seated, "opened": actor.opened}.get(relation, actor.handles)
        if need == "seated_case.declare":
            found |= actor.asked
    return frozenset(found)


def _asked(door: Door, actor: Actor) -> frozenset[str]:
    seated = any(need.startswith("seated_") for need in door.needs)
    return actor.asked if seated and "seated_case.declare" not in door.needs else frozenset()


def agrees(what: str, check: Check) -> bool:
    """Whether an answer is what the table says; what the whole case does not have is not there."""
    wanted = expected(check)
    if what in ("post", "again"):  # not read, or first prove who you are: it says nothing yet
        return wanted in ("in", "away") or "untold" in check.actor.who
    return what == wanted or ((wanted, what) == ("in", "away") and check.door.name in ABSENT)


def found(check: Check, status: int, location: str) -> str:
    """Return what an answer is, in the same words."""
    if check.method not in PAGE_METHODS and status == 405:
        return "method"
    if status == 405:
        return "post"
    if check.door.is_program:
        return "token" if status in (401, 403) else "program"
    if status == 404:
        return "away"
    return _sent(location) if status == 302 else "in"


def _sent(location: str) -> str:
    """Return what a redirect is: the way to a door, to a declaration, or to another page."""
    for door, word in DOORS.items():
        if location.startswith(door):
            return word
    return "declare" if location.endswith("/verklaring/") else "in"


def answered(actor: Actor, method: str, path: str, host: str, **heads: str) -> HttpResponseBase:
    """Return how an address answers; whatever it did, here and in the browser, is undone."""
    cookies = deepcopy(actor.browser.cookies)
    actor.browser.raise_request_exception = False  # a broken page is an answer too: 500
    with transaction.atomic():
        answer = actor.browser.generic(method, path, headers={"host": host, **heads})
        content(answer)
        transaction.set_rollback(True)
    actor.browser.cookies = cookies
    return answer


def content(answer: HttpResponseBase) -> bytes:
    """Return all of an answer: its body and its headers; a stream is read once and kept."""
    if not hasattr(answer, "whole"):
        body = b"".join(answer) if answer.streaming else bytes(answer.content)  # type: ignore[call-overload,attr-defined]
        answer.whole = body + repr(sorted(answer.items())).encode()  # type: ignore[attr-defined]
    return bytes(answer.whole)


def bare(answer: HttpResponseBase, path: str) -> bytes:
    """Return an answer without what differs with each request: tokens, and where it was asked."""
    whole = content(answer).replace(path.encode(), b"PATH")
    return _ID.sub(b"ID", _SECRET.sub(rb"\1", whole))


def paths(scene: Scene, door: Door, side: str = "") -> Iterator[tuple[str, str]]:
    """Yield for each relation an address of this door with an object of that relation.

    `side` is whose objects are meant where a side has its own.
    """
    mine = scene.of_ours | (scene.of_side.get(side) or scene.of_side[""])
    if not door.rows:
        yield "own", _one(door, mine)
        return
    strange = {name: [str(uuid4())] for name in door.rows}
    if set(door.rows) - MODELS.keys():  # of the shared tables: nobody's row, then
        yield "random", _one(door, mine | strange)
    elif "case_id" in door.rows:
        for relation in RELATIONS:
            rows = {"theirs": scene.of_theirs, "random": mine | strange}.get(relation, mine)
            yield relation, _one(door, {**rows, "case_id": [scene.cases[relation]]})
        if len(door.rows) > 1:
            yield "mixed", _one(door, {**scene.of_theirs, "case_id": [scene.cases["own"]]})
    else:
        yield "own", _one(door, mine)
        yield "theirs", _one(door, mine | {name: scene.of_theirs[name] for name in door.rows})
        yield "random", _one(door, mine | strange)


def _one(door: Door, values: Mapping[str, Sequence[str]]) -> str:
    every = {name: values.get(name, ["x"]) for _, name in door.address.parameters}
    return next(iter(door.address.filled(every)))


def checks(scene: Scene, actors: Iterable[Actor], methods: Sequence[str]) -> Iterator[Check]:
    """Yield every question for these actors and methods, on every door that is not public."""
    for door in doors():
        if PUBLIC in door.needs or not door.needs:
            continue
        for actor in actors:
            for relation, path in paths(scene, door, actor.name):
                for method in methods:
                    if method != "POST" or relation in POSTED:
                        yield Check(actor, method, door, path, relation)
