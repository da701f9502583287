import json
from pathlib import Path
from typing import Any

import pytest

from wederhoor.__main__ import main

Rows = list[dict[str, Any]]
RECEIVED = {"act": "received", "at": "2026-03-24T10:00:00+01:00"}
MEDIATED = [
    RECEIVED,
    {"act": "mediation_started", "at": "2026-04-10T10:00:00+02:00"},
    {"act": "mediation_ended", "at": "2026-04-20T10:00:00+02:00"},
]


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    return tmp_path / "acts.json"


def run(
    capsys: pytest.CaptureFixture[str], file: Path, rows: Rows, *more: str
) -> tuple[int, Any, str]:
    file.write_text(json.dumps(rows))
    code = main(["clock", "provider", "--acts", str(file), "--json", *more])
    told = capsys.readouterr()
    return code, json.loads(told.out), told.err


def named(answer: Rows, name: str) -> dict[str, Any]:
    return next(row for row in answer if row["name"] == name)


def test_every_term_is_listed_with_its_dates_and_why(
    capsys: pytest.CaptureFixture[str], acts: Path
) -> None:
    code, answer, _err = run(capsys, acts, [RECEIVED], "--on", "2026-03-25")
    assert code == 0
    assert named(answer, "acknowledge") == {
        "name": "acknowledge",
        "article": "own regulation",
        "verify": False,
        "starts_on": "2026-03-24",
        "nominal_on": "2026-03-31",
        "due_on": "2026-03-31",
        "target_on": "2026-03-27",
        "extended": 0,
        "suspended_days": 0,
        "state": "running",
        "ended_on": None,
        "why": [
            "Klacht ontvangen op dinsdag 24 maart 2026.",
            "Een week later is dinsdag 31 maart 2026.",
            "Ons eigen doel ligt eerder: vrijdag 27 maart 2026.",
        ],
    }
    assert (named(answer, "closing")["state"], named(answer, "closing")["due_on"]) == (
        "not_started",
        None,
    )


def test_reasons_are_told_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], acts: Path
) -> None:
    answer = run(capsys, acts, [RECEIVED], "--on", "2026-03-25", "--language", "en")[1]
    assert named(answer, "acknowledge")["why"][0] == "Complaint received on Tuesday 24 March 2026."


@pytest.mark.parametrize(("suspends", "days"), [(True, 10), (None, 10), (False, 0)])
def test_mediation_suspends_unless_it_says_it_does_not(
    capsys: pytest.CaptureFixture[str], acts: Path, suspends: bool | None, days: int
) -> None:
    last = MEDIATED[-1] if suspends is None else {**MEDIATED[-1], "suspends": suspends}
    answer = run(capsys, acts, [*MEDIATED[:2], last], "--on", "2026-05-01")[1]
    assert named(answer, "advice")["suspended_days"] == days


def test_day_looked_on_leaves_out_what_comes_later(
    capsys: pytest.CaptureFixture[str], acts: Path
) -> None:
    answer = run(capsys, acts, MEDIATED, "--on", "2026-04-12")[1]
    assert named(answer, "advice")["state"] == "suspended"
    answer = run(capsys, acts, MEDIATED, "--on", "2026-04-09")[1]
    assert named(answer, "advice")["state"] == "running"


def test_local_day_of_receipt_counts(capsys: pytest.CaptureFixture[str], acts: Path) -> None:
    late = {"act": "received", "at": "2026-03-24T23:30:00Z"}
    answer = run(capsys, acts, [late], "--on", "2026-03-26")[1]
    assert named(answer, "acknowledge")["starts_on"] == "2026-03-25"


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ([{"act": "verzonnen", "at": "2026-03-24"}], ("clock.act_unknown", "received")),
        ([{"act": "closed", "at": "2026-03-24"}, {"act": "admitted", "at": "2026-03-25"}],
         ("clock.order", "aftercare_done")),
        ([{**RECEIVED, "term": "verzonnen"}], ("clock.term_unknown", "advice")),
    ],
)  # fmt: skip
def test_impossible_acts_are_refused_with_what_was_possible(
    capsys: pytest.CaptureFixture[str], acts: Path, rows: Rows, refused: tuple[str, str]
) -> None:
    code, possible = refused
    exit_code, answer, err = run(capsys, acts, rows)
    assert (exit_code, answer["error"], err) == (2, code, answer["message"] + "\n")
    assert possible in answer["possible"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "clock.file"),
        ([{"act": "received"}], "clock.file"),
        ([{"act": "received", "at": "gisteren"}], "clock.moment"),
        ([{"act": "received", "at": "2031-03-24"}], "calendar.exhausted"),
    ],
)
def test_what_cannot_be_read_or_known_is_refused(
    capsys: pytest.CaptureFixture[str], acts: Path, rows: Rows, code: str
) -> None:
    exit_code, answer, _err = run(capsys, acts, rows)
    assert (exit_code, answer["error"]) == (2, code)


def test_terms_are_told_in_plain_lines_too(capsys: pytest.CaptureFixture[str], acts: Path) -> None:
    acts.write_text(json.dumps([RECEIVED]))
    assert main(["clock", "provider", "--acts", str(acts), "--on", "2026-03-25"]) == 0
    first, second = capsys.readouterr().out.splitlines()[:2]
    assert first.split() == ["acknowledge", "2026-03-31", "running", "own", "regulation"]
    assert second.strip() == "Klacht ontvangen op dinsdag 24 maart 2026."
