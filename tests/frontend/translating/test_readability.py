import pytest

from frontend.messages import Message
from frontend.translating import sets
from frontend.translating.readability import (
    LIMITS,
    measured,
    sentences,
    syllables,
    too_long,
)
from procedures.presets import translating

A_LIST_OF_NAMES = "Autoriteit Financiële Markten"
"""A sentence with this one lists nine bodies by name: a reader looks one up in it."""


def _of_portal() -> list[str]:
    messages: list[Message] = [*sets.needed("portal")]
    return [one for said in messages for one in ((said,) if isinstance(said, str) else said)]


@pytest.mark.parametrize(
    ("word", "count"),
    [("klacht", 1), ("klager", 2), ("mening", 2), ("geïnd", 2), ("commissie", 3), ("u", 1)],
)
def test_syllables_are_counted_by_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_text_falls_apart_into_sentences() -> None:
    text = "Dag %(name)s. Komt u? Op 3 maart 2026, om 9 uur; neem <b>niets</b> mee."
    assert [*sentences(text)] == [
        "Dag naam.",
        "Komt u?",
        "Op 3 maart 2026, om 9 uur; neem niets mee.",
    ]


def test_hard_text_scores_below_the_limit_and_is_told() -> None:
    hard = (
        "Niettegenstaande het voorgaande is de klachtencommissie bevoegd tot niet-ontvankelijk"
        " verklaring van klachten ten aanzien waarvan redelijkerwijs aangenomen moet worden dat"
        " belanghebbenden onvoldoende gelegenheid hebben gehad hun zienswijze kenbaar te maken."
    )
    assert measured([hard]).score < LIMITS.score
    assert too_long([hard]) == [hard]


@pytest.mark.parametrize("name", ["", *translating.all_names()])
def test_what_parties_read_is_within_the_limits(name: str) -> None:
    texts = list(translating.words(name)) if name else _of_portal()
    found = measured(texts)
    assert [one for one in too_long(texts) if A_LIST_OF_NAMES not in one] == []
    assert (found.average <= LIMITS.average, found.score >= LIMITS.score) == (True, True)
