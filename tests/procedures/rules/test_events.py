from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kernel.terms import Event
from procedures import presets
from procedures.rules.deadlines import Clock, reckoned
from procedures.rules.language import TermSpec
from procedures.rules.reading import read_regulation

PROVIDER = read_regulation(presets.source_of("provider"))
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
Found = dict[str, tuple[date, str]]


def spec(**parts: Any) -> TermSpec:
    given = {"from": "received", "ends": ["accepted"], "amount": 10, "unit": "days"}
    return TermSpec.model_validate({"source": "own regulation"} | given | parts)


def happen(name: str, day: int, **facts: object) -> Event:
    return Event(name, MONDAY + timedelta(days=day), facts)


def found(terms: dict[str, TermSpec], *events: Event, on: date = date(2026, 3, 20)) -> Found:
    regulation = PROVIDER.model_copy(update={"terms": terms})
    terms_ = reckoned(regulation, events, Clock("Europe/Amsterdam", on))
    return {term.name: (term.due_on, str(term.state)) for term in terms_}


SILENT = {
    "accept": spec(silence="accepted"),
    "advice": spec(**{"from": "accepted"}, ends=["advised"], amount=3, unit="months"),
}


def test_silence_counts_as_the_act_from_the_day_after_the_last_one() -> None:
    assert found(SILENT, happen("received", 0), on=date(2026, 3, 12)) == {
        "accept": (date(2026, 3, 12), "running")
    }
    assert found(SILENT, happen("received", 0), on=date(2026, 3, 13)) == {
        "accept": (date(2026, 3, 12), "met"),
        "advice": (date(2026, 6, 12), "running"),
    }


def test_answer_that_comes_after_silence_changes_nothing() -> None:
    late = found(SILENT, happen("received", 0), happen("accepted", 14))
    assert late["advice"] == (date(2026, 6, 12), "running")
    early = found(SILENT, happen("received", 0), happen("accepted", 4))
    assert early["advice"] == (date(2026, 6, 6), "running")


def test_registered_letter_is_deemed_received_and_starts_what_receipt_starts() -> None:
    terms = {
        "deemed": spec(
            **{"from": "registered_dispatch"},
            ends=["received"], amount=3, unit="working_days", presumes="received",
        ),
        "accept": spec(),
    }  # fmt: skip
    sent = happen("registered_dispatch", 3)  # Thursday; the third working day is Tuesday
    assert found(terms, sent, on=date(2026, 3, 9)) == {"deemed": (date(2026, 3, 10), "running")}
    assert found(terms, sent, on=date(2026, 3, 10)) == {
        "deemed": (date(2026, 3, 10), "met"),
        "accept": (date(2026, 3, 20), "running"),
    }
    early = found(terms, sent, happen("received", 4), on=date(2026, 3, 10))
    assert early["accept"] == (date(2026, 3, 20), "running")


def test_day_of_dispatch_that_an_act_records_is_the_dispatch() -> None:
    terms = {
        "deemed": spec(
            **{"from": "registered_dispatch"},
            ends=["received"], amount=3, unit="working_days", presumes="received",
        ),
        "accept": spec(),
    }  # fmt: skip
    read = happen("received", 4, registered_dispatch_on="2026-03-05")
    assert found(terms, read, on=date(2026, 3, 10))["accept"] == (date(2026, 3, 20), "running")
    handed_over = happen("received", 4)
    assert found(terms, handed_over, on=date(2026, 3, 10)) == {
        "accept": (date(2026, 3, 16), "running")
    }


def test_term_per_side_is_met_by_each_side_apart() -> None:
    terms = {"views": spec(per=["complainant", "respondent"], ends=["viewed"])}
    seen = happen("viewed", 4, side="complainant")
    assert found(terms, happen("received", 0), seen) == {
        "views_complainant": (date(2026, 3, 12), "met"),
        "views_respondent": (date(2026, 3, 12), "overdue"),
    }


@pytest.mark.parametrize(
    ("suspends_if", "started", "ended", "due_on"),
    [
        (None, {}, {}, date(2026, 3, 22)),
        (None, {}, {"suspends": False}, date(2026, 3, 12)),
        ("complainant_consents", {}, {}, date(2026, 3, 12)),
        ("complainant_consents", {"complainant_consents": True}, {}, date(2026, 3, 22)),
        ("complainant_consents", {}, {"suspends": True}, date(2026, 3, 22)),
        ("complainant_consents", {"complainant_consents": False}, {}, date(2026, 3, 12)),
    ],
)
def test_mediation_suspends_only_with_the_consent_that_the_regulation_asks(
    suspends_if: str | None, started: dict[str, bool], ended: dict[str, bool], due_on: date
) -> None:
    pair = {"suspended_from": "mediation_started", "suspended_until": "mediation_ended"}
    terms = {"decide": spec(**pair, suspends_if=suspends_if)}
    events = [
        happen("received", 0),
        happen("mediation_started", 1, **started),
        happen("mediation_ended", 11, **ended),
    ]
    assert found(terms, *events)["decide"][0] == due_on


def test_term_that_comes_back_is_counted_from_its_start() -> None:
    terms = {"evaluation": spec(every=True, amount=1, unit="months", ends=["evaluated"])}
    events = [happen("received", 0), happen("evaluated", 20), happen("evaluated", 70)]
    assert found(terms, *events[:1], on=date(2026, 3, 3))["evaluation"][0] == date(2026, 4, 2)
    assert found(terms, *events[:2], on=date(2026, 3, 3))["evaluation"][0] == date(2026, 5, 2)
    assert found(terms, *events, on=date(2026, 3, 3))["evaluation"][0] == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("happened_on", "state"), [("2025-03-02", "met"), ("2025-03-01", "met_late")]
)
def test_limit_looks_back_from_the_filing_to_what_happened(happened_on: str, state: str) -> None:
    terms = {"filing_limit": spec(backward=True, ends=["happened"], amount=1, unit="years")}
    filed = happen("received", 0, happened_on=happened_on)
    assert found(terms, filed) == {"filing_limit": (date(2025, 3, 2), state)}


def test_cure_lengthens_fallback_starts_and_consent_postpones() -> None:
    weeks = {"amount": 2, "unit": "weeks"}
    terms = {
        "decide": spec(
            amount=6, unit="weeks", ends=["decided"], consent_postpones="postponed",
            cure={"on": "defect_notified", "adds": weeks},
        ),
        "feedback": spec(
            **{"from": "acknowledged"}, ends=["answered"], amount=3, unit="months",
            fallback={"starts": "received", "offset": {"amount": 7, "unit": "days"}},
        ),
    }  # fmt: skip
    events = [happen("received", 0), happen("defect_notified", 3)]
    assert found(terms, *events) == {
        "decide": (date(2026, 4, 27), "running"),
        "feedback": (date(2026, 6, 9), "running"),
    }
    agreed = happen("postponed", 9, until="2026-06-01")
    assert found(terms, *events, agreed)["decide"][0] == date(2026, 6, 1)
