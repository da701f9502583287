"""Everybody who could be signed in at a client, each with the cookies they really get."""

from copy import deepcopy
from dataclasses import dataclass

from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client

from kernel.identity.models import Account
from tests.factories.browsers import HostClient
from tests.factories.entering import entered
from tests.isolation.houses import House


@dataclass(frozen=True)
class Reader:
    """Somebody with a browser, and a page that shows that they are in."""

    name: str
    browser: Client
    home: str


def readers(house: House) -> list[Reader]:
    """Return nobody, both parties, and everybody with an account, in at this client."""
    return [
        Reader("nobody", Client(), "/"),
        *(_party(house, side) for side in ("complainant", "respondent")),
        _person(house, "carla", "secretariat", "/werk/zaken/"),
        _person(house, "dirk", "chair", "/commissie/"),
        _person(house, "els", "member", "/commissie/"),
        _person(house, "henk", "employer", "/werkgever/"),
        _consultant(house),
    ]


def _party(house: House, side: str) -> Reader:
    browser = Client()
    code = {"code": house.codes[side]}
    answer = browser.post("/mijn-zaak/code/", code, headers={"host": house.host})
    assert answer.status_code == 302, answer.content.decode()
    return Reader(side, browser, "/mijn-zaak/")


def _person(house: House, name: str, role: str, home: str) -> Reader:
    browser = HostClient(house.host)
    browser.force_login(house.account(name))
    return Reader(role, browser, home)


def _consultant(house: House) -> Reader:
    """Iris, who came in from the consultancy with a code."""
    account = Account.objects.get(id=house.who.iris.account_id)
    return Reader("consultant", entered(account, house.tenant), "/werk/zaken/")


def asked(reader: Reader, method: str, path: str, host: str) -> tuple[int, bytes]:
    """Return how an address answers; whatever it did, here and in the browser, is undone."""
    cookies = deepcopy(reader.browser.cookies)
    with transaction.atomic():
        answer = getattr(reader.browser, method)(path, headers={"host": host})
        found = answer.status_code, _content(answer) + _headers(answer)
        transaction.set_rollback(True)
    reader.browser.cookies = cookies
    return found


def _content(answer: HttpResponseBase) -> bytes:
    return b"".join(answer) if answer.streaming else bytes(answer.content)


def _headers(answer: HttpResponseBase) -> bytes:
    return repr(sorted(answer.items())).encode()
