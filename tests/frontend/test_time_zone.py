"""Moments are shown in the client's own time zone, and in no other."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from procedures.actions.send_message import send_message
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, text_of

SENT_AT = datetime(2026, 3, 3, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Amsterdam", "3 maart 2026, 03:30"),
        ("America/Curacao", "2 maart 2026, 22:30"),
        ("Europe/London", "3 maart 2026, 02:30"),
    ],
)
def test_moment_is_shown_in_the_zone_of_the_client(acme: Tenant, zone: str, shown: str) -> None:
    with scope.within(acme):
        who = cast.cast()
        case = cases.complaint()
        anna = cases.party_acting(case, "complainant")
        send_message(case, "Hoe lang nog?", side="complainant", by=anna, at=SENT_AT)
    with scope.in_public():
        Tenant.objects.filter(pk=acme.pk).update(time_zone=zone)
    page = text_of(Desk(acme, who.carla).get(f"/werk/zaken/{case.id}/berichten/"))
    assert page.count(shown) == 1
    assert timezone.get_current_timezone_name() == "Europe/Amsterdam"
