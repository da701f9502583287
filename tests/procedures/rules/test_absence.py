"""Where there is nobody on the other side, nobody is heard or told; until there is somebody."""

from collections.abc import Callable
from functools import cache
from typing import Any

from procedures import presets
from procedures.rules.documents import compose, data
from procedures.rules.language import Regulation, Texts
from procedures.rules.proofs import Obligation, obligations
from procedures.rules.reading import read_texts

Document = dict[str, Any]
WALK_IN = ("received", "acknowledged", "admitted")


@cache
def words() -> dict[str, Texts]:
    texts = presets.texts_of("wbk")
    return {code: read_texts(text, file=code) for code, text in texts.items()}


def broken(change: Callable[[Document], object]) -> dict[str, Obligation]:
    document: Document = data(compose(presets.source_of("wbk"), "regulation.yaml"))
    change(document)
    found = obligations(Regulation.model_validate(document), words())
    return {one.name: one for one in found if not one.holds}


def step(document: Document, act: str) -> Document:
    found: Document = next(one for one in document["steps"] if one["act"] == act)
    return found


def excusing(document: Document) -> Document:
    found: Document = next(
        one for one in step(document, "concluded")["requires"] if "unless" in one
    )
    return found


def test_absence_is_proven_as_it_is_shipped() -> None:
    assert broken(lambda _document: None) == {}


def test_somebody_who_is_only_not_heard_has_to_be_told_first_and_by_letter() -> None:
    found = broken(lambda document: excusing(document)["unless"][0].pop("absent"))
    assert list(found) == ["informed_first", "letters_follow"]
    assert found["informed_first"].failures[0].walk[:3] == WALK_IN
    assert found["letters_follow"].mistakes == (
        "Stap 'nobody_concerned': 'respondent' hoort hiervan een brief te krijgen.",
    )


def test_nobody_can_be_said_to_be_absent_after_being_told() -> None:
    found = broken(lambda document: step(document, "nobody_concerned").pop("requires"))
    assert found["both_sides_heard"].failures[0].walk == (
        *WALK_IN,
        "respondent_informed",
        "nobody_concerned",
    )


def test_conclusion_without_the_exception_waits_for_the_person_concerned() -> None:
    assert broken(lambda document: excusing(document).pop("unless")) == {}
