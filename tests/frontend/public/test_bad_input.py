"""A megabyte that is pasted, and names as long as a form takes them, in any script."""

import pytest

from tests.frontend.public.conftest import Filed
from tests.frontend.public.visiting import Visitor, fill_in, send

NAMES = ("Łukasz Żółć ", "محمد عبد الله ", "Ἀλέξανδρος ", "李小龍 ", "O'Brien-Ó Súilleabháin ")


@pytest.mark.parametrize("name", NAMES)
def test_name_of_200_characters_in_any_script_is_kept_as_typed(
    portal: Visitor, filed: Filed, name: str
) -> None:
    long = (name * 40)[:200].strip()
    fill_in(portal, uzelf={"name": long}, over_wie={"whom-0-name": long})
    send(portal)
    (case,) = filed()
    assert case.number


def test_pasted_megabyte_is_answered_and_what_fits_is_kept(portal: Visitor) -> None:
    pasted = "woord " * 175_000
    answer = portal.post("/melden/verhaal/", {"naar": "verder", "story": pasted})
    assert answer.status_code in (302, 413, 422)
    if answer.status_code == 302:
        assert pasted.strip() in portal.get("/melden/verhaal/").content.decode()


def test_page_for_files_alone_may_use_the_microphone(portal: Visitor) -> None:
    assert "microphone=(self)" in portal.get("/melden/bestanden/")["Permissions-Policy"]
    assert "microphone=()" in portal.get("/melden/verhaal/")["Permissions-Policy"]
