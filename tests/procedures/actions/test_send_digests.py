"""Digests: one mail a day at most, without content, never about oneself, as each one chose."""

from datetime import UTC, datetime, timedelta

import pytest

from kernel.identity.models import Account
from kernel.post.models import OutboxMessage
from procedures.actions.choose_how_told import choose_how_told
from procedures.actions.send_digests import send_digests
from procedures.actions.send_message import send_message
from procedures.models import Complaint, Party
from procedures.rules.notices import Wishes
from tenants import scope
from tenants.models import Assignment, Tenant, WorklistRow
from tests.cast import Cast, cast
from tests.factories import cases

MORNING = datetime(2026, 3, 3, 7, 30, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def who(in_acme: Tenant) -> Cast:  # noqa: ARG001
    return cast()


def received(hours_ago: int = 3) -> Complaint:
    """Return a case that came in so long before the morning, and forget the mails of that."""
    case = cases.complaint()
    Complaint.objects.filter(id=case.id).update(received_at=MORNING - timedelta(hours=hours_ago))
    OutboxMessage.objects.all().delete()
    WorklistRow.objects.filter(tenant=scope.current()).delete()
    return case


def told() -> list[str]:
    return sorted(one.recipient for one in OutboxMessage.objects.filter(key__startswith="digest/"))


def test_who_handles_cases_is_told_once_a_day_without_content(who: Cast) -> None:
    case = received()
    assert [send_digests(MORNING), send_digests(MORNING + timedelta(hours=1))] == [2, 0]
    assert told() == sorted([who.carla.email, who.omar.email])
    mail = OutboxMessage.objects.filter(key__startswith="digest/").first()
    assert mail is not None
    assert [
        w for w in (case.number, case.story, "Anna") if w in mail.subject + mail.body_text
    ] == []


def test_next_day_tells_nothing_when_nothing_is_new(who: Cast) -> None:  # noqa: ARG001
    received()
    assert [send_digests(MORNING), send_digests(MORNING + DAY)] == [2, 0]


@pytest.mark.parametrize("at", [MORNING.replace(hour=4), MORNING.replace(hour=15)])
def test_outside_the_morning_no_digest_leaves(who: Cast, at: datetime) -> None:  # noqa: ARG001
    received()
    assert send_digests(at) == 0


def test_who_chose_never_or_weekly_hears_nothing_on_tuesday(who: Cast) -> None:
    received()
    choose_how_told(who.carla, Wishes({"complaint": "never"}))
    choose_how_told(who.omar, Wishes({"complaint": "weekly"}))
    assert send_digests(MORNING) == 0
    assert send_digests(MORNING + 6 * DAY) == 1
    assert told() == [who.omar.email]


def test_nobody_is_told_of_a_case_that_is_about_them(who: Cast) -> None:
    case = received()
    Party.objects.create(case=case, side="respondent", name="Carla", person=who.carla)
    assert send_digests(MORNING) == 1
    assert told() == [who.omar.email]


def test_term_that_comes_near_is_told_once_and_to_whom_it_waits_for(
    who: Cast, in_acme: Tenant
) -> None:
    case = received(hours_ago=999)
    WorklistRow.objects.create(
        tenant=in_acme, case_id=case.id, number=case.number, state="advised",
        waiting_for="employer", due_on=MORNING.date() + 3 * DAY, received_on=MORNING.date(),
    )  # fmt: skip
    assert [send_digests(MORNING), send_digests(MORNING + DAY)] == [3, 0]
    assert told() == sorted([who.carla.email, who.omar.email, who.henk.email])


def test_consultant_is_told_while_assigned_and_no_longer(acme: Tenant) -> None:
    with scope.within(acme):
        who = cast()
        received()
    account = cases.account_of(who.omar)
    Account.objects.filter(id=account.id).update(is_consultancy=True)
    with scope.within(acme):
        assert (send_digests(MORNING), told()) == (1, [who.carla.email])
        received(hours_ago=-1)
    Assignment.objects.create(
        account=account, tenant=acme, role="secretariat", from_on=MORNING.date()
    )
    with scope.within(acme):
        assert send_digests(MORNING + DAY) == 2


def test_party_who_writes_is_told_of_at_once_where_somebody_chose_that(who: Cast) -> None:
    case = received()
    choose_how_told(who.carla, Wishes({"message": "at_once"}, quiet_from=7, quiet_until=9))
    anna = cases.party_acting(case, "complainant")
    send_message(case, "Ik heb nog iets.", side="complainant", by=anna, at=MORNING)
    mail = OutboxMessage.objects.get(key__startswith="message/")
    assert mail.recipient == who.carla.email
    assert mail.next_try_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert "nog iets" not in mail.body_text
