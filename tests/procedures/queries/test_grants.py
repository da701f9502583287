"""A grant for one case: the rule and the querysets agree, and what it leaves out stays out."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from procedures.models import Appointment, Complaint
from procedures.queries.seated import grant_of, seats_of_reader
from procedures.queries.visible import cases_for
from tests.cast import cast, composed
from tests.factories import cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_acme")]
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
ENDS = (None, NOW - HOUR, NOW, NOW + HOUR)


@pytest.mark.attack("T18")
def test_queryset_and_rule_say_the_same_of_every_grant() -> None:
    who = cast()
    case = composed(who)
    seat, seen = case.appointments.get(person=who.els), []
    stages = ([], [case.state], ["decision"], ["decision", case.state])
    for until, expires, begun, named in product(ENDS, ENDS, (NOW - HOUR, NOW + HOUR), stages):
        Appointment.objects.filter(id=seat.id).update(
            until_at=until, expires_at=expires, from_at=begun, stages=named
        )
        law = grant_of(Appointment.objects.get(id=seat.id)).holds(NOW, case.state)
        actor = cases.acting(who.els)
        asked = [cases_for(actor, NOW).exists(), seats_of_reader(actor, NOW).exists()]
        assert asked == [law, law]
        seen.append(law)
    assert (len(seen), sum(seen)) == (128, 12)


def test_grant_of_one_case_shows_no_other() -> None:
    who = cast()
    mine = composed(who)
    cases.complaint("Kanarie in een andere zaak.")
    assert list(cases_for(cases.acting(who.els), NOW)) == [mine]
    assert Complaint.objects.count() == 2
