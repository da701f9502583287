from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from psycopg.conninfo import make_conninfo
from pytest_django import Settings

from kernel.vault import health, keycache
from procedures.models import Party
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unbelieving() -> Iterator[None]:
    """Believe no earlier answer."""
    health.forget()
    yield
    health.forget()
    keycache.clear()


def test_all_is_well_and_is_believed_for_a_while(settings: Settings) -> None:
    assert health.problem() == ""
    settings.KEY_STORE_URL = make_conninfo(settings.KEY_STORE_URL, port=1)
    assert health.problem() == ""


def test_key_store_that_is_down_is_said(settings: Settings) -> None:
    settings.KEY_STORE_URL = make_conninfo(settings.KEY_STORE_URL, port=1)
    assert health.problem() == "vault.unavailable"


def test_lost_provider_key_is_said_with_what_to_do(settings: Settings, tmp_path: Path) -> None:
    settings.VAULT_KEY_FILE = tmp_path / "lost.key"
    assert health.problem().startswith("vault.provider_key: The vault's key file ")


def test_health_page_tells_it(client: Client, settings: Settings, tmp_path: Path) -> None:
    assert client.get("/gezond/", headers={"host": "acme.localhost"}).json()["keys"] == "ok"
    health.forget()
    settings.VAULT_KEY_FILE = tmp_path / "lost.key"
    answer = client.get("/gezond/", headers={"host": "acme.localhost"})
    told = answer.json()["keys"]
    assert (answer.status_code, told) == (503, "De sleutels zijn er niet (vault.provider_key).")


def test_name_of_a_party_has_the_key_of_identities(acme: Tenant) -> None:
    with scope.within(acme):
        case = cases.complaint()
        sealed = Party.objects.filter(case=case).first()
        assert sealed is not None
        raw = sealed.__dict__["name"].raw
    assert raw[2:6] == b"\1\0\0\1"
