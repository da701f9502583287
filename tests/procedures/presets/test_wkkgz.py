"""Complaints about care: terms worked out by hand from the Wkkgz, and what is special about it."""

from datetime import UTC, date, datetime
from functools import cache

import pytest

from kernel.errors import Refusal
from kernel.terms import TermState
from procedures import presets
from procedures.rules.deadlines import Clock
from procedures.rules.facts import record
from procedures.rules.language import Regulation, Step
from procedures.rules.reading import read_regulation
from procedures.rules.reckoning import ActAt, Reckoned, reckon

ZONE = "Europe/Amsterdam"
MARCH_24 = datetime(2026, 3, 24, 9, tzinfo=UTC)


@cache
def wkkgz() -> Regulation:
    return read_regulation(presets.source_of("wkkgz"))


def step(act: str) -> Step:
    found = wkkgz().step(act)
    assert found is not None
    return found


def at(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def terms(*acts: ActAt, today: date = date(2026, 12, 31)) -> dict[str, Reckoned]:
    return {one.name: one for one in reckon(wkkgz(), acts, Clock(ZONE, today))}


def due(name: str, *acts: ActAt, today: date = date(2026, 12, 31)) -> tuple[date, date]:
    term = terms(*acts, today=today)[name].term
    assert term is not None
    return term.nominal_on, term.due_on


def test_judgment_comes_six_weeks_after_submitting_and_rolls_over_the_fifth_of_may() -> None:
    # Tuesday 24 March + 6 weeks = Tuesday 5 May, of the Algemene termijnenwet, art. 3: Wednesday.
    submitted = ActAt("submitted", MARCH_24)
    assert due("decide", submitted) == (date(2026, 5, 5), date(2026, 5, 6))


def test_late_evening_counts_on_its_own_day_in_the_netherlands() -> None:
    # 23:30 UTC on 23 March is 00:30 on 24 March in Amsterdam.
    submitted = ActAt("submitted", datetime(2026, 3, 23, 23, 30, tzinfo=UTC))
    assert due("decide", submitted) == (date(2026, 5, 5), date(2026, 5, 6))


def test_four_weeks_more_are_counted_from_the_nominal_end() -> None:
    acts = (
        ActAt("submitted", MARCH_24),
        ActAt("acknowledged", at(3, 25)),
        ActAt("admitted", at(3, 30)),
        ActAt("extended", at(5, 1), {"term": "decide"}),
    )
    # 5 May + 4 weeks = Tuesday 2 June, a working day.
    assert due("decide", *acts) == (date(2026, 6, 2), date(2026, 6, 2))


def test_second_extension_and_one_after_the_term_move_nothing() -> None:
    begun = (
        ActAt("submitted", MARCH_24),
        ActAt("acknowledged", at(3, 25)),
        ActAt("admitted", at(3, 30)),
    )
    late = ActAt("extended", at(5, 7), {"term": "decide"})
    assert due("decide", *begun, late) == (date(2026, 5, 5), date(2026, 5, 6))


def test_longer_than_ten_weeks_only_with_the_complainants_agreement() -> None:
    acts = (
        ActAt("submitted", MARCH_24),
        ActAt("acknowledged", at(3, 25)),
        ActAt("admitted", at(3, 30)),
        ActAt("respondent_informed", at(3, 31)),
        ActAt("extended", at(5, 1), {"term": "decide"}),
    )
    agreed = ActAt("postponed", at(5, 20), {"until": "2026-07-01", "complainant_consents": True})
    assert due("decide", *acts, agreed)[1] == date(2026, 7, 1)
    alone = ActAt("postponed", at(5, 20), {"until": "2026-07-01", "complainant_consents": False})
    with pytest.raises(Refusal) as refused:
        terms(*acts, alone)
    assert refused.value.code == "clock.consent"


def test_disputes_body_has_six_months_that_do_not_roll() -> None:
    acts = (
        ActAt("submitted", MARCH_24),
        ActAt("acknowledged", at(3, 25)),
        ActAt("admitted", at(3, 30)),
        ActAt("submitted_to_dispute_body", at(4, 27)),
    )
    # 27 October 2026; longer than 3 months: no roll (Algemene termijnenwet, art. 4).
    assert due("dispute_ruling", *acts) == (date(2026, 10, 27), date(2026, 10, 27))
    ruled = terms(*acts, ActAt("dispute_ruled", at(10, 1)))["dispute_ruling"].term
    assert ruled is not None
    assert ruled.state is TermState.MET


def test_complainant_is_told_how_things_stand_every_three_weeks() -> None:
    acts = (ActAt("submitted", MARCH_24), ActAt("acknowledged", at(3, 25)))
    assert due("progress", *acts, today=date(2026, 3, 30))[1] == date(2026, 4, 14)
    told = ActAt("progress_told", at(4, 10))
    assert due("progress", *acts, told, today=date(2026, 4, 20))[1] == date(2026, 5, 5)


def test_nothing_of_the_awb_is_left_and_every_article_is_of_the_wkkgz() -> None:
    sources = [one.source or "" for one in wkkgz().steps]
    sources += [one.source for one in wkkgz().terms.values()]
    sources += [one.source or "" for one in (*wkkgz().contents, *wkkgz().next_steps)]
    stated = [source for source in sources if source]
    assert [one for one in stated if not one.startswith(("Wkkgz art.", "own regulation"))] == []
    assert wkkgz().filing.limit is None


def test_complaints_officer_helps_and_never_judges() -> None:
    kinds = ("admit", "decline", "rule", "extend", "postpone")
    judging = [one for one in wkkgz().steps if one.kind in kinds]
    assert {role for one in judging for role in one.by} == {"handler"}
    assert step("talked").by == ("complaints_officer",)


def test_care_worker_hears_nothing_of_the_extension_that_only_concerns_the_complainant() -> None:
    assert [letter.to for letter in step("extended").letters] == ["complainant"]
    assert wkkgz().terms["decide"].tells == ("complainant",)


def test_measure_needs_the_day_on_which_it_is_done() -> None:
    row: dict[str, object] = {"kind": "organisation", "text": "Wij bellen voortaan terug."}
    with pytest.raises(Refusal) as refused:
        record(step("measure_set"), {"measures": [row]}, wkkgz())
    assert (refused.value.code, refused.value.facts["field"]) == ("act.field_missing", "measures")
    dated = record(step("measure_set"), {"measures": [row | {"due_on": "2026-09-01"}]}, wkkgz())
    assert dated.facts == {"measures": [{"kind": "organisation", "due_on": "2026-09-01"}]}
