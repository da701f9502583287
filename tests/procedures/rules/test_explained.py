from datetime import date

import pytest

from procedures import presets
from procedures.rules.deadlines import reaches_back_to
from procedures.rules.explained import (
    acts_shown_to,
    informing,
    length_in_words,
    reach,
    told_stages,
    told_terms,
)
from procedures.rules.language import Length, Regulation, Texts
from procedures.rules.reading import read_regulation, read_texts


def preset(name: str, language: str = "nl") -> tuple[Regulation, Texts]:
    texts = presets.texts_of(name)[language]
    return read_regulation(presets.source_of(name)), read_texts(texts, file="texts.yaml")


@pytest.mark.parametrize("name", ["provider", "training"])
def test_every_step_is_told_once_in_the_first_stage_that_has_it(name: str) -> None:
    regulation, texts = preset(name)
    told = [step.act for stage in told_stages(regulation, texts) for step in stage.steps]
    assert sorted(told) == sorted(step.act for step in regulation.steps if step.from_)


def test_stage_says_what_for_whom_it_waits_and_who_does_what() -> None:
    stage = told_stages(*preset("provider"))[0]
    assert (stage.title, stage.waits_for) == ("Ontvangen", "Secretariaat")
    first = stage.steps[0]
    assert first.what == "Ontvangst bevestigd"
    assert first.by == ("Secretariaat", "Klachtenfunctionaris")
    assert (first.letters, first.guarded) == (("Klager",), False)


def test_term_is_told_with_its_length_extension_target_and_source() -> None:
    by_label = {term.label: term for term in told_terms(*preset("provider"), "nl")}
    advice = by_label["Advies van de commissie"]
    assert (advice.length, advice.extension, advice.target) == (
        "acht weken",
        "vier weken",
        "zeven weken",
    )
    assert (advice.after, advice.ends, advice.laws) == (
        "Klacht ontvangen",
        ("Advies van de commissie gegeven",),
        "",
    )


def test_source_beside_the_regulation_is_named() -> None:
    by_label = {term.label: term for term in told_terms(*preset("training"), "nl")}
    assert by_label["Uitkomst van de klacht"].laws.startswith("CPION")
    assert "own regulation" not in by_label["Uitkomst van de klacht"].laws


@pytest.mark.parametrize(("language", "words"), [("nl", "zes weken"), ("nl-be", "zes weken"),
                                                 ("en", "six weeks")])  # fmt: skip
def test_length_is_told_in_the_readers_language(language: str, words: str) -> None:
    assert length_in_words(Length(amount=6, unit="weeks"), language) == words


def test_reach_tells_who_sees_all_one_or_from_a_stage() -> None:
    found = reach(*preset("provider"))
    assert found.every_case == ("Klachtenfunctionaris", "Secretariaat")
    assert found.one_case[:2] == ("Voorzitter", "Lid van de commissie")
    assert found.from_stage == (("Werkgever", "Besluit van de werkgever"),)


def test_regulation_without_a_panel_or_an_employer_opens_cases_to_fewer() -> None:
    found = reach(*preset("training"))
    assert (found.one_case, found.from_stage) == ((), ())


def test_sides_are_told_what_they_see_and_from_when() -> None:
    regulation, texts = preset("provider")
    assert informing(regulation, texts) == "Beklaagde ingelicht"
    complainant = acts_shown_to("complainant", regulation, texts)
    respondent = acts_shown_to("respondent", regulation, texts)
    assert ("Nazorg gedaan" in complainant, "Nazorg gedaan" in respondent) == (True, False)
    assert "Deskundige heeft geadviseerd" not in (*complainant, *respondent)


def test_limit_reaches_back_from_today_and_may_be_absent() -> None:
    assert reaches_back_to(preset("provider")[0], date(2026, 3, 24)) == date(2025, 3, 24)
    assert reaches_back_to(preset("training")[0], date(2026, 3, 24)) is None
