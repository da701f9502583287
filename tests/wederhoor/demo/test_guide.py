"""The guide fits on a screen, and says where to go and as whom."""

from pathlib import Path
from typing import Any

import pytest

from wederhoor.demo import codes
from wederhoor.demo.codes import ClientCodes, ToldCode
from wederhoor.demo.entering import WAYS
from wederhoor.demo.guide import guide

CODE = "ABCDE-FGHJK-MNPQR-STVWX"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA, settings.PORT = tmp_path, 8123
    return tmp_path


def test_guide_fits_on_a_screen_with_every_code() -> None:
    told = [ToldCode(number="2026-0017", part=way.part, code=CODE, shows=way.shows) for way in WAYS]
    kept = ClientCodes(api_token="whr_x", told=told)
    codes.write(dict.fromkeys(("vandelden", "delinde"), kept))
    lines = guide().splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 100
    assert sum(CODE in line for line in lines) == 2 * len(WAYS)
    assert "whr_x" not in guide()


def test_guide_names_every_portal_with_its_port_and_the_password() -> None:
    told = guide()
    for host in ("bureau", "vandelden", "delinde"):
        assert f"http://{host}.localhost:8123/" in told
    assert "samen-aan-tafel-2026" in told
    assert "iris.dewit@samenspraak.example" in told


def test_guide_without_codes_says_the_rest() -> None:
    assert "complainant" not in guide()
