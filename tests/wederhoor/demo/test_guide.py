"""The guide fits on a screen, and says where to go and as whom."""

from pathlib import Path
from typing import Any

import pytest

from wederhoor.demo import codes
from wederhoor.demo.codes import CaseCodes, ClientCodes
from wederhoor.demo.guide import guide

CODE = "ABCDE-FGHJK-MNPQR-STVWX"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA, settings.PORT = tmp_path, 8123
    return tmp_path


def test_guide_fits_on_a_screen_with_every_code() -> None:
    told = CaseCodes(number="2026-0017", codes={"complainant": CODE, "respondent": CODE})
    codes.write(
        {slug: ClientCodes(api_token="whr_x", cases=[told]) for slug in ("vandelden", "delinde")}
    )
    lines = guide().splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 100
    assert sum(CODE in line for line in lines) == 4
    assert "whr_x" not in guide()


def test_guide_names_every_portal_with_its_port_and_the_password() -> None:
    told = guide()
    for host in ("bureau", "vandelden", "delinde"):
        assert f"http://{host}.localhost:8123/" in told
    assert "samen-aan-tafel-2026" in told
    assert "iris.dewit@samenspraak.example" in told


def test_guide_without_codes_says_the_rest() -> None:
    assert "receipt code of" not in guide()
