from typing import Any

import pytest

from procedures.reports.meeting import Advised, MinutesContent, minutes_pdf, pack_pdf, slides_pdf
from procedures.reports.meeting.pack import pack_data
from procedures.reports.meeting.slides import slides_data
from tests.factories import editions, meetings, printed


def _numbers(figures: list[Any]) -> list[list[str]]:
    return [row for each in figures for row in each["figures"]]


def test_figures_under_an_advice_are_those_of_the_edition() -> None:
    told = _numbers(pack_data(meetings.pack())["advices"])
    assert told == [
        ["Klachten naar soort gedrag of onderwerp – Pesten", "2025: 17 (2024: 8)"],
        ["Instroom en uitstroom – Ontvangen", "2025: 29 (2024: 14)"],
        ["Klachten naar ingang – Telefoon", "2025: <5 (2024: 0)"],
    ]
    assert _numbers(slides_data(meetings.pack())["advices"]) == told


def test_figure_that_is_not_in_the_edition_is_left_out() -> None:
    seen = meetings.pack(advices=(Advised("Iets.", (("nowhere", "x"), ("channel", "fax"))),))
    assert _numbers(pack_data(seen)["advices"]) == []


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_pack_and_slides_are_made_in_each_language(language: str) -> None:
    edition = editions.edition(language=language, stories=(meetings.STORY,))
    for made in (pack_pdf(meetings.pack(edition)), slides_pdf(meetings.pack(edition))):
        text = printed.text(made)
        assert "Train alle leidinggevenden." in text
        assert meetings.STORY.title in text


def test_pack_of_nothing_says_so() -> None:
    empty = meetings.pack(
        editions.edition(editions.counted([]), decisions=()),
        agenda=(), earlier=(), advices=(), questions=(), invited=(),
    )  # fmt: skip
    text = printed.text(pack_pdf(empty))
    assert "Er zijn nog geen adviezen opgeschreven." in text
    assert "Er zijn vorig jaar geen adviezen gegeven." in text
    assert slides_pdf(empty).startswith(b"%PDF")


def test_long_words_run_on_to_a_next_slide() -> None:
    text = "Dit is een lang advies. " * 120
    long = slides_pdf(meetings.pack(advices=(Advised(f"{text}Einde."),)))
    assert "Einde." in printed.text(long)


def test_minutes_name_who_was_there_and_who_approved() -> None:
    text = printed.text(minutes_pdf(meetings.minutes()))
    for told in ("Henk Visser, Iris van Dam", "Carla Smit", "19 maart 2026", "Training"):
        assert told in text
    assert "Nog niet goedgekeurd" in printed.text(minutes_pdf(meetings.minutes(signed=())))


def test_digest_of_minutes_changes_with_a_word_and_not_with_a_signature() -> None:
    first: MinutesContent = meetings.minutes()
    assert meetings.minutes(signed=(), brand_colour="#aa0000").digest() == first.digest()
    assert meetings.minutes(text="Meer.").digest() != first.digest()
