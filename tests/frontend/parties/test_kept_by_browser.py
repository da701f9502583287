"""What a browser keeps of a visit: its history, its forms, its caches."""

import re
from pathlib import Path

import pytest

from procedures.rules.receipt import read_code
from tests.frontend.parties.conftest import House
from tests.frontend.public.visiting import Visitor, code_on, fill_in, send

PAGES = ("", "klacht/", "brieven/", "berichten/", "stukken/", "zo-gaat-het/", "bijstand/")
SCRIPTS = Path(__file__).parents[3] / "frontend" / "static" / "js"


@pytest.mark.attack("C07")
def test_titles_and_addresses_name_no_case_no_person_and_no_code(told: House) -> None:
    code = told.code("complainant")
    anna = Visitor()
    assert anna.sign_in(code).url == "/mijn-zaak/"
    words = (told.case.number, "Anna", "Bram", code, read_code(code).locator)
    for path in PAGES:
        page = anna.get(f"/mijn-zaak/{path}")
        text = page.content.decode()
        title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        kept = [title.group(1) if title else "", *re.findall(r'(?:href|action)="([^"]*)"', text)]
        assert not [(word, one) for word in words for one in kept if word in one]
        assert page["Referrer-Policy"] in ("same-origin", "no-referrer")


@pytest.mark.attack("C06")
def test_code_is_kept_by_no_form_no_cache_and_no_storage(portal_filed: Visitor) -> None:
    page = portal_filed.get("/melden/ontvangen/")
    assert code_on(page)
    assert page["Cache-Control"] == "no-store, private"
    asked = portal_filed.get("/mijn-zaak/code/")
    assert asked["Cache-Control"] == "no-store, private"
    (field,) = re.findall(r'<input[^>]*name="code"[^>]*>', asked.content.decode())
    assert 'autocomplete="off"' in field
    scripts = "".join(one.read_text() for one in SCRIPTS.glob("*.js"))
    assert not re.findall(
        r"localStorage|sessionStorage|indexedDB|pushState|document\.cookie", scripts
    )


@pytest.fixture
def portal_filed(house: House) -> Visitor:
    """Somebody who just filed and sees the code."""
    visitor = Visitor(house.tenant.slug)
    fill_in(visitor)
    send(visitor)
    return visitor
