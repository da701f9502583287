"""Every address of both hosts, as four readers, under the rules that others measure by."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from tenants.models import Tenant
from tests.attacks.web.judging import Judged, judged
from tests.factories.browsers import HostClient
from tests.isolation.addresses import Address, addresses, values_of
from tests.isolation.houses import House, furnished
from wederhoor.settings.security import encrypted_or_not

LEAST_POINTS = 125
FRAMED = {"opening_picture", "opening", "opening_organisation", "opening_regulation"}
KNOWN = {
    "house_style_edit": {"inline <iframe"},  # its own portal, in the colours that were chosen
    "file_page": {"media-src: blob:"},  # to hear what was recorded here, before it goes anywhere
}
"""What is asked on purpose of two pages of a client."""
Record = Callable[[str, object], None]
pytestmark = [pytest.mark.django_db, pytest.mark.attack("H14", "H12", "C03", "C05")]


@pytest.fixture(scope="module", autouse=True)
def _as_in_production() -> Iterator[None]:
    """The settings that HTTPS brings; the redirect to it is tried apart."""
    with override_settings(
        HTTPS=True, **{**encrypted_or_not(https=True), "SECURE_SSL_REDIRECT": False}
    ):
        yield


@pytest.fixture(scope="module")
def house(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
    _as_in_production: None,
) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield furnished(Tenant.objects.get(slug="acme"))
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def readers(house: House) -> dict[str, Client]:
    """Nobody, a party, and people with an account, each with a browser at the client."""
    found: dict[str, Client] = {"nobody": HostClient(house.host), "party": HostClient(house.host)}
    answer = found["party"].post("/mijn-zaak/code/", {"code": house.codes["complainant"]})
    assert answer.status_code == 302, answer.content.decode()
    for name in ("carla", "dirk"):
        found[name] = HostClient(house.host)
        found[name].force_login(house.account(name))
    return found


def _judged(browser: Client, path: str) -> Judged:
    cookies = browser.cookies.copy()
    with transaction.atomic():
        answer = browser.get(path)
        body = b"".join(answer) if answer.streaming else bytes(answer.content)
        transaction.set_rollback(True)
    browser.cookies = cookies
    return judged(dict(answer.items()), list(answer.cookies.values()), body)


def _with_others(
    values: Mapping[str, Sequence[str]], address: Address
) -> Mapping[str, Sequence[str]]:
    """Return what stands for each parameter; for one that no row is of, something of its kind."""
    kinds = {"uuid": "0b9f5a0e-1f0c-4c33-8f0e-5d3f6a3d7a11", "int": "1"}
    return {name: [kinds.get(kind, "acme")] for kind, name in address.parameters} | dict(values)


def test_no_address_of_a_client_has_a_finding(
    house: House, readers: dict[str, Client], record_property: Record
) -> None:
    points, wrong = Counter[int](), []
    values = values_of(house, most=1)
    for address in addresses(settings.ROOT_URLCONF):
        path = next(address.filled(_with_others(values, address)))
        for name, browser in readers.items():
            found = _judged(browser, path)
            points[found.points] += 1
            more = set(found.findings) - KNOWN.get(address.name, set())
            if more or found.points < LEAST_POINTS:
                wrong.append((name, path, found))
    record_property("header checks", sum(points.values()))
    record_property("header points", dict(points))
    assert wrong == []


@pytest.mark.usefixtures("house")
def test_no_address_of_the_consultancy_has_a_finding() -> None:
    wrong = []
    for address in addresses(settings.PUBLIC_SCHEMA_URLCONF):
        path = next(address.filled(_with_others({}, address)))
        found = _judged(HostClient("bureau.localhost"), path)
        if found.findings or found.points < LEAST_POINTS:
            wrong.append((address.name, found))
    assert wrong == []


@pytest.mark.parametrize("path", ["/static/icon.svg", "/nergens/", "/zaken/x.css"])
def test_sheets_and_missing_pages_say_as_much(house: House, path: str) -> None:
    found = _judged(HostClient(house.host), path)
    answer = HostClient(house.host).get(path)
    stored = {"may be stored"} if path.startswith("/static/") else set()

    assert set(found.findings) <= stored
    assert found.points >= LEAST_POINTS
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_unknown_host_says_as_much_and_names_nobody(house: House) -> None:
    answer = HostClient("evil.example").get("/")

    assert judged(dict(answer.items()), [], answer.content).findings == ()
    assert answer.status_code == 404
    assert house.tenant.name not in answer.content.decode()


def test_a_plain_address_leads_to_the_encrypted_one() -> None:
    with override_settings(SECURE_SSL_REDIRECT=True):
        answer = HostClient("acme.localhost").get("/melden/")
        strange = HostClient("evil.example").get("/melden/")

    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        "https://acme.localhost/melden/",
    )
    assert (strange.status_code, strange.headers.get("Location")) == (404, None)
