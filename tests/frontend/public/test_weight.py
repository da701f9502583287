"""The first visit of a portal: light, from our own house only, and useful before any script."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

import frontend
from tests.frontend.public.visiting import Visitor

LIGHT = 60 * 1024
"""Bytes over the line, gzipped, with the fonts: the first visit of somebody on an old phone."""
STATIC = Path(frontend.__file__).parent / "static"
_FETCHED = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)"')
_FONT = re.compile(r"url\(([^)]+\.woff2)\)")
FIRST = ("/", "/waar-hoor-ik-thuis/", "/wie-kunt-u-bellen/", "/zo-werkt-het/", "/melden/")


def zipped(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def fetched(page: str) -> list[str]:
    """Return what a browser fetches with a page by itself."""
    return list(dict.fromkeys(_FETCHED.findall(page)))


def weight(visitor: Visitor, address: str) -> int:
    """Return the bytes of one asset: fonts and pictures as they are, the rest gzipped."""
    if not address.startswith(settings.STATIC_URL):
        return zipped(visitor.get(address).content)
    name = re.sub(r"\.[0-9a-f]{12}(?=\.)", "", address.removeprefix(settings.STATIC_URL))
    content = (STATIC / name).read_bytes()
    return len(content) if name.endswith(".woff2") else zipped(content)


@pytest.mark.parametrize("path", FIRST)
def test_first_visit_is_light_and_asks_nobody_else(portal: Visitor, path: str) -> None:
    answer = portal.get(path)
    page = answer.content.decode()
    asked = fetched(page)
    assert [one for one in asked if not one.startswith("/") or one.startswith("//")] == []
    total = zipped(answer.content) + sum(weight(portal, one) for one in asked)
    assert total <= LIGHT


def test_every_font_and_picture_of_the_sheet_is_ours() -> None:
    sheet = (STATIC / "build" / "wederhoor.css").read_text(encoding="utf-8")
    assert all(one.startswith((".", "/", "fonts")) for one in _FONT.findall(sheet))
    assert "http:" not in sheet.replace("http://www.w3.org", "")
    assert "https:" not in sheet
