"""The consultancy's own people: asked to join, assigned, covered for, and ended everywhere."""

import re
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from kernel import clock
from kernel.audit.models import Entry
from kernel.identity.models import Account
from procedures.models import Person
from tenants import scope
from tenants.models import Assignment, ColleagueInvitation, Tenant
from tests.factories.browsers import signed_in
from tests.factories.bureau import BUREAU, at_bureau, consultant
from tests.factories.entering import entered

PASSWORD = "wat een mooie lange zin"
TODAY = clock.local_date(clock.now(), "Europe/Amsterdam")


pytestmark = pytest.mark.django_db


@pytest.fixture
def karin() -> Account:
    """Return who leads the consultancy's people."""
    return consultant("Karin", lead=True)


@pytest.fixture
def iris(acme: Tenant, globex: Tenant) -> Account:
    return consultant("Iris", acme, globex)


@pytest.fixture
def joost() -> Account:
    return consultant("Joost")


def typed(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def covered(desk: Client, ill: Account, by: Account, days: int = 7) -> HttpResponse:
    data = {
        "substitute": str(by.id),
        "from_on": typed(TODAY),
        "until_on": typed(TODAY + timedelta(days=days)),
    }
    return desk.post(f"/mensen/{ill.id}/vervanging/", data)


def told_at(tenant: Tenant, action: str) -> list[dict[str, object]]:
    """Return what a client's own log says of this."""
    with scope.within(tenant):
        return [one.facts for one in Entry.objects.filter(action=action).order_by("seq")]


def test_colleagues_without_the_lead_find_no_page(iris: Account, karin: Account) -> None:
    desk = at_bureau(iris)
    addresses = ("", "uitnodigen/", f"{karin.id}/", f"{karin.id}/einde/", f"{karin.id}/vervanging/")
    assert [desk.get(f"/mensen/{one}").status_code for one in addresses] == [404] * 5
    assert [desk.post(f"/mensen/{one}").status_code for one in addresses[1:]] == [404] * 4
    assert "/mensen/" not in desk.get("/").content.decode()


def test_assignment_holds_from_its_first_to_its_last_day(
    karin: Account, joost: Account, acme: Tenant
) -> None:
    desk = at_bureau(karin)
    data = {"client": "acme", "role": "handler", "from_on": typed(TODAY), "until_on": typed(TODAY)}
    assert desk.post(f"/mensen/{joost.id}/", data).status_code == 302
    made = Assignment.objects.get(account=joost)
    assert (made.tenant, made.role, made.from_on, made.until_on) == (acme, "handler", TODAY, TODAY)
    inside = entered(joost, acme)
    assert inside.get("/werk/zaken/").status_code == 200
    assert told_at(acme, "assignment.given") == [
        {"roles": ["handler"], "account": str(joost.id), "from": str(TODAY), "until": str(TODAY)}
    ]
    again = desk.post(f"/mensen/{joost.id}/", data)
    assert (again.status_code, "heeft die rol daar al" in again.content.decode()) == (422, True)


@pytest.mark.attack("T17")
def test_assignment_ended_by_hand_is_over_with_the_next_request(
    karin: Account, iris: Account, acme: Tenant, globex: Tenant
) -> None:
    inside, beside = entered(iris, acme), entered(iris, globex)
    row = Assignment.objects.get(account=iris, tenant=acme)
    assert at_bureau(karin).post(f"/mensen/toewijzingen/{row.id}/einde/").status_code == 302
    seen = [one.get("/werk/zaken/").status_code for one in (inside, beside)]
    assert seen == [302, 200]
    assert (len(told_at(acme, "assignment.ended")), told_at(globex, "assignment.ended")) == (1, [])


def test_cover_gives_all_clients_of_the_ill_colleague_at_once_and_shows_as_cover(
    karin: Account, iris: Account, joost: Account
) -> None:
    desk, (acme, globex) = at_bureau(karin), Tenant.objects.exclude(slug="bureau").order_by("slug")
    assert covered(desk, iris, joost).status_code == 302
    rows = Assignment.objects.filter(account=joost).order_by("tenant__slug")
    assert [(one.tenant, one.covers_id) for one in rows] == [(acme, iris.id), (globex, iris.id)]
    assert "vervangt Iris" in desk.get("/mensen/").content.decode()
    assert "vervangt Iris" in desk.get(f"/mensen/{joost.id}/").content.decode()
    assert "vervangt Iris" in at_bureau(joost).get("/organisaties/acme/").content.decode()
    entered(joost, acme)
    assert told_at(acme, "client.entered")[-1] == {"roles": ["secretariat"], "kind": "cover"}
    assert told_at(globex, "assignment.covered")[0]["covers"] == str(iris.id)


def test_cover_is_over_after_its_last_day(
    karin: Account, iris: Account, joost: Account, acme: Tenant
) -> None:
    covered(at_bureau(karin), iris, joost)
    inside = entered(joost, acme)
    yesterday = TODAY - timedelta(days=1)
    Assignment.objects.filter(account=joost).update(from_on=yesterday, until_on=yesterday)
    assert inside.get("/werk/zaken/").status_code == 302


@pytest.mark.parametrize("wrong", ["backwards", "nothing to cover"])
def test_cover_that_makes_no_sense_is_refused(
    karin: Account, iris: Account, joost: Account, wrong: str
) -> None:
    desk = at_bureau(karin)
    if wrong == "backwards":
        answer = covered(desk, iris, joost, days=-1)
    else:
        answer = covered(desk, joost, iris)
    assert answer.status_code == 422
    assert not Assignment.objects.filter(covers_id__isnull=False).exists()


def test_who_leaves_is_out_everywhere_with_the_next_request(
    karin: Account, iris: Account, acme: Tenant, globex: Tenant
) -> None:
    browsers = [entered(iris, acme), entered(iris, globex)]
    own, desk = at_bureau(iris), at_bureau(karin)
    assert desk.post(f"/mensen/{iris.id}/einde/").status_code == 302
    assert [one.get("/werk/zaken/").status_code for one in browsers] == [302, 302]
    assert own.get("/").status_code == 302
    assert not Assignment.objects.filter(account=iris, until_on=None).exists()
    assert [len(told_at(one, "assignment.ended")) for one in (acme, globex)] == [1, 1]


def test_nobody_ends_themselves(karin: Account) -> None:
    assert at_bureau(karin).post(f"/mensen/{karin.id}/einde/").status_code == 422
    karin.refresh_from_db()
    assert karin.is_active


def invited(desk: Client, **data: object) -> str:
    """Invite Mia and return the path of the link, which is shown once."""
    given = {"name": "Mia", "email": "mia@bureau.example", **data}
    page = desk.post("/mensen/uitnodigen/", given).content.decode()
    found = re.search(r"http://bureau\.localhost:8000(/uitnodiging/[^/]+/)", page)
    assert found is not None
    return found[1]


def arrived(path: str) -> Client:
    browser = Client(headers={"host": BUREAU})
    assert browser.get(path)["Location"] == "/uitnodiging/"
    return browser


def test_new_colleague_joins_once_and_serves_nobody_yet(karin: Account, acme: Tenant) -> None:
    desk = at_bureau(karin)
    path = invited(desk, lead="on")
    assert path not in desk.get("/mensen/").content.decode()
    browser = arrived(path)
    answer = browser.post("/uitnodiging/", {"name": "Mia", "password": PASSWORD})
    assert answer["Location"] == "/aanmelden/tweede-stap/"
    mia = Account.objects.get(email="mia@bureau.example")
    assert (mia.is_consultancy, mia.assignments.count()) == (True, 0)
    assert at_bureau(mia).get("/mensen/").status_code == 200
    assert arrived(path).get("/uitnodiging/").status_code == 404
    with scope.within(acme):
        assert not Person.objects.filter(account_id=mia.id).exists()


@pytest.mark.attack("A18")
def test_link_alone_makes_nobody_of_an_account_that_is_there(karin: Account) -> None:
    mia = Account.objects.create_user("mia@bureau.example", "haar eigen wachtwoord", name="Mia")
    browser = arrived(invited(at_bureau(karin)))
    answer = browser.post("/uitnodiging/", {"name": "Dief", "password": PASSWORD})
    mia.refresh_from_db()
    assert (answer.status_code, mia.is_consultancy, mia.name) == (403, False, "Mia")
    signed_in(browser, mia)
    assert browser.post("/uitnodiging/")["Location"] == "/"
    mia.refresh_from_db()
    assert mia.is_consultancy


def test_withdrawn_invitation_is_nothing(karin: Account) -> None:
    desk = at_bureau(karin)
    path = invited(desk)
    made = ColleagueInvitation.objects.get()
    assert desk.post(f"/mensen/uitnodigingen/{made.id}/intrekken/").status_code == 302
    assert arrived(path).get("/uitnodiging/").status_code == 404
