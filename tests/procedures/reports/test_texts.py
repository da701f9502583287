import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kernel.errors import Refusal
from procedures.reports.wording import Words, catalogue, languages
from procedures.rules.statistics import ORDER


def keys(words: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in words.items():
        if isinstance(value, Mapping):
            yield from keys(value, (*path, key))
        else:
            yield (*path, key)


def test_every_language_has_the_same_words() -> None:
    assert languages() == ["de", "en", "fr", "nl"]
    dutch = sorted(keys(catalogue("nl")))
    assert [sorted(keys(catalogue(one))) for one in languages()] == [dutch] * 4


def test_every_table_has_a_title_and_a_tab() -> None:
    words = catalogue("nl")
    assert sorted(words["tables"]) == sorted(words["tabs"]) == sorted(ORDER)


def test_tabs_fit_in_a_spreadsheet() -> None:
    for language in languages():
        assert max(len(tab) for tab in catalogue(language)["tabs"].values()) <= 31


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        Words("../nl", {}).text("report", "title")
    assert refusal.value.code == "report.language"


def places(text: object) -> list[str]:
    """What is filled in, wherever it stands in the sentence."""
    return sorted(re.findall(r"{\w+}", str(text)))


def test_every_language_fills_in_the_same_facts() -> None:
    dutch = catalogue("nl")
    for language in languages():
        words = catalogue(language)
        for path in keys(dutch):
            mine, theirs = words, dutch
            for step in path:
                mine, theirs = mine[step], theirs[step]
            assert (path, places(mine)) == (path, places(theirs))
