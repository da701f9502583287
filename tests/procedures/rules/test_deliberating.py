"""Who deliberates and who signs, in every regulation that we ship."""

import pytest

from procedures import presets
from procedures.rules.deliberating import (
    Dissent,
    advice_step,
    deliberating,
    is_drafted,
    judges,
    minority,
)
from procedures.rules.language import Regulation
from procedures.rules.reading import read_regulation

EXPERTS = {"lawyer", "mediator", "behavioural_expert", "confidential_adviser"}


def compiled(name: str) -> Regulation:
    return read_regulation(presets.source_of(name), file=name)


@pytest.mark.parametrize("name", ["provider", "awb-committee", "szw", "ez"])
def test_committee_deliberates_with_its_secretary_and_without_experts(name: str) -> None:
    regulation = compiled(name)
    assert deliberating(regulation) == {"chair", "member", "committee_secretary"}
    assert (judges(regulation), deliberating(regulation) & EXPERTS) == ({"chair", "member"}, set())
    step = advice_step(regulation)
    assert step is not None
    assert [one.name for one in step.fields if not is_drafted(one)] == ["minority_view", "files"]


@pytest.mark.parametrize("name", ["awb", "training", "welfare", "wkkgz"])
def test_regulation_without_committee_has_no_draft_of_one(name: str) -> None:
    regulation = compiled(name)
    assert (advice_step(regulation), deliberating(regulation)) == (None, frozenset())


def test_minority_is_named_with_its_reasons() -> None:
    views = [Dissent("Els", "Niet bewezen."), Dissent("Faruk", "Te streng.")]
    assert minority(views) == "Els: Niet bewezen.\n\nFaruk: Te streng."
    assert minority([]) == ""
