"""A regulation that is broken on purpose, in every way, is noticed; what is not, is explained."""

from collections import Counter
from functools import cache

import pytest

from procedures import presets
from procedures.rules.documents import compose, data
from procedures.rules.mutating import Trial, mutations, trials
from procedures.rules.mutating.explanations import REASONS

NAMES = ("provider", "training")
OTHERS = tuple(name for name in presets.names() if name not in NAMES)
LEAST = 200
IN_PORTAL = "the side still reads of it in the portal; no law asks for a letter"


@cache
def tried(name: str) -> tuple[Trial, ...]:
    return trials(presets.source_of(name), presets.texts_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_no_mutation_survives_unexplained(name: str) -> None:
    assert [one for one in tried(name) if one.verdict not in ("caught", "explained")] == []


@pytest.mark.parametrize("name", NAMES)
def test_there_are_enough_mutations_of_every_part(name: str) -> None:
    kinds = Counter(one.mutation.kind for one in tried(name))
    assert kinds.total() >= LEAST
    assert set(kinds) >= {
        "guard", "letter", "edge", "end", "lapse", "role", "word", "state", "turned", "field",
        "step", "term", "code", "outcome", "hears", "blank", "language", "condition", "partial",
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "kind", ["state", "turned", "partial", "condition", "outcome", "start", "final", "language"]
)
def test_some_parts_can_never_be_missed(name: str, kind: str) -> None:
    of_kind = [one for one in tried(name) if one.mutation.kind == kind]
    assert (len(of_kind) > 0, [one for one in of_kind if one.verdict != "caught"]) == (True, [])


@pytest.mark.parametrize("name", NAMES)
def test_letter_that_a_law_asks_for_can_never_be_missed(name: str) -> None:
    missed = [one for one in tried(name) if one.mutation.kind == "letter"]
    silent = [one.mutation.what for one in missed if one.verdict != "caught"]
    allowed = {"training": ["handed_over: handover complainant"]}
    assert silent == allowed.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_guards_of_the_ruling_can_never_be_missed(name: str) -> None:
    ruling = {"provider": "advised", "training": "ruled"}[name]
    found = {
        one.mutation.what: one.because
        for one in tried(name)
        if one.mutation.kind == "guard" and one.mutation.what.startswith(ruling)
    }
    assert found[f"{ruling}: admissible"] == found[f"{ruling}: both_sides_heard"]
    assert found[f"{ruling}: both_sides_heard"] == "both_sides_heard"


@pytest.mark.parametrize("name", OTHERS)
def test_no_guard_or_letter_of_any_regulation_is_lost_unnoticed(name: str) -> None:
    found = trials(presets.source_of(name), presets.texts_of(name), kinds={"guard", "letter"})
    assert [one for one in found if one.verdict not in ("caught", "explained")] == []
    lost = [one.mutation.what for one in found if one.mutation.kind == "letter"]
    told = [one for one in found if one.verdict == "explained" and one.mutation.what in lost]
    assert {one.because for one in told} <= {IN_PORTAL}


def test_every_explanation_is_used_so_none_is_a_blanket() -> None:
    used = {one.because for name in NAMES for one in tried(name) if one.verdict == "explained"}
    source, texts = presets.source_of("awb-committee"), presets.texts_of("awb-committee")
    more = trials(source, texts, kinds={"binding", "moved", "term"})
    assert used | {one.because for one in more if one.verdict == "explained"} == {
        why for _, why in REASONS
    }


def test_mutations_come_in_the_same_order_each_time() -> None:
    document = data(compose(presets.source_of("provider"), "regulation.yaml"))
    words = {"nl": data(compose(presets.texts_of("provider")["nl"], "nl.yaml"))}
    first, second = (list(mutations(document, words)) for _ in range(2))
    assert [one.what for one in first] == [one.what for one in second]
