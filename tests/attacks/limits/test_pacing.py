"""How often is counted in one place: exactly, per client, and never so that nobody can file."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from uuid import uuid4

import pytest
from django.test import Client

from api import pacing as programs
from frontend import pacing
from kernel.errors import Refusal
from tenants import scope
from tenants.limits import Limit, take
from tenants.models import Tenant
from tests.factories.aside import closing

pytestmark = pytest.mark.django_db
AT_ONCE = 50


def _taken(limit: Limit, subject: str) -> bool:
    try:
        take(limit, subject)
    except Refusal as refusal:
        wait = int(str(refusal.facts.get("retry_after_seconds", 0)))
        if refusal.code != "limit.reached" or not 0 < wait <= limit.seconds:
            raise
        return False
    return True


@pytest.mark.attack("A16", "B07")
@pytest.mark.usefixtures("in_acme")
def test_fifty_at_once_get_exactly_as_many_as_there_are() -> None:
    limit, subject = Limit("fifty", count=7, seconds=60), uuid4().hex
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        asked = [
            crowd.submit(copy_context().run, closing, partial(_taken, limit, subject))
            for _ in range(AT_ONCE)
        ]

    assert sum(one.result() for one in asked) == 7


@pytest.mark.attack("A16")
def test_what_one_client_used_up_is_there_for_another(acme: Tenant, globex: Tenant) -> None:
    limit, subject = Limit("each", count=1, seconds=60), uuid4().hex
    found = []
    for tenant in (acme, globex, acme, globex):
        with scope.within(tenant):
            found.append(_taken(limit, subject))

    assert found == [True, True, False, False]


@pytest.mark.attack("A16")
@pytest.mark.usefixtures("acme")
def test_tries_with_tokens_that_do_not_exist_are_counted_whatever_the_header_says(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = Limit(f"api.{uuid4().hex}", count=3, seconds=60)
    monkeypatch.setattr(programs, "UNKNOWN", limit)
    answers = [
        client.get(
            "/api/v1/complaints/",
            headers={
                "host": "acme.localhost",
                "authorization": f"Bearer {uuid4().hex}",
                "x-forwarded-for": f"198.51.100.{one}",
            },
        )
        for one in range(5)
    ]

    assert [one.status_code for one in answers] == [401, 401, 401, 429, 429]
    assert answers[-1].json()["code"] == "limit.reached"
    assert int(answers[-1].headers["Retry-After"]) <= 60


@pytest.mark.usefixtures("acme")
def test_sending_too_much_is_told_with_how_long_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = Limit(f"sent.{uuid4().hex}", count=1, seconds=60)
    monkeypatch.setattr(pacing, "PACES", {"receipt_check": limit})
    answers = [client.post("/ontvangstbewijs/", headers={"host": "acme.localhost"}) for _ in "ab"]

    assert answers[0].status_code != 429
    assert answers[1].status_code == 429
    assert int(answers[1].headers["Retry-After"]) <= 60
