from datetime import UTC, datetime

import pytest

from procedures import presets
from procedures.rules.handling import derived_handlings, handling_of, names_handling
from procedures.rules.language import Kind, Regulation
from procedures.rules.reading import read_regulation
from procedures.rules.walk import Taken

AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def provider() -> Regulation:
    return read_regulation(presets.source_of("provider"))


@pytest.fixture(scope="module")
def training() -> Regulation:
    return read_regulation(presets.source_of("training"))


def acts(*kinds: Kind, **facts: object) -> tuple[Taken, ...]:
    return tuple(Taken(kind, kind, AT, facts) for kind in kinds)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("receive",), None),
        (("receive", "withdraw"), "withdraw"),
        (("receive", "talk", "withdraw"), "talk"),
        (("receive", "settle"), "talk"),
        (("receive", "talk", "decline"), "decline"),
        (("receive", "mediate", "settle"), "mediate"),
        (("receive", "talk", "mediate", "rule"), "rule"),
    ],
)
def test_most_telling_kind_of_act_says_how_it_was_handled(
    provider: Regulation, kinds: tuple[Kind, ...], expected: str | None
) -> None:
    assert handling_of(provider, acts(*kinds)) == expected


def test_what_was_recorded_last_counts(training: Regulation) -> None:
    taken = (*acts("note", handling="three_way_talk"), *acts("note", handling="two_way_talks"))
    assert handling_of(training, (*taken, *acts("rule"))) == "two_way_talks"


def test_regulation_that_records_handling_lets_only_its_absence_follow_from_acts(
    training: Regulation,
) -> None:
    assert handling_of(training, acts("receive", "talk")) is None
    assert handling_of(training, acts("receive", "talk", "withdraw")) == "withdraw"


def test_codes_that_may_follow_are_those_of_the_regulations_own_acts(
    provider: Regulation, training: Regulation
) -> None:
    assert (names_handling(provider), names_handling(training)) == (False, True)
    assert derived_handlings(provider) == ("rule", "mediate", "decline", "talk", "withdraw")
    assert derived_handlings(training) == ("decline", "withdraw")
