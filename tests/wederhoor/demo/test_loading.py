"""What the demo is once it was loaded: true to its sheets, sound, and each client on its own."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.conf import settings

from kernel.audit.verifying import verify
from kernel.identity.models import Account
from kernel.post.models import OutboxMessage
from kernel.terms import Term
from procedures.models import (
    Act,
    AdviceMeeting,
    Complaint,
    Correction,
    DecisionProgress,
    Edition,
    Hearing,
    Letter,
    Measure,
    MeetingDecision,
    OutsideFile,
    Party,
    Person,
    Registration,
    TermRow,
    TimeSpent,
    Vignette,
)
from procedures.queries.party_view import hearings_of_side
from procedures.queries.receipts import holder_with
from procedures.queries.regulations import of_case
from procedures.queries.standing import walk_of
from procedures.queries.year import leaks_of
from procedures.rules.deadlines import terms_of
from procedures.rules.statistics import load as figures_of
from tenants import scope
from tenants.models import ApiToken, PortfolioEdition, Tenant, WorklistRow
from wederhoor.demo import codes, sheets
from wederhoor.demo.entering import WAYS
from wederhoor.demo.sheets import Script

TODAY = date(2026, 11, 22)  # the demo is loaded half an hour after midnight in Amsterdam
CLIENTS = ("vandelden", "delinde")
OUTCOMES = {
    "inadmissible",
    "withdrawn",
    "settled_to_satisfaction",
    "mediated",
    "founded",
    "partly_founded",
    "unfounded",
    "no_judgment",
}
Found = TypeVar("Found")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("loaded"),
]


def within(slug: str, look: Callable[[], Found]) -> Found:
    with scope.within(Tenant.objects.get(slug=slug)):
        return look()


def cases() -> list[Complaint]:
    return list(Complaint.objects.select_related("regulation").order_by("number"))


def everywhere(look: Callable[[], list[Found]]) -> list[Found]:
    return [one for slug in CLIENTS for one in within(slug, look)]


def test_broken_load_is_not_the_demo_and_is_cleared_by_the_next(loaded: Any) -> None:
    assert "vandelden" in loaded.left_by_broken_load
    assert loaded.there_after_broken_load is False
    clients = Tenant.objects.filter(slug__in=CLIENTS)
    assert clients.count() == len(CLIENTS)
    kept = {folder.name for folder in Path(settings.VAULT_FILES).iterdir()}
    assert {str(client.reference) for client in clients} - kept == set()
    assert loaded.folders_of_broken_load != set()
    assert kept & loaded.folders_of_broken_load == set()


def test_portfolio_of_last_year_is_out_and_a_better_edition_is_being_written() -> None:
    editions = list(PortfolioEdition.objects.order_by("number"))
    assert [(one.year, one.number, one.state) for one in editions] == [
        (2025, 1, "published"),
        (2025, 2, "draft"),
    ]
    assert [len(one.figures["clients"]["lines"]) for one in editions] == [2, 2]
    assert sorted(one.form for one in editions[0].files.all()) == ["csv", "pdf", "xlsx"]


def test_second_load_changes_nothing(loaded: Any) -> None:
    assert loaded.said_by_second_load == ["The demo is there already"]
    assert loaded.said[-1] == "Reliving Van Delden Techniek: case 48 of 48"


@pytest.mark.parametrize("slug", CLIENTS)
def test_every_story_became_one_case_in_the_order_of_filing(slug: str) -> None:
    stories = Counter(story.story.strip() for story in Script(slug).stories)
    filed = within(slug, lambda: [(case.received_at, case.story) for case in cases()])
    assert Counter(story for _, story in filed) == stories
    moments = [received_at for received_at, _ in filed]
    assert moments == sorted(moments)


def test_cases_cover_three_years_and_every_outcome() -> None:
    found = everywhere(cases)
    assert len(found) == 87
    assert Counter(case.received_on.year for case in found) == {2024: 25, 2025: 25, 2026: 37}
    assert {case.outcome for case in found if case.outcome} == OUTCOMES
    assert min(Counter(case.outcome for case in found if case.outcome).values()) >= 2


def test_what_the_demo_should_show_has_happened() -> None:
    acts = Counter(everywhere(lambda: list(Act.objects.values_list("name", flat=True))))
    shown = {
        "extended",
        "decision_extended",
        "released",
        "opined",
        "waived",
        "three_way_refused",
        "handed_over",
        "talk_stimulated",
        "mediation_ended",
        "measure_done",
        "follow_up_talk",
    }
    assert shown - set(acts) == set()
    found = everywhere(cases)
    assert sum(case.anonymous for case in found) == 3
    assert {case.language for case in found} == {"nl", "en"}
    assert {case.channel for case in found} >= {"portal", "post", "phone", "in_person", "api"}


def test_some_terms_are_overdue_today_and_one_is_suspended() -> None:
    late = everywhere(lambda: list(TermRow.objects.filter(state="overdue")))
    assert {term.name for term in late} == {
        "acknowledge",
        "admissibility",
        "answer",
        "advice",
        "react",
        "employer_decision",
        "aftercare",
    }
    held = everywhere(lambda: list(TermRow.objects.filter(state="suspended")))
    assert {term.name for term in held} == {"answer", "advice"}


def test_employer_departed_once_and_measures_are_done_open_and_late() -> None:
    advised = within("vandelden", lambda: [c for c in cases() if hasattr(c, "advice")])
    assert sum(case.advice.follows is False for case in advised) == 1
    measures = everywhere(lambda: list(Measure.objects.all()))
    agreed = [one for one in measures if one.state == "agreed"]
    assert {one.state for one in measures} == {"proposed", "agreed", "done", "dropped"}
    assert {one.due_on < TODAY for one in agreed} == {True, False}


def test_aftercare_was_valued_and_two_felt_retaliation() -> None:
    facts = everywhere(lambda: [act.facts for act in Act.objects.filter(kind="aftercare")])
    assert sum(bool(one.get("retaliation")) for one in facts) == 2
    assert sum("appreciation_handling" in one for one in facts) > 40


@pytest.mark.parametrize("slug", CLIENTS)
def test_every_state_of_the_regulation_has_a_case(slug: str) -> None:
    found = within(slug, cases)
    assert {case.state for case in found} == set(of_case(found[0]).states)


def columns(term: Term | TermRow) -> dict[str, object]:
    names = ("starts_on", "nominal_on", "due_on", "target_on", "extended_count", "ended_on")
    return {name: getattr(term, name) for name in (*names, "suspended_days", "source")}


def drifted() -> list[str]:
    """The numbers of cases whose kept terms are not what their acts give."""
    zone = scope.current().time_zone
    found = []
    for case in cases():
        terms = terms_of(of_case(case), walk_of(case), zone=zone, today=TODAY)
        fresh = {term.name: (columns(term), str(term.state), len(term.why)) for term in terms}
        kept = {row.name: (columns(row), row.state, len(row.why)) for row in case.terms.all()}
        found += [case.number] if fresh != kept else []
    return found


@pytest.mark.parametrize("slug", CLIENTS)
def test_terms_recomputed_from_the_acts_are_the_kept_ones(slug: str) -> None:
    assert within(slug, drifted) == []


@pytest.mark.parametrize("slug", CLIENTS)
def test_worklist_lists_exactly_the_cases_that_are_not_ended(slug: str) -> None:
    open_ones = within(
        slug, lambda: {c.number for c in cases() if not of_case(c).states[c.state].final}
    )
    rows = WorklistRow.objects.values_list("number", flat=True)
    assert within(slug, lambda: set(rows.filter(tenant__slug=slug))) == open_ones
    assert len(open_ones) > 5


@pytest.mark.parametrize("slug", CLIENTS)
def test_audit_chain_holds(slug: str) -> None:
    verified = within(slug, verify)
    assert isinstance(verified, int)
    assert verified > 500


@pytest.mark.parametrize("slug", CLIENTS)
def test_nothing_of_one_client_is_in_the_other(slug: str) -> None:
    other = next(Script(one) for one in CLIENTS if one != slug)
    theirs = {person.name for person in other.client.people.values()}
    theirs |= {named.name for story in other.stories for named in story.respondents}
    theirs |= {story.complainant.name for story in other.stories if story.complainant}
    here = within(slug, lambda: {one.name for one in (*Party.objects.all(), *Person.objects.all())})
    assert here & theirs == set()
    letters = within(slug, lambda: " ".join(letter.body for letter in Letter.objects.all()))
    assert other.client.name not in letters
    assert Script(slug).client.name in letters


@pytest.mark.parametrize("slug", CLIENTS)
def test_letters_leave_nothing_unfilled_and_mail_waits_for_the_worker(slug: str) -> None:
    bodies = within(slug, lambda: [letter.body for letter in Letter.objects.all()])
    assert [body for body in bodies if "{" in body or "None" in body] == []
    states = within(slug, lambda: set(OutboxMessage.objects.values_list("state", flat=True)))
    assert states == {"pending"}


@pytest.mark.parametrize("slug", CLIENTS)
def test_past_years_were_published_without_leaks_and_discussed(slug: str) -> None:
    editions = within(slug, lambda: list(Edition.objects.order_by("year")))
    assert [(one.year, one.state) for one in editions] == [(2024, "published"), (2025, "published")]
    printed = [figures_of(edition.figures) for edition in editions]
    assert within(slug, lambda: [leaks_of(figures) for figures in printed]) == [[], []]
    decisions = within(slug, lambda: list(MeetingDecision.objects.all()))
    assert {one.state for one in decisions} >= {"open", "done"}


def test_story_of_the_year_has_a_meeting_to_come_and_measures_in_every_state() -> None:
    def told() -> tuple[object, ...]:
        coming = AdviceMeeting.objects.get(held_at=None)
        signed = AdviceMeeting.objects.exclude(held_at=None)
        return (
            {one.state for one in MeetingDecision.objects.all()},
            coming.planned_at.date() > TODAY,
            coming.attendances.filter(comes=True).count(),
            [one.signatures.count() for one in signed],
            Vignette.objects.filter(approved_by__isnull=False).count(),
            DecisionProgress.objects.exclude(file=None).count(),
        )

    states = {"open", "done", "dropped"}
    assert within("vandelden", told) == (states, True, 3, [2, 2], 2, 1)


def test_people_can_sign_in_with_the_one_password() -> None:
    accounts = Account.objects.filter(email__endswith=".example")
    iris = accounts.get(name="Iris de Wit")
    assert iris.is_consultancy
    assert iris.check_password(sheets.bureau().password)
    assert accounts.filter(is_consultancy=True).count() == 3


def test_codes_and_tokens_of_the_guide_open_what_they_say() -> None:
    kept = codes.read()
    assert set(kept) == set(CLIENTS)
    for slug, one in kept.items():
        assert ApiToken.objects.filter(tenant__slug=slug).count() == 1
        for told in one["told"]:
            party = within(slug, lambda code=told["code"]: holder_with(code))
            assert (party.side, party.case.number) == (told["part"], told["number"])
    assert codes.path().stat().st_mode & 0o077 == 0


def shown_with_codes(slug: str) -> dict[str, Party]:
    """The parties whose codes are told, by what is to be seen with them."""
    told = codes.read()[slug]["told"]
    return {one["shows"]: within(slug, partial(holder_with, one["code"])) for one in told}


def test_codes_lead_to_every_main_thing_of_a_party() -> None:
    found = shown_with_codes("vandelden")
    assert {one.shows for one in WAYS} == set(found)
    heard = found["the report of the hearing, to correct"]
    own = within("vandelden", lambda: hearings_of_side(heard))
    assert [one.held_on is not None and one.remarks_until_on >= TODAY for one in own] == [True]
    asked = found["closed: the outcome, and aftercare to value"].case
    assert (asked.state, asked.outcome) == ("closed", "partly_founded")
    terms = within("vandelden", lambda: {one.name: one.state for one in asked.terms.all()})
    assert terms["aftercare"] == "running"
    ended = found["answered, and decided: the outcome"].case
    acts = within("vandelden", lambda: set(ended.acts.values_list("name", flat=True)))
    assert {"answered", "decided"} <= acts


def test_codes_of_the_other_client_show_what_is_there() -> None:
    found = shown_with_codes("delinde")
    assert {one.shows for one in WAYS} - set(found) == {"the report of the hearing, to correct"}


@pytest.mark.parametrize("slug", CLIENTS)
def test_nobody_came_in_without_a_code(slug: str) -> None:
    seen = within(slug, lambda: list(Party.objects.exclude(seen_at=None)))
    assert [one.name for one in seen if one.locator is None] == []
    assert {one.side for one in seen} == {"complainant", "respondent"}


@pytest.mark.parametrize("slug", CLIENTS)
def test_contacts_of_this_year_are_spread_over_its_months(slug: str) -> None:
    rows = within(slug, lambda: list(Registration.objects.all()))
    assert {row.happened_on.year for row in rows} == {TODAY.year}
    assert len({row.happened_on.month for row in rows}) > 6
    assert {row.kind for row in rows} >= {"question", "signal", "consultation", "activity"}
    spent = within(slug, lambda: list(TimeSpent.objects.all()))
    assert {one.case_id is None for one in spent} == {True, False}
    assert max(one.spent_on for one in spent) <= TODAY


def test_contact_was_corrected_another_became_a_case_and_figures_of_others_are_there() -> None:
    def told() -> tuple[object, ...]:
        became = Registration.objects.exclude(case=None).get()
        return (
            Correction.objects.count(),
            became.case and became.case.state,
            OutsideFile.objects.get().figures.count(),
            Registration.objects.filter(desk="adviser").count(),
        )

    assert within("vandelden", told) == (1, "received", 8, 2)


def test_talks_that_were_held_are_not_still_to_come() -> None:
    def told() -> list[str]:
        planned = Hearing.objects.filter(held_on=None, waived_at=None)
        ended = planned.exclude(case__closed_on=None)
        return list(ended.values_list("case__number", flat=True))

    assert within("delinde", told) == []
