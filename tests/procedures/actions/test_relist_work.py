"""The consultancy's list, rebuilt from what a client's schema says."""

from datetime import date
from uuid import uuid4

import pytest

from procedures.actions.relist_work import relist_work
from procedures.models import Complaint, TermRow
from procedures.queries.case_head import case_head
from procedures.queries.listed_work import columns_of, differences
from procedures.queries.regulations import of_case, texts_of
from procedures.queries.staff_lists import case_rows
from tenants import scope
from tenants.models import Tenant, WorklistRow
from tests import cast as casts
from tests.factories import cases

DAY = date(2026, 1, 5)


def rows() -> list[tuple[object, ...]]:
    return sorted(WorklistRow.objects.filter(tenant=scope.current()).values_list(
        "case_id", "number", "state", "waiting_for", "term", "due_on", "received_on"
    ))  # fmt: skip


def test_list_that_acts_kept_is_what_the_schema_says(in_acme: Tenant) -> None:  # noqa: ARG001
    who = casts.cast()
    for made in (cases.complaint, lambda: casts.admitted(who), lambda: casts.decided(who)):
        made()
    assert Complaint.objects.count() == 3
    assert len(rows()) >= 2
    assert differences() == []


def test_case_waits_for_the_side_that_alone_can_meet_its_first_term(
    in_acme: Tenant,  # noqa: ARG001
) -> None:
    case = casts.composed(casts.cast())
    answer = TermRow.objects.get(case=case, name="answer")
    told = columns_of(case, case.state, [answer])
    assert told is not None
    assert told["waiting_for"] == "respondent"
    usual = columns_of(case, case.state, [])
    assert usual is not None
    assert usual["waiting_for"] == of_case(case).states[case.state].waits_for


def test_every_list_waits_for_the_same_person_until_the_same_day(
    in_acme: Tenant,  # noqa: ARG001
) -> None:
    who = casts.cast()
    closed = casts.decided(who)
    cases.do(closed, "closed", who.carla)
    answering = casts.composed(who)
    for case, waited in ((answering, "respondent"), (closed, "complaints_officer")):
        kept = WorklistRow.objects.get(case_id=case.id)
        assert kept.waiting_for == waited
        assert kept.due_on is not None
        row = case_rows([cases.fresh(case.id)], language="nl", today=kept.due_on)[0]
        head = case_head(cases.fresh(case.id), language="nl", today=kept.due_on)
        word = texts_of(case.regulation, "nl").roles[waited]
        assert (row.waits_for, head.waits_for) == (word, word)
        assert (row.due_on, row.term_state) == (kept.due_on, "due_today")


@pytest.fixture
def foreign(globex: Tenant) -> WorklistRow:
    """Return a row of another client, which nobody here may touch."""
    with scope.within(globex):
        return WorklistRow.objects.create(
            tenant=globex, case_id=uuid4(), number="2026-0666", state="received", received_on=DAY
        )


def test_every_way_in_which_a_row_can_be_wrong_is_found_and_mended(
    foreign: WorklistRow, acme: Tenant, globex: Tenant
) -> None:
    with scope.within(acme):
        _check_mending(acme)
    with scope.within(globex):
        assert [row.pk for row in WorklistRow.objects.all()] == [foreign.pk]


def _check_mending(acme: Tenant) -> None:
    gone, changed = cases.complaint(), cases.complaint()
    right = rows()
    WorklistRow.objects.filter(tenant=acme, case_id=gone.id).delete()
    WorklistRow.objects.filter(case_id=changed.id).update(due_on=DAY, state_label={})
    WorklistRow.objects.create(
        tenant=acme, case_id=uuid4(), number="2020-0001", state="received", received_on=DAY
    )
    told = [(one.number, one.kind, one.columns) for one in relist_work()]
    assert told == [
        ("2020-0001", "left_over", ()),
        (gone.number, "missing", ()),
        (changed.number, "different", ("state_label", "due_on")),
    ]
    assert rows() == right
    assert (differences(), relist_work()) == ([], [])


def test_row_of_a_case_that_ended_is_removed(in_acme: Tenant) -> None:
    case = cases.complaint()
    final = next(name for name, state in of_case(case).states.items() if state.final)
    Complaint.objects.filter(id=case.id).update(state=final)
    assert [one.kind for one in relist_work()] == ["left_over"]
    assert not WorklistRow.objects.filter(tenant=in_acme).exists()
