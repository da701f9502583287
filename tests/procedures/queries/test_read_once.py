from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from procedures.models import Complaint
from procedures.queries.names import names_of
from procedures.queries.read_once import PARTS, around, parties_of, read_once, seats_of
from tests import cast
from tests.factories import cases

pytestmark = pytest.mark.django_db


def _told(row: Model) -> dict[str, Any]:
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}


@pytest.mark.usefixtures("in_acme")
def test_rows_read_once_are_those_that_each_question_gives() -> None:
    case = cast.advised(cast.cast())
    cases.complaint("Een andere zaak.")
    once, apart = read_once(Complaint.objects.get(id=case.id)), Complaint.objects.get(id=case.id)
    for name in PARTS:
        ours, theirs = ([_told(one) for one in getattr(x, name).all()] for x in (once, apart))
        assert sorted(ours, key=lambda one: str(one["id"])) == sorted(
            theirs, key=lambda one: str(one["id"])
        ), name
    assert [one.ordinal for one in once.acts.all()] == [one.ordinal for one in apart.acts.all()]
    assert parties_of(once) == parties_of(apart)
    assert [one.person for one in seats_of(once)] == [one.person for one in seats_of(apart)]


@pytest.mark.usefixtures("in_acme")
def test_one_statement_reads_all_and_no_other_follows() -> None:
    case = cast.advised(cast.cast())
    with CaptureQueriesContext(connection) as asked:
        read_once(case)
        for name in PARTS:
            list(getattr(case, name).all())
        parties_of(case), [one.person.name for one in seats_of(case)]
        names_of([one.actor_id for one in case.acts.all()], known=around(case))
    assert len(asked) == 1


@pytest.mark.usefixtures("in_acme")
def test_question_that_narrows_asks_the_database_within_the_case() -> None:
    case, other = cases.complaint("Eerste"), cases.complaint("Tweede")
    read_once(case)
    assert case.acts.filter(case=other).count() == 0
    assert [one.case_id for one in case.elements.filter(ordinal=1)] == [case.id]


@pytest.mark.usefixtures("in_acme")
def test_case_that_goes_on_and_unread_messages_are_told() -> None:
    case = cases.complaint("Eerste")
    told = around(read_once(case))
    assert told is not None
    assert (told.going, told.unread_count) == (None, 0)
    party = case.parties.filter(side="complainant")[0]
    case.messages.create(
        side="complainant", body="Een vraag.", from_party=party, sent_at=case.received_at
    )
    later = cases.complaint("Verder")
    later.continues = case
    later.save(update_fields=["continues"])
    told = around(read_once(Complaint.objects.get(id=case.id)))
    assert told is not None
    assert (told.going, told.unread_count) == (later.id, 1)
