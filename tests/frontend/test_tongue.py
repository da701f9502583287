from copy import copy

import pytest
from django.template import Context, Template
from django.utils import translation

from procedures.models import AdoptedRegulation
from procedures.queries.regulations import language_of, spoken_in, texts_of
from procedures.rules.documents import as_yaml, compose, data
from tests.factories import cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_acme")]
PAGE = Template("{% load tongue %}<p{% words_in adopted %}>{% told_in_other_words adopted %}</p>")


@pytest.mark.parametrize(
    ("spoken", "marked"), [("nl", "<p>"), ("en", "<p>"), ("ar", '<p lang="nl" dir="ltr">')]
)
def test_words_are_marked_where_the_regulation_has_no_words_of_the_reader(
    spoken: str, marked: str
) -> None:
    adopted = own_words(cases.regulation("provider"))
    with translation.override(spoken):
        html = PAGE.render(Context({"adopted": adopted}))
    assert (html.startswith(marked), html == "<p></p>") == (True, spoken != "ar")


def test_own_words_fall_back_to_the_first_language_of_the_regulation() -> None:
    adopted = own_words(cases.regulation("provider"))
    assert [language_of(adopted, one) for one in ("en", "pl")] == ["en", "nl"]
    assert [spoken_in(adopted, one) for one in ("en", "pl")] == ["en", "nl"]
    assert texts_of(adopted, "pl") == texts_of(adopted, "nl")


def test_words_we_ship_are_told_to_who_reads_arabic_and_letters_stay_as_they_are() -> None:
    adopted = cases.regulation("provider")
    adopted.refresh_from_db()
    told, written = texts_of(adopted, "ar"), texts_of(adopted, "nl")
    assert (spoken_in(adopted, "ar"), language_of(adopted, "ar")) == ("ar", "nl")
    assert (written.roles["complainant"], told.roles["complainant"]) == ("Klager", "الشاكي")
    assert told.letters == written.letters
    with translation.override("ar"):
        assert PAGE.render(Context({"adopted": adopted})) == "<p></p>"


def own_words(adopted: AdoptedRegulation) -> AdoptedRegulation:
    """Return a regulation whose every label is said in other words than ours."""
    adopted = copy(adopted)
    words = data(compose(adopted.texts["nl"], "nl.yaml"))
    for part in ("states", "acts", "buttons", "terms", "roles", "fields"):
        words[part] = {name: f"{word} bij ons" for name, word in words.get(part, {}).items()}
    adopted.texts = {**adopted.texts, "nl": as_yaml(words)}
    adopted.digest = "own words"
    return adopted


def test_page_without_a_regulation_says_nothing() -> None:
    assert PAGE.render(Context({})) == "<p></p>"


@pytest.mark.parametrize(
    ("spoken", "shown"), [("nl", "2026-0007"), ("ar", "\u20662026-0007\u2069")]
)
def test_number_of_a_case_is_read_from_the_left_in_every_script(spoken: str, shown: str) -> None:
    with translation.override(spoken):
        assert (
            Template("{% load look %}{{ one|from_left }}").render(Context({"one": "2026-0007"}))
            == shown
        )
