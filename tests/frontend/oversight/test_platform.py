"""The platform's people: numbers, never content; a look inside with a reason, a second, an end."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from billing.models import Customer, Subscription
from kernel import clock
from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.models import Complaint, Person
from tenants import scope
from tenants.actions.platform_access import Wish, ask_access
from tenants.models import PlatformAccess, Tenant
from tests import cast
from tests.cast import Cast
from tests.factories import cases
from tests.factories.bureau import at_bureau, consultant, owner
from tests.factories.entering import entered
from tests.frontend.staff.desk import Desk, text_of

STORY = "kanarie in het verhaal"
WISH = Wish("Een brief komt niet aan", 2)
pytestmark = pytest.mark.django_db


@pytest.fixture
def who(acme: Tenant) -> Cast:
    with scope.within(acme):
        made = cast.cast()
        cases.complaint(STORY)
    return made


@pytest.fixture
def olga() -> Account:
    return owner("Olga")


def asked(account: Account, tenant: Tenant) -> PlatformAccess:
    return ask_access(account, tenant, WISH, at=clock.now())


def agreed(account: Account, tenant: Tenant) -> PlatformAccess:
    """Return an access to which a second person of the platform agreed."""
    access = asked(account, tenant)
    second = at_bureau(owner(f"Tweede van {account.name}"))
    assert second.post(f"/beheer/toegang/{access.id}/instemmen/").status_code == 302
    access.refresh_from_db()
    return access


def told(tenant: Tenant) -> list[str]:
    """Return what a client's own log says of the platform."""
    with scope.within(tenant):
        rows = Entry.objects.filter(action__startswith="platform.").order_by("seq")
        return [one.action for one in rows]


@pytest.mark.usefixtures("who")
def test_platform_sees_numbers_of_every_client_and_no_content(olga: Account, acme: Tenant) -> None:
    desk = at_bureau(olga)
    assert desk.get("/")["Location"] == "/beheer/"
    pages = [text_of(desk.get(one)) for one in ("/beheer/", "/beheer/acme/")]
    with scope.within(acme):
        case = Complaint.objects.get()
    assert ["Globex" in pages[0], "Zaken" in pages[1]] == [True, True]
    hidden = (STORY, case.number, "Anna Jansen", "Carla de Boer")
    assert [one for one in hidden for page in pages if one in page] == []


def test_consultancy_and_platform_do_not_find_each_others_pages(
    olga: Account, acme: Tenant
) -> None:
    iris, desk = at_bureau(consultant("Iris", acme, lead=True)), at_bureau(olga)
    own = ("/organisaties/", "/organisaties/acme/", "/mensen/")
    assert [iris.get(one).status_code for one in own] == [200] * 3
    assert [desk.get(one).status_code for one in own] == [404] * 3
    assert desk.post("/organisaties/acme/openen/").status_code == 404
    assert [iris.get(one).status_code for one in ("/beheer/", "/beheer/acme/")] == [404] * 2


@pytest.mark.attack("T19")
@pytest.mark.parametrize("state", ["nothing asked", "only asked", "refused", "ended", "over"])
def test_without_a_second_person_nobody_of_the_platform_gets_in_and_the_try_is_logged(
    olga: Account, acme: Tenant, state: str
) -> None:
    now = clock.now()
    if state == "only asked":
        asked(olga, acme)
    elif state != "nothing asked":
        agreed(olga, acme)
        changes = {
            "refused": {"refused_at": now},
            "ended": {"ended_at": now},
            "over": {"until_at": now},
        }
        PlatformAccess.objects.update(**changes[state])
    answer = at_bureau(olga).post("/beheer/acme/binnen/")
    assert (answer.status_code, "Refresh" in answer.headers) == (403, False)
    assert told(acme)[-1] == "platform.turned_away"
    with pytest.raises(Refusal):
        entered(olga, acme)


@pytest.mark.attack("T19", "B06")
def test_who_asks_cannot_agree(olga: Account, acme: Tenant) -> None:
    access = asked(olga, acme)
    assert at_bureau(olga).post(f"/beheer/toegang/{access.id}/instemmen/").status_code == 422
    access.refresh_from_db()
    assert (access.until_at, told(acme)) == (None, ["platform.asked"])


@pytest.mark.attack("T19")
@pytest.mark.parametrize(("reason", "hours"), [("  ", 1), ("Een fout", 9), ("Een fout", 0)])
def test_access_needs_a_reason_and_an_end_within_eight_hours(
    olga: Account, acme: Tenant, reason: str, hours: int
) -> None:
    answer = at_bureau(olga).post("/beheer/acme/", {"reason": reason, "hours": hours})
    assert answer.status_code == 422
    with pytest.raises(Refusal):
        ask_access(olga, acme, Wish(reason, hours), at=clock.now())
    assert not PlatformAccess.objects.exists()


def test_second_of_the_platform_lets_them_read_for_hours_and_nothing_else(
    olga: Account, acme: Tenant, who: Cast
) -> None:
    access = agreed(olga, acme)
    assert access.until_at == access.agreed_at + timedelta(hours=2)
    assert at_bureau(olga).post("/beheer/acme/binnen/").status_code == 200
    inside = entered(olga, acme)
    with scope.within(acme):
        case = Complaint.objects.get()
        entry = Entry.objects.get(action="client.entered")
    address = f"/werk/zaken/{case.id}/"
    assert STORY in text_of(inside.get(f"{address}klacht/"))
    assert entry.facts["kind"] == "platform"
    tries = (
        f"{address}berichten/",
        "/werk/mensen/uitnodigen/",
        f"/werk/mensen/{who.els.id}/einde/",
    )
    assert [inside.post(one, {"text": "x"}).status_code for one in tries] == [403] * 3
    with scope.within(acme):
        read = Entry.objects.filter(action="case.read", object_id=case.id)
        assert read.get().actor_id == Person.objects.get(account_id=olga.id).id
        assert Person.objects.get(id=who.els.id).active


def test_access_to_one_client_opens_no_other(olga: Account, acme: Tenant, globex: Tenant) -> None:
    agreed(olga, acme)
    with pytest.raises(Refusal):
        entered(olga, globex)
    assert at_bureau(olga).post("/beheer/globex/binnen/").status_code == 403
    assert told(globex) == ["platform.turned_away"]


@pytest.mark.attack("T19")
@pytest.mark.parametrize("how", ["time", "client", "platform"])
def test_end_of_access_is_out_with_the_next_request(
    olga: Account, acme: Tenant, who: Cast, how: str
) -> None:
    access = agreed(olga, acme)
    inside = entered(olga, acme)
    assert inside.get("/werk/zaken/").status_code == 200
    if how == "time":
        PlatformAccess.objects.update(until_at=clock.now())
    elif how == "client":
        Desk(acme, who.carla).post(f"/werk/mensen/meekijken/{access.id}/", how="end")
    else:
        at_bureau(olga).post(f"/beheer/toegang/{access.id}/einde/")
    assert inside.get("/werk/zaken/").status_code == 302


def test_client_agrees_itself_and_everybody_there_sees_it(
    olga: Account, acme: Tenant, who: Cast
) -> None:
    access = asked(olga, acme)
    carla, henk = Desk(acme, who.carla), Desk(acme, who.henk)
    assert WISH.reason in text_of(carla.get("/werk/mensen/meekijken/"))
    assert "Het platform kijkt mee" not in text_of(henk.get("/werkgever/"))
    answer = carla.post(f"/werk/mensen/meekijken/{access.id}/", how="agree")
    assert answer.status_code == 302
    assert "Het platform kijkt mee" in text_of(henk.get("/werkgever/"))
    assert told(acme) == ["platform.asked", "platform.agreed"]
    log = text_of(carla.get("/werk/logboek/"))
    assert ("Olga" in log, "Platform vraagt om mee te kijken" in log) == (True, True)
    access.refresh_from_db()
    assert (access.agreed_kind, access.agreed_by_name) == ("client", "Carla de Boer")


def test_client_refuses_and_nobody_gets_in(olga: Account, acme: Tenant, who: Cast) -> None:
    access = asked(olga, acme)
    Desk(acme, who.carla).post(f"/werk/mensen/meekijken/{access.id}/", how="refuse")
    assert told(acme) == ["platform.asked", "platform.refused"]
    with pytest.raises(Refusal):
        entered(olga, acme)


def test_consultancy_does_not_agree_for_the_client(olga: Account, acme: Tenant) -> None:
    access = asked(olga, acme)
    inside = entered(consultant("Iris", acme), acme)
    answer = inside.post(f"/werk/mensen/meekijken/{access.id}/", {"how": "agree"})
    access.refresh_from_db()
    assert (answer.status_code, access.agreed_at) == (403, None)


def test_client_does_not_see_what_was_asked_of_another(
    olga: Account, acme: Tenant, globex: Tenant, who: Cast
) -> None:
    theirs = ask_access(olga, globex, Wish("Alleen voor Globex", 1), at=clock.now())
    carla = Desk(acme, who.carla)
    assert "Alleen voor Globex" not in text_of(carla.get("/werk/mensen/meekijken/"))
    answer = carla.post(f"/werk/mensen/meekijken/{theirs.id}/", how="agree")
    theirs.refresh_from_db()
    assert (answer.status_code, theirs.agreed_at) == (404, None)


def test_platform_person_has_no_place_between_visits(olga: Account, acme: Tenant) -> None:
    agreed(olga, acme)
    entered(olga, acme)
    with scope.within(acme):
        person = Person.objects.get(account_id=olga.id)
    assert (person.active, person.roles) == (False, [])
    beside = Client(headers={"host": "acme.localhost"})
    olga.set_password("een lange zin voor Olga")
    olga.save(update_fields=["password"])
    given = {"email": olga.email, "password": "een lange zin voor Olga"}
    assert beside.post("/aanmelden/", given).status_code == 422


def test_overview_tells_releases_and_plans_with_as_many_questions_for_one_client_as_for_two(
    olga: Account, acme: Tenant, globex: Tenant
) -> None:
    desk = at_bureau(olga)
    Tenant.objects.filter(pk=globex.pk).update(state=Tenant.State.CLOSED)
    counts = []
    for number, tenant in enumerate((acme, globex), start=1):
        Tenant.objects.filter(pk=tenant.pk).update(state=Tenant.State.OPEN)
        _subscribed(tenant, number)
        desk.get("/beheer/")
        with CaptureQueriesContext(connection) as queries:
            answer = desk.get("/beheer/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
    found = answer.context["releases"]
    assert (found.current_count, found.behind) == (2, ())
    assert [one.clients_count for one in found.structures if one.is_current] == [2]
    assert [(one.plan, one.count) for one in answer.context["plans"]] == [("Klein", 2)]
    assert {row.plan.partition(",")[0] for row in answer.context["rows"]} == {"Klein"}


def _subscribed(tenant: Tenant, number: int) -> None:
    """Give a client a subscription that ended, and one that runs."""
    now = clock.now()
    customer = Customer.objects.create(tenant=tenant, mode="offline", reference=f"c{number}")
    for days, status, plan in ((400, "ended", "large"), (30, "active", "small")):
        Subscription.objects.create(
            customer=customer, reference=f"s{number}{status}", plan_code=plan, status=status,
            employees_count=50, per="year", price_cents=120_000,
            started_at=now - timedelta(days=days), period_ends_at=now,
        )  # fmt: skip
