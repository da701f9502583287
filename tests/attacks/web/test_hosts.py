"""Who a request is for: the Host header as it is written, and nothing else that a visitor says."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings

from tenants.hosts import asked_host
from tenants.models import Tenant

pytestmark = pytest.mark.django_db

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
EVIL = [
    *("evil.example", "", " ", "acme.localhost.", "acme.localhost..", "acme..localhost"),
    *("acme.localhost:99", "acme.localhost:", "acme.localhost:8000x", "acme.localhost:080000"),
    *("acme.localhost,evil.example", "acme.localhost, acme.localhost", "acme.localhost evil"),
    *("evil.example@acme.localhost", "acme.localhost@evil.example", "http://acme.localhost"),
    *("acme.localhost/", "acme.localhost#", "acme.localhost?x", "acme.localhost\\evil.example"),
    *("acmе.localhost", "аcme.localhost", "ACME。localhost", "xn--cme-7cd.localhost"),
    *("acme.localhost\x00", "acme.localhost\r\nX-Evil: 1", "-acme.localhost", "127.0.0.1", "[::1]"),
    *("a" * 260 + ".localhost", "globex.localhost.evil.example", "evil-acme.localhost"),
]
SAID = {
    "X-Forwarded-Host": "globex.localhost",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "10.9.8.7",
    "X-Forwarded-Port": "99",
    "X-Forwarded-Server": "globex.localhost",
    "Forwarded": "for=10.9.8.7;host=globex.localhost;proto=https",
    "X-Host": "globex.localhost",
    "X-Original-URL": "/werk/zaken/",
    "X-Rewrite-URL": "/werk/zaken/",
    "X-Real-IP": "10.9.8.7",
    "X-HTTP-Method-Override": "DELETE",
}


@pytest.mark.attack("H01")
@pytest.mark.parametrize("host", EVIL)
def test_a_host_that_is_not_exactly_ours_is_nowhere(
    client: Client, acme: Tenant, globex: Tenant, host: str
) -> None:
    answer = client.get("/", HTTP_HOST=host)
    page = answer.content.decode()

    assert answer.status_code == 404
    assert [name for name in (acme.name, globex.name, "evil", 'href="http') if name in page] == []


@pytest.mark.attack("H01")
@pytest.mark.parametrize(
    "host", ["acme.localhost", "ACME.localhost", f"acme.localhost:{settings.PORT}"]
)
def test_our_host_is_ours_in_capitals_and_at_our_port(
    client: Client, acme: Tenant, host: str
) -> None:
    answer = client.get("/", HTTP_HOST=host)

    assert (answer.status_code, acme.name in answer.content.decode()) == (200, True)
    assert "ACME" not in answer.content.decode()


def test_a_host_is_read_once_and_strictly() -> None:
    told = ["Acme.Localhost", "xn--nxasmq6b.example", "a", "a.b:1", "1.2.3.4", "a_b.example"]

    assert [asked_host(one) for one in told] == [
        *("acme.localhost", "xn--nxasmq6b.example", "a", "", "1.2.3.4", ""),
    ]


@pytest.mark.attack("H02")
def test_what_a_visitor_says_as_if_a_proxy_said_it_changes_nothing(
    client: Client, acme: Tenant
) -> None:
    plain = client.get("/", HTTP_HOST="acme.localhost")
    said = client.get("/", headers={**SAID, "host": "acme.localhost"})

    assert said.wsgi_request.META["REMOTE_ADDR"] == "127.0.0.1"
    assert _TOKEN.sub(b"", said.content) == _TOKEN.sub(b"", plain.content)
    assert not said.wsgi_request.is_secure()
    assert [name for name in said.wsgi_request.META if "FORWARDED" in name] == []
    assert acme.name in said.content.decode()


@pytest.mark.attack("H02", "A16")
@override_settings(
    TRUSTED_PROXIES=["127.0.0.1", "10.0.0.0/8"],
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
)
@pytest.mark.parametrize(
    ("proxy", "told", "visitor"),
    [
        ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "1.1.1.1, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "198.51.100.7, 10.0.0.3", "198.51.100.7"),
        ("127.0.0.1", "evil, 10.0.0.3", "127.0.0.1"),
        ("127.0.0.1", "2001:db8::7", "2001:db8::7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("198.51.100.9", "1.1.1.1", "198.51.100.9"),
    ],
)
@pytest.mark.usefixtures("acme")
def test_only_a_named_proxy_says_who_the_visitor_is(
    client: Client, proxy: str, told: str, visitor: str
) -> None:
    headers = {"x-forwarded-for": told, "x-forwarded-proto": "https", "host": "acme.localhost"}
    request = client.get("/gezond/", headers=headers, REMOTE_ADDR=proxy).wsgi_request

    assert request.META["REMOTE_ADDR"] == visitor
    assert request.is_secure() == (proxy == "127.0.0.1")


@pytest.mark.attack("H03")
def test_no_link_is_made_of_the_host_that_was_asked(client: Client, acme: Tenant) -> None:
    for path in ("/", "/aanmelden/", "/melden/", "/mijn-zaak/code/"):
        page = client.get(path, headers={**SAID, "host": "acme.localhost"}).content.decode()
        assert [word for word in ("globex", "evil", ":99") if word in page] == []
    assert acme.name
    assert mail.outbox == []
