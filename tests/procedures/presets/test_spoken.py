import re
from collections import Counter

import pytest

from procedures import presets
from procedures.presets import spoken
from procedures.rules.language import Texts
from procedures.rules.reading import read_texts

NUMBERS = re.compile(r"\d+")


def dutch(name: str) -> Texts:
    return read_texts(presets.texts_of(name)["nl"], file="nl.yaml")


@pytest.mark.parametrize("language", spoken.LANGUAGES)
def test_every_sentence_we_ship_is_told_and_none_that_we_do_not_ship(language: str) -> None:
    shipped = {one for name in presets.names() for one in spoken.sentences(dutch(name))}
    words = spoken.words_of(language)
    assert len(shipped) > 1500
    assert shipped - words.keys() == set()
    assert words.keys() - shipped == set()
    assert [one for one, told in words.items() if not told.strip()] == []


@pytest.mark.parametrize("language", spoken.LANGUAGES)
def test_numbers_of_days_and_articles_stay_the_same(language: str) -> None:
    found = {
        said: told
        for said, told in spoken.words_of(language).items()
        if Counter(NUMBERS.findall(said)) != Counter(NUMBERS.findall(told))
    }
    assert found == {}


def test_own_sentence_of_a_client_stays_as_it_is_written() -> None:
    texts = dutch("provider")
    own = texts.model_copy(update={"introduction": ("Dit schreven wij zelf.",)})
    told = spoken.told(own, "ar")
    assert told is not None
    assert told.introduction == ("Dit schreven wij zelf.",)
    assert told.states == {
        name: spoken.words_of("ar")[state] for name, state in texts.states.items()
    }


def test_language_that_nothing_is_told_in_gives_nothing() -> None:
    assert [spoken.told(dutch("provider"), one) for one in ("en", "nl", "es")] == [None] * 3
