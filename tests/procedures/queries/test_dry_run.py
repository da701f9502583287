"""The dry run: each case once more under a draft, and nothing is written."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from procedures.models import Complaint
from procedures.queries.drafts import whole
from procedures.queries.dry_run import CaseRun, DryRun, dry_run
from procedures.rules.comparing import LetterChange, StepChange, TermChange
from tests.cast import admitted, cast, decided
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")

TODAY = date(2026, 3, 20)
SHORTER = "inherits: provider\nterms:\n  advice: {amount: 6, unit: weeks}\n"
NO_TALK = "inherits: provider\nwithout: [steps.talked]\n"


def run(source: str, texts: dict[str, str] | None = None, today: date = TODAY) -> DryRun:
    return dry_run(whole(source, texts or {}), today=today)


def only(found: DryRun) -> CaseRun:
    (one,) = found.changed
    return one


def test_the_same_regulation_changes_nothing_in_any_case() -> None:
    decided(cast())
    cases.complaint("Nog een.")
    found = run("inherits: provider\n")
    assert (found.cases_count, found.changed) == (2, ())


def test_shorter_term_is_told_with_both_days() -> None:
    case = admitted(cast())
    found = only(run(SHORTER))
    advice = TermChange("advice", date(2026, 4, 27), date(2026, 4, 13), live=True)
    assert (found.case.id, found.changes.stop) == (case.id, None)
    assert advice in found.changes.terms
    assert {one.name for one in found.changes.terms} == {"advice"}


def test_letter_with_other_words_is_told_for_the_act_that_sent_it() -> None:
    admitted(cast())
    words = {"nl": "letters: {acknowledgement: {subject: Ontvangen, paragraphs: [Dank u.]}}\n"}
    found = only(run("inherits: provider\n", words))
    changed = LetterChange("acknowledged", "acknowledgement", "complainant", "changed")
    assert (found.changes.letters, found.changes.terms) == ((changed,), ())


def test_letter_that_is_dropped_is_told() -> None:
    admitted(cast())
    found = only(run("inherits: provider\nsteps:\n  - {act: acknowledged, letters: []}\n"))
    gone = LetterChange("acknowledged", "acknowledgement", "complainant", "gone")
    assert found.changes.letters == (gone,)


def test_step_that_could_be_taken_now_and_would_be_blocked_is_told_with_why() -> None:
    admitted(cast())
    guarded = "steps:\n  - {act: talked, requires: [{holds: panel_complete}]}\n"
    found = only(run(f"inherits: provider\n{guarded}"))
    blocked = StepChange("talked", "blocked", "Eerst moet de commissie volledig zijn.")
    assert (found.changes.steps, found.changes.terms) == ((blocked,), ())


def test_case_whose_act_cannot_happen_is_told_with_the_first_such_act() -> None:
    who = cast()
    case = admitted(who)
    other = cases.complaint("Nog een.")
    source = (
        "inherits: provider\nsteps:\n  - {act: admitted, requires: [{holds: panel_complete}]}\n"
    )
    found = run(source)
    (stopped,) = found.stopped
    stop = stopped.changes.stop
    assert stop is not None
    place = [act.name for act in case.acts.all()].index("admitted")
    assert (stopped.case.id, stop.place, stop.act) == (case.id, place, "admitted")
    assert stop.why.code == "guard.panel_complete"
    assert other.id not in {one.case.id for one in found.stopped}


def test_act_that_is_then_for_another_role_stops_the_case_there() -> None:
    admitted(cast())
    found = only(run("inherits: provider\nsteps:\n  - {act: admitted, by: [employer]}\n"))
    stop = found.changes.stop
    assert stop is not None
    assert (stop.act, stop.why.code) == ("admitted", "replay.role")


def test_code_that_is_then_gone_stops_the_case_there() -> None:
    who = cast()
    case = cases.complaint("Te laat.")
    cases.do(case, "acknowledged", who.carla)
    said = {"inadmissible_reason": "too_long_ago", "reasons": "Het is langer geleden."}
    cases.do(case, "declined", who.carla, **said)
    left = "[not_undesirable_behaviour, outside_organisation, already_handled]"
    found = only(run(f"inherits: provider\ncode_lists: {{inadmissible_reason: {left}}}\n"))
    stop = found.changes.stop
    assert stop is not None
    assert (stop.act, stop.why.code, stop.why.facts["field"]) == (
        "declined",
        "replay.code",
        "inadmissible_reason",
    )


def test_longer_retention_is_told_for_closed_cases_only() -> None:
    who = cast()
    closed = cases.complaint("Opgelost.")
    cases.do(closed, "withdrawn", cases.party_acting(closed, "complainant"))
    admitted(who)
    found = only(run("inherits: provider\nretention: {amount: 5, unit: years}\n"))
    kept = closed.retain_until_on
    assert kept is not None
    assert (found.case.id, found.changes.retention) == (
        closed.id,
        (kept, kept.replace(year=kept.year + 3)),
    )


def test_nothing_is_written_and_queries_do_not_rise_with_cases() -> None:
    counts = [_queries(story) for story in ("Een.", "Twee.")]
    assert counts[0] == counts[1]


def _queries(story: str) -> int:
    case = cases.complaint(story)
    before = list(Complaint.objects.values("id", "version", "state", "closed_on"))
    with CaptureQueriesContext(connection) as asked:
        run(SHORTER)
    assert list(_written(asked)) == []
    assert (list(Complaint.objects.values("id", "version", "state", "closed_on")), bool(case)) == (
        before,
        True,
    )
    return len(asked)


def _written(asked: CaptureQueriesContext) -> Iterator[str]:
    for query in asked.captured_queries:
        if not query["sql"].lstrip().upper().startswith(("SELECT", "SET SEARCH_PATH")):
            yield query["sql"]
