"""Everybody at every address with every relation: what the policy table says, exactly."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from frontend.checks import without_rows
from tests.isolation.cast_of_matrix import Scene, scene
from tests.isolation.houses import House
from tests.isolation.matrix import (
    Check,
    agrees,
    answered,
    bare,
    checks,
    content,
    doors,
    expected,
    found,
    paths,
)

pytestmark = [pytest.mark.django_db]
Record = Callable[[str, object], None]
OTHER_METHODS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
EVERYBODY = (
    "nobody",
    "complainant",
    "respondent",
    "other complainant",
    "untold respondent",
    "secretariat",
    "officer named in the other case",
    "chair with a seat",
    "member whose seat ended",
    "expert who reported an interest",
    "expert who declared nothing yet",
    "employer",
    "hr",
    "policy_officer",
    "secretary who left",
    "consultant",
    "consultant not assigned any more",
    "account without a place here",
    "program",
)
EXEMPT = frozenset(
    {"api_complaints", "api_complaint", "api_statistics", "api_schema", "sign_on_receive"}
)
"""Programs show a token with each request; a provider of SAML posts from its own site (signed)."""
SHUT = frozenset({"away", "sign_in", "code", "token", "method"})
UNKNOWN_METHODS = ("TRACE", "CONNECT", "PROPFIND", "get")


@pytest.fixture(scope="module")
def stage(houses: tuple[House, House], django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Our client with everybody in it, for the whole module; rolled back with the houses."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield scene(*houses)
        transaction.set_rollback(True)


def wrong(stage: Scene, asked: Iterable[Check], record: Record) -> list[str]:
    """Ask everything; return what is not as the table says, or shows another's word."""
    count, found_wrong = 0, []
    away: dict[tuple[str, str, str], set[bytes]] = defaultdict(set)
    for check in asked:
        answer = answered(check.actor, check.method, check.path, stage.ours.host)
        what = found(check, answer.status_code, answer.headers.get("Location", ""))
        count += 1
        if not agrees(what, check) or answer.status_code >= 500:
            found_wrong.append(f"{check}: {what} ({answer.status_code}), not {expected(check)}")
        if stage.theirs.stands_in(content(answer)):
            found_wrong.append(f"{check}: a word of another client")
        if what in SHUT and stage.ours.secret.encode() in content(answer):
            found_wrong.append(f"{check}: a word of the client, to who is not let in")
        if what == "away":
            away[check.actor.name, check.method, check.door.name].add(bare(answer, check.path))
    record("matrix checks", count)
    unlike = [f"{who}: answers of 404 differ" for who, bodies in away.items() if len(bodies) > 1]
    return found_wrong + unlike


def test_every_address_declares_its_row() -> None:
    assert list(without_rows()) == []
    assert len(doors()) >= 150


def test_everybody_is_there(stage: Scene) -> None:
    assert tuple(one.name for one in stage.actors) == EVERYBODY


@pytest.mark.attack("T01", "T03", "T08")
@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_gets_what_the_table_says(
    stage: Scene, record_property: Record, name: str
) -> None:
    asked = checks(stage, [stage.actor(name)], ["GET", "POST"])
    assert "\n".join(wrong(stage, asked, record_property)) == ""


@pytest.mark.attack("H05")
@pytest.mark.parametrize("method", OTHER_METHODS)
def test_pages_are_read_and_posted_to_and_nothing_else(
    stage: Scene, record_property: Record, method: str
) -> None:
    some = [stage.actor(name) for name in ("nobody", "secretariat", "program")]
    assert "\n".join(wrong(stage, checks(stage, some, [method]), record_property)) == ""


@pytest.mark.attack("H05")
def test_methods_that_nobody_knows_are_refused_everywhere(
    stage: Scene, record_property: Record
) -> None:
    asked = list(checks(stage, [stage.actor("secretariat")], UNKNOWN_METHODS))
    refused = [
        str(one)
        for one in asked
        if answered(one.actor, one.method, one.path, stage.ours.host).status_code != 405
    ]
    record_property("matrix checks", len(asked))
    assert refused == []


def test_method_in_a_header_changes_nothing(stage: Scene, record_property: Record) -> None:
    """X-HTTP-Method-Override and its like are not heard: a POST stays a POST."""
    asked = list(checks(stage, [stage.actor("secretariat"), stage.actor("employer")], ["POST"]))
    wrong_ones = []
    for one in asked:
        heads = {"x-http-method-override": "DELETE", "x-method-override": "PUT"}
        answer = answered(one.actor, "POST", one.path, stage.ours.host, **heads)
        what = found(one, answer.status_code, answer.headers.get("Location", ""))
        if not agrees(what, one):
            wrong_ones.append(f"{one}: {what}, not {expected(one)}")
    record_property("matrix checks", len(asked))
    assert wrong_ones == []


@pytest.mark.attack("C01")
def test_nothing_is_posted_without_a_token_of_this_form(
    stage: Scene, record_property: Record
) -> None:
    reader = stage.actor("secretariat")
    reader.browser.handler.enforce_csrf_checks = True
    through, exempt = [], {door.name for door in doors() if not door.guarded}
    for door in doors():
        _, path = next(paths(stage, door))
        status = answered(reader, "POST", path, stage.ours.host).status_code
        if door.guarded and status != 403:
            through.append(f"{door.name}: {status}")
    reader.browser.handler.enforce_csrf_checks = False
    record_property("matrix checks", len(doors()))
    assert through == []
    assert exempt == EXEMPT
