from dataclasses import replace

import pytest

from kernel.errors import Refusal
from procedures.rules.editing.codes import with_code
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.spoken import on_offer, pinned, usual, with_languages
from procedures.rules.editing.words import with_word, with_wording
from tests.procedures.rules.editing.drafts import draft_of, read_again


def in_four() -> Manuscript:
    draft = draft_of("provider")
    return replace(draft, rules={**draft.rules, "languages": ["nl", "en", "fr", "de"]})


def test_languages_to_choose_from_are_those_of_what_it_builds_on() -> None:
    assert on_offer(draft_of("provider")) == ("nl", "en", "fr", "de")


def test_words_of_a_language_that_goes_fall_away_and_the_others_stay() -> None:
    draft = in_four()
    for code in ("nl", "de"):
        draft = with_word(draft, code, ("title",), f"Titel {code}")
        draft = with_wording(draft, code, "filing", [f"Tekst {code}"])
    fewer = with_languages(draft, ["nl", "en"], home="nl")
    assert fewer.languages == read_again(fewer).languages == ("nl", "en")
    assert fewer.texts == {"nl": "title: Titel nl\n"}
    assert fewer.wording == {"nl": {"filing": ["Tekst nl"]}}


def test_choice_is_named_only_in_the_languages_that_were_chosen() -> None:
    labels = {"nl": "Parkeren", "en": "Parking"}
    with pytest.raises(Refusal) as refused:
        with_code(in_four(), "category", labels)
    assert refused.value.code == "draft.code_unnamed"
    two = with_languages(in_four(), ["nl", "en"], home="nl")
    assert "parkeren" in with_code(two, "category", labels).at("code_lists", "category")


@pytest.mark.parametrize(("chosen", "home"), [([], "nl"), (["en"], "nl"), (["en", "de"], "fr")])
def test_draft_without_dutch_and_the_language_of_the_client_is_refused(
    chosen: list[str], home: str
) -> None:
    with pytest.raises(Refusal) as refused:
        with_languages(in_four(), chosen, home=home)
    assert refused.value.code == "draft.languages"


def test_client_may_do_without_dutch_in_its_own_language() -> None:
    assert with_languages(in_four(), ["fr", "de"], home="fr").languages == ("fr", "de")


@pytest.mark.parametrize(
    ("home", "offered", "begins"),
    [
        ("nl", ("nl", "en", "pl"), ("nl", "en")),
        ("fr", ("nl",), ("nl", "fr")),
        ("pl", (), ("nl",)),
    ],
)
def test_draft_begins_in_the_language_of_the_client_and_those_of_its_portal(
    home: str, offered: tuple[str, ...], begins: tuple[str, ...]
) -> None:
    assert usual(("nl", "en", "fr", "de"), home=home, offered=offered) == begins


def test_only_what_builds_on_another_and_says_no_languages_gets_them() -> None:
    said = "languages: [nl, en]\n"
    assert pinned("# Ons\ninherits: awb\n", ["nl", "en"]) == f"# Ons\ninherits: awb\n{said}"
    assert pinned("{inherits: awb}", ["nl"]) == "inherits: awb\nlanguages:\n- nl\n"
    for source in (f"inherits: awb\n{said}", "regulation: own\n"):
        assert pinned(source, ["fr"]) == source
