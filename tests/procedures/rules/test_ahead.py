from datetime import UTC, date, datetime, timedelta

from procedures import presets
from procedures.rules.ahead import Running, Way, ahead
from procedures.rules.language import Length, Regulation
from procedures.rules.reading import read_regulation
from procedures.rules.walk import Taken, Walk, walk

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
PROVIDER = read_regulation(presets.source_of("provider"))
AWB = read_regulation(presets.source_of("awb"))


def so_far(*acts: str, regulation: Regulation = PROVIDER, **facts: object) -> Walk:
    known = {step.act: step.kind for step in regulation.steps}
    taken = [
        Taken(act, known[act], AT + timedelta(days=place), facts) for place, act in enumerate(acts)
    ]
    return walk(regulation, taken)


def running(name: str, due_on: date, state: str = "running") -> Running:
    return Running(name, due_on, state)


ACK, ADVICE = running("acknowledge", date(2026, 3, 9)), running("advice", date(2026, 4, 27))


def test_earliest_term_of_the_side_comes_first_with_who_meets_it() -> None:
    found = ahead(PROVIDER, so_far("received"), [ADVICE, ACK], "complainant")
    assert (found.term, found.acts, found.who) == (ACK, ("acknowledged",), ("secretariat",))
    assert (found.yours, found.extension) == (False, None)


def test_other_side_is_told_of_its_own_terms_only() -> None:
    walked = so_far("received", "acknowledged", "admitted", "respondent_informed")
    answer = running("answer", date(2026, 3, 19))
    found = ahead(PROVIDER, walked, [ACK, ADVICE, answer], "respondent")
    assert found.term == answer
    assert (found.yours, found.goes_on) == (True, True)


def test_advice_still_to_be_extended_says_how_far_and_afterwards_no_more() -> None:
    walked = so_far("received", "acknowledged", "admitted", "respondent_informed")
    found = ahead(PROVIDER, walked, [ADVICE], "respondent")
    assert (found.extension, found.times) == (Length(amount=4, unit="weeks"), 1)
    extended = so_far("received", "acknowledged", "admitted", "extended", term="advice")
    assert ahead(PROVIDER, extended, [ADVICE], "respondent").extension is None


def test_term_that_stands_still_says_what_starts_it_again() -> None:
    walked = so_far("received", "acknowledged", "admitted", "respondent_informed")
    still = running("advice", date(2026, 4, 27), "suspended")
    assert ahead(PROVIDER, walked, [still], "complainant").resumes == "mediation_ended"


def test_without_a_term_the_role_is_named_that_the_case_waits_for() -> None:
    found = ahead(PROVIDER, so_far("received"), [], "complainant")
    assert (found.term, found.who, found.acts) == (None, ("secretariat",), ("acknowledged",))


def test_case_that_ended_is_over() -> None:
    walked = so_far("received", "settled", "aftercare_done")
    found = ahead(PROVIDER, walked, [], "complainant")
    assert (found.over, found.who) == (True, ())


def test_way_outside_is_told_to_the_complainant_while_it_is_open() -> None:
    walked = so_far("received", "acknowledged", regulation=AWB)
    window = running("ombudsman_window", date(2027, 4, 20), "open")
    found = ahead(AWB, walked, [window], "complainant")
    assert found.ways == (Way("ombudsman", date(2027, 4, 20)),)
    assert ahead(AWB, walked, [window], "respondent").ways == ()
    assert ahead(AWB, walked, [], "complainant").ways == ()
