"""Somebody who visits a client's portal in a browser."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.factories.browsers import HostClient

STORY = "Mijn collega Bram schreeuwt elke dag tegen mij."
TEXT = b"Wat hij zei op maandag.\n"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00"


class Visitor:
    """A browser at one client's host, with its own cookies."""

    def __init__(self, slug: str = "acme", client: Client | None = None) -> None:
        self.client = client or HostClient(f"{slug}.localhost")
        self.headers = {"host": f"{slug}.localhost"}

    def get(self, path: str, **kwargs: object) -> HttpResponse:
        return self.client.get(path, headers=self.headers, **kwargs)

    def post(self, path: str, data: dict[str, object] | None = None) -> HttpResponse:
        return self.client.post(path, data or {}, headers=self.headers)

    def sign_in(self, code: str) -> HttpResponse:
        return self.post("/mijn-zaak/code/", {"code": code})


PAGES = {
    "verhaal": {"story": STORY, "category": ["bullying"]},
    "over-wie": {"whom-0-name": "Bram Smit"},
    "vragen": {"wish": "Dat het stopt."},
    "bestanden": {},
    "naam": {"anonymity": "named"},
    "uzelf": {"name": "Anna Jansen", "email": "anna.jansen@example.org"},
}


def fill_in(visitor: Visitor, **pages: dict[str, object]) -> None:
    """Send every page of filing; `pages` replace what is said on them (naam_… for naam)."""
    for slug, usual in PAGES.items():
        said = pages.get(slug.replace("-", "_"), usual)
        answer = visitor.post(f"/melden/{slug}/", {"naar": "verder", **said})
        assert answer.status_code in (302, 404), answer.content.decode()


def send(visitor: Visitor) -> HttpResponse:
    """Press the button on the last page, which says what is confirmed."""
    page = visitor.get("/melden/controle/").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)
    return visitor.post("/melden/controle/", {"seen": seen[1]} if seen else {})


def text_file(name: str = "verslag.txt", content: bytes = TEXT) -> SimpleUploadedFile:
    """Return a file to send along."""
    return SimpleUploadedFile(name, content)


def code_on(page: HttpResponse) -> str:
    """Return the receipt code that a page shows."""
    return page.content.decode().partition('class="wh-code">')[2].partition("<")[0]
