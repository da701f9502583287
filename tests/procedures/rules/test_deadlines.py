from datetime import UTC, date, datetime, timedelta

from procedures import presets
from procedures.rules.deadlines import events_of, retain_until, term_rules, terms_of
from procedures.rules.reading import read_regulation
from procedures.rules.walk import Taken, Walk, walk

PROVIDER = read_regulation(presets.source_of("provider"))
MONDAY = datetime(2026, 3, 23, 9, tzinfo=UTC)
KINDS = {step.act: step.kind for step in PROVIDER.steps}


def _walk(*acts: tuple[str, int]) -> Walk:
    return walk(
        PROVIDER, [Taken(name, KINDS[name], MONDAY + timedelta(days=day)) for name, day in acts]
    )


def _due(so_far: Walk, today: date) -> dict[str, tuple[date, str]]:
    found = terms_of(PROVIDER, so_far, zone="Europe/Amsterdam", today=today)
    return {term.name: (term.due_on, str(term.state)) for term in found}


def test_terms_of_a_filed_complaint_run_from_its_receipt() -> None:
    assert _due(_walk(("received", 0)), date(2026, 3, 23)) == {
        "acknowledge": (date(2026, 3, 30), "running"),
        "admissibility": (date(2026, 4, 6), "running"),
        "advice": (date(2026, 5, 18), "running"),
    }


def test_term_passes_and_says_so() -> None:
    due = _due(_walk(("received", 0)), date(2026, 4, 7))
    assert due["acknowledge"] == (date(2026, 3, 30), "overdue")


def test_extension_moves_only_the_term_it_names() -> None:
    acts = [
        Taken("received", "receive", MONDAY),
        Taken("extended", "extend", MONDAY + timedelta(days=30), {"term": "advice"}),
    ]
    due = _due(walk(PROVIDER, acts), date(2026, 4, 23))
    assert due["advice"] == (date(2026, 6, 15), "running")
    assert due["acknowledge"][0] == date(2026, 3, 30)


def test_mediation_suspends_the_advice_by_its_days() -> None:
    so_far = _walk(("received", 0), ("mediation_started", 10), ("mediation_ended", 31))
    assert _due(so_far, date(2026, 4, 24))["advice"] == (date(2026, 6, 8), "running")


def test_withdrawal_closes_the_case_and_starts_aftercare_and_retention() -> None:
    so_far = _walk(("received", 0), ("withdrawn", 4))
    assert [event.name for event in events_of(so_far)] == ["received", "withdrawn", "closed"]
    assert _due(so_far, date(2026, 3, 30))["aftercare"] == (date(2026, 5, 27), "running")
    assert retain_until(PROVIDER, date(2026, 3, 27)) == date(2028, 3, 27)


def test_named_act_closed_is_not_an_event_twice() -> None:
    so_far = _walk(("received", 0), ("closed", 4))
    assert [event.name for event in events_of(so_far)] == ["received", "closed"]


def test_every_term_of_the_regulation_becomes_a_rule() -> None:
    assert [rule.name for rule in term_rules(PROVIDER)] == list(PROVIDER.terms)
