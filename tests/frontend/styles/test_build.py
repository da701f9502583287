import gzip
import json
import re

import pytest

from frontend.styles import build
from frontend.theme import DEFAULT_BRAND_COLOUR, palette

CEILING_BYTES = 20 * 1024


@pytest.fixture(scope="module")
def css() -> str:
    return build.bundle()


def test_style_sheet_stays_small(css: str) -> None:
    assert len(gzip.compress(css.encode())) < CEILING_BYTES


def test_licences_are_named_on_top(css: str) -> None:
    head = css[: css.index("*/")]
    assert head.startswith("/*! ")
    assert "EUPL-1.2" in head
    assert "OFL-1.1" in head


def test_nothing_is_fetched_from_elsewhere(css: str) -> None:
    addresses = set(re.findall(r"url\(([^)]*)\)", css))
    assert addresses == {"fonts/atkinson-next.woff2"}
    assert "@import" not in css


def test_every_token_that_a_rule_needs_is_there(css: str) -> None:
    used = set(re.findall(r"var\((--(?:basis|voorbeeld)-[\w-]+)\)", css))
    known = set(re.findall(r"(--(?:basis|voorbeeld)-[\w-]+):", css))
    assert used - known == set()


def test_tokens_that_no_rule_needs_are_left_out(css: str) -> None:
    assert "--lux-" not in css
    assert "--denhaag-" not in css


def test_house_style_tokens_are_there_to_be_replaced(css: str) -> None:
    names = set(re.findall(r"--basis-color-accent-1-([\w-]+):", css))
    assert set(palette(DEFAULT_BRAND_COLOUR)) - names == set()


def test_unused_classes_keep_what_a_template_composes() -> None:
    css = ".utrecht-alert--ok{} .utrecht-alert--hover{} .utrecht-table{} .nl-mark{}"
    named = '<div class="utrecht-alert--{{ kind }} utrecht-table">'
    assert build.unused_classes(css, named_in=named) == {"utrecht-alert--hover", "nl-mark"}


def test_only_free_packages_are_shipped() -> None:
    wanted = json.loads((build.ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    licences = {
        json.loads((build.PACKAGES / name / "package.json").read_text(encoding="utf-8"))["license"]
        for name in wanted
    }
    assert licences == {"EUPL-1.2", "OFL-1.1"}
    assert [name for name in wanted if re.search(r"(utrecht|rijk|rotterdam).*token", name)] == []


def test_lock_records_no_address() -> None:
    lock = (build.ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    assert "://" not in lock.replace('"url": "https://', "")


def test_missing_packages_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "PACKAGES", build.ROOT / "no_such_folder")
    with pytest.raises(build.StylesMissing, match=r"npm ci --ignore-scripts"):
        build.bundle()
