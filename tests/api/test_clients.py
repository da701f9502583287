"""Opening clients by program, on the consultancy's own host."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from kernel.identity.models import Account
from procedures.models import Person
from tenants import scope
from tenants.actions.issue_token import issue_token
from tenants.models import ApiToken, Assignment, Domain, Opening, Tenant
from tests.conftest import OPENED_AT
from tests.factories import full_disk

HOST = "bureau.localhost"
ASKED: dict[str, Any] = {
    "name": 'Dorp \'n "Zorg"',
    "host": "dorp.localhost",
    "employees_count": 30,
    "regulation": "wkkgz",
    "in_force_from": "2026-02-01",
    "serving": [{"email": "iris@bureau.example", "role": "handler"}],
    "people": [{"name": "Henk Canary", "email": "henk@dorp.example"}],
    "pays": "month",
}


@pytest.fixture
def secret(acme: Tenant) -> str:
    Account.objects.create_user(
        "iris@bureau.example", "samen-aan-tafel", name="Iris", is_consultancy=True
    )
    del acme
    bureau = Tenant.objects.get(schema_name="public")
    scopes = ["clients:open", "clients:read"]
    return issue_token(bureau, "Relatiebeheer", scopes=scopes, at=OPENED_AT)[1]


def posted(secret: str, key: object = None, *, at: str = HOST, **changed: object) -> Any:
    return Client().post(
        "/api/v1/clients/",
        {**ASKED, **changed},
        content_type="application/json",
        headers={
            "host": at,
            "authorization": f"Bearer {secret}",
            "idempotency-key": str(key or uuid4()),
        },
    )


def read(secret: str, path: str) -> Any:
    return Client().get(path, headers={"host": HOST, "authorization": f"Bearer {secret}"})


def test_program_opens_a_client_and_the_same_key_opens_nothing_new(secret: str) -> None:
    key = uuid4()
    first, second = posted(secret, key), posted(secret, key)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert (first.json()["state"], first.json()["client"]) == ("done", "dorp-n-zorg")
    assert sorted(first.json()["steps"]) == ["opened", "subscribed"]
    assert read(secret, first["Location"]).json() == first.json()
    tenant = Tenant.objects.get(slug="dorp-n-zorg")
    assert Assignment.objects.get(tenant=tenant).role == "handler"
    with scope.within(tenant):
        assert {one.name for one in Person.objects.all()} == {"Iris", "Henk Canary"}
    assert "Canary" not in str(Opening.objects.get(tenant=tenant).answers)


def test_list_says_how_clients_stand_and_nothing_of_the_consultancy_itself(secret: str) -> None:
    posted(secret)
    rows = read(secret, "/api/v1/clients/").json()
    assert [(one["slug"], one["host"], one["state"]) for one in rows] == [
        ("acme", "acme.localhost", "open"),
        ("dorp-n-zorg", "dorp.localhost", "open"),
        ("globex", "globex.localhost", "open"),
    ]
    after = read(secret, "/api/v1/clients/?after=acme").json()
    assert [one["slug"] for one in after] == ["dorp-n-zorg", "globex"]


@pytest.mark.parametrize(
    ("changed", "answered"),
    [
        ({"host": "acme.localhost"}, (409, "tenant.host_taken", "host")),
        ({"name": "Acme"}, (409, "tenant.slug_taken", "name")),
        ({"host": "a/b"}, (422, "tenant.host_malformed", "host")),
        ({"regulation": "geen"}, (422, "regulation.unknown", "regulation")),
        ({"regulation": ""}, (422, "opening.lacking", None)),
        (
            {"source": "inherits: wkkgz\nwithout: [steps.closed]\n"},
            (422, "regulation.unproven", None),
        ),
        ({"employees_count": 50}, (422, "regulation.council", None)),
        ({"employees_count": 0}, (400, "request.invalid", None)),
        ({"serving": [{"email": "x@x.example", "role": "chair"}]}, (400, "request.invalid", None)),
        ({"brand_colour": "red;}"}, (400, "request.invalid", None)),
    ],
)
def test_what_cannot_be_opened_is_refused_and_leaves_nothing(
    secret: str, changed: dict[str, object], answered: tuple[int, str, str | None]
) -> None:
    before = (Tenant.objects.count(), Domain.objects.count())
    key = uuid4()
    answer = posted(secret, key, **changed)
    told = answer.json()
    assert (answer.status_code, told["code"], told.get("field")) == answered
    assert (Tenant.objects.count(), Domain.objects.count()) == before
    assert Opening.objects.count() == 0
    assert posted(secret, key).status_code == 201


def test_key_used_for_another_client_is_a_conflict(secret: str) -> None:
    key = uuid4()
    posted(secret, key)
    answer = posted(secret, key, name="Ander", host="ander.localhost")
    assert (answer.status_code, answer.json()["code"]) == (409, "opening.key_used")
    assert Tenant.objects.filter(slug="ander").count() == 0


def test_full_disk_is_told_as_such_and_the_same_key_ends_it(
    secret: str, settings: Settings
) -> None:
    key, usual = uuid4(), settings.OPENING_STEPS
    settings.OPENING_STEPS = full_disk.STEPS["ours"]
    answer = posted(secret, key)
    assert (answer.status_code, answer.json()["code"]) == (507, "disk.full")
    assert Tenant.objects.filter(slug="dorp-n-zorg").count() == 0
    settings.OPENING_STEPS = usual
    assert posted(secret, key).status_code == 201


def test_key_must_be_given(secret: str) -> None:
    assert posted(secret, "geen").status_code == 400


@pytest.mark.parametrize("wrong", ["client's token", "scope", "revoked", "unknown", "at a client"])
def test_token_that_may_not_opens_nothing(secret: str, acme: Tenant, wrong: str) -> None:
    host = HOST
    if wrong == "client's token":
        secret = issue_token(acme, "P", scopes=["clients:open"], at=OPENED_AT)[1]
    elif wrong == "scope":
        ApiToken.objects.update(scopes=["clients:read"])
    elif wrong == "revoked":
        ApiToken.objects.update(revoked_at=OPENED_AT)
    elif wrong == "unknown":
        secret = "whr_onbekend"
    else:
        host = "acme.localhost"
    expected = {"scope": 403, "at a client": 404}.get(wrong, 401)
    assert posted(secret, at=host).status_code == expected
    assert Tenant.objects.filter(slug="dorp-n-zorg").count() == 0


def test_opening_of_another_program_is_not_there(secret: str) -> None:
    location = posted(secret)["Location"]
    bureau = Tenant.objects.get(schema_name="public")
    other = issue_token(bureau, "Ander", scopes=["clients:open"], at=OPENED_AT)[1]
    assert read(other, location).status_code == 404
    assert read(secret, location).status_code == 200
