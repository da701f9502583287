"""Providers on loopback, and a browser at the first client that goes out to them and back."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from procedures.models import SignOn
from tenants import scope
from tenants.models import Tenant
from tests.factories import sign_ons
from tests.factories.browsers import HostClient
from tests.frontend.sign_on.lying import Provider, lying

Back = Callable[..., HttpResponse]
ADDRESS = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')


@pytest.fixture(autouse=True)
def _loopback(settings: Settings) -> None:
    """Let providers be on this machine."""
    settings.OUTGOING_LOOPBACK = True


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A provider that says what the test wants."""
    with lying() as running:
        yield running


@pytest.fixture
def sign_on(acme: Tenant, provider: Provider) -> SignOn:
    """The first client's sign-on at it."""
    with scope.within(acme):
        return sign_ons.openid(provider.address)


@pytest.fixture
def browser(acme: Tenant) -> HostClient:  # noqa: ARG001
    """A browser at the first client."""
    return HostClient("acme.localhost")


@pytest.fixture
def come_back(browser: HostClient, sign_on: SignOn, provider: Provider) -> Back:
    """Go out to the provider and come back with its answer; `answer` goes over the honest one."""

    def goes(path: str = "", **answer: Any) -> HttpResponse:
        sent = went_out(browser, sign_on)
        provider.nonce = provider.nonce or sent["nonce"]
        honest = {"code": "c", "state": sent["state"], "iss": provider.address}
        told = {name: value for name, value in {**honest, **answer}.items() if value is not None}
        return browser.get(path or f"/aanmelden/via/{sign_on.pk}/terug/", told)

    return goes


def went_out(browser: HostClient, sign_on: SignOn, **form: str) -> dict[str, str]:
    """Return with what a browser was sent to the provider."""
    page = browser.post(f"/aanmelden/via/{sign_on.pk}/", form)
    assert page.status_code == 200, page.content.decode()
    return sent_to(page)


def sent_to(page: HttpResponse) -> dict[str, str]:
    """Return the values in the address that a page sends the browser to."""
    found = ADDRESS.search(page.content.decode())
    assert found is not None, page.content.decode()
    query = urlsplit(unescape(found[1])).query
    return {name: values[0] for name, values in parse_qs(query).items()}
