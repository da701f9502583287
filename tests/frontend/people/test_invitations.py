"""Invitations: for one address, at one client, once, for seven days; never into an account."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse

from kernel import clock
from kernel.audit.models import Entry
from kernel.identity.models import Account
from kernel.post.models import OutboxMessage
from procedures.models import Invitation, Person
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.frontend.staff.desk import Desk, text_of

PEOPLE = "/werk/mensen/"
PASSWORD = "wat een mooie lange zin"
GIVEN = {"name": "Noor Nieuw", "email": "noor@acme.example", "roles": ["handler"]}
Browser = HostClient


@pytest.fixture
def carla(acme: Tenant, who: Cast) -> Desk:
    return Desk(acme, who.carla)


def invite(desk: Desk, path: str = "", **data: object) -> HttpResponse:
    return desk.post(f"{PEOPLE}{path}uitnodigen/", **{**GIVEN, "external": "on", **data})


def shown(answer: HttpResponse) -> str:
    """Return a page without what differs each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text_of(answer))


def link_of(tenant: Tenant) -> str:
    """Return the path of the link in the newest mail, as the recipient gets it."""
    with scope.within(tenant):
        mail = OutboxMessage.objects.order_by("-created_at", "-key")[0]
        found = re.search(r"http://acme\.localhost:8000(/uitnodiging/\S+/)", mail.body_text)
    assert found is not None
    return found[1]


def arrived(path: str, host: str = "acme.localhost") -> Browser:
    """Return a browser that followed the link."""
    browser = Browser(host)
    answer = browser.get(path)
    assert (answer.status_code, answer["Location"]) == (302, "/uitnodiging/")
    return browser


def invitation_of(tenant: Tenant) -> Invitation:
    with scope.within(tenant):
        return Invitation.objects.get()


def test_invitation_makes_an_account_with_a_place_once(carla: Desk, acme: Tenant) -> None:
    assert invite(carla, seats=["member"]).status_code == 302
    browser = arrived(path := link_of(acme))
    page = text_of(browser.get("/uitnodiging/"))
    assert ("Behandelaar" in page, "noor@acme.example" in page) == (True, True)
    answer = browser.post("/uitnodiging/", {"name": "Noor Nieuw", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/aanmelden/tweede-stap/")
    noor = Account.objects.get(email="noor@acme.example")
    assert (noor.check_password(PASSWORD), noor.is_consultancy) == (True, False)
    with scope.within(acme):
        person = Person.objects.get(account_id=noor.id)
        assert (person.roles, person.available_as) == (["handler"], ["member"])
        assert Entry.objects.get(action="invitation.accepted").actor_id == person.id
    again = arrived(path)
    assert again.post("/uitnodiging/", {"name": "X", "password": PASSWORD}).status_code == 404


def test_new_account_sees_nothing_before_its_second_factor(carla: Desk, acme: Tenant) -> None:
    invite(carla)
    browser = arrived(link_of(acme))
    browser.post("/uitnodiging/", {"name": "Noor Nieuw", "password": PASSWORD})
    assert browser.get("/werk/zaken/").status_code == 302
    signed_in = Browser("acme.localhost")
    signed_in.force_login(Account.objects.get(email="noor@acme.example"))
    assert signed_in.get("/werk/zaken/").status_code == 200


@pytest.mark.attack("A18")
def test_link_alone_never_gets_into_an_account_that_is_there(carla: Desk, acme: Tenant) -> None:
    noor = Account.objects.create_user("noor@acme.example", "haar eigen wachtwoord", name="Noor")
    invite(carla)
    browser = arrived(link_of(acme))
    page = browser.get("/uitnodiging/")
    assert ("U hebt al een account" in text_of(page), "wachtwoord" in page.context) == (True, False)
    answer = browser.post("/uitnodiging/", {"name": "Dief", "password": PASSWORD})
    assert answer.status_code == 403
    noor.refresh_from_db()
    assert (noor.check_password("haar eigen wachtwoord"), noor.name) == (True, "Noor")
    with scope.within(acme):
        assert not Person.objects.filter(account_id=noor.id).exists()


@pytest.mark.attack("A18")
def test_account_that_is_there_signs_in_and_takes_the_place(carla: Desk, acme: Tenant) -> None:
    noor = Account.objects.create_user("noor@acme.example", "haar eigen wachtwoord", name="Noor")
    invite(carla)
    browser = arrived(link_of(acme))
    given = {"email": "noor@acme.example", "password": "haar eigen wachtwoord"}
    answer = browser.post("/aanmelden/?next=/uitnodiging/", given)
    assert answer["Location"] == "/aanmelden/tweede-stap/"
    browser.force_login(noor)
    assert browser.post("/uitnodiging/")["Location"] == "/mijn-werk/"
    with scope.within(acme):
        assert Person.objects.get(account_id=noor.id).roles == ["handler"]


@pytest.mark.usefixtures("acme")
def test_without_invitation_that_account_does_not_sign_in_here() -> None:
    Account.objects.create_user("noor@acme.example", "haar eigen wachtwoord", name="Noor")
    given = {"email": "noor@acme.example", "password": "haar eigen wachtwoord"}
    assert Browser("acme.localhost").post("/aanmelden/", given).status_code == 422


@pytest.mark.attack("A18")
def test_another_account_does_not_take_the_invitation(carla: Desk, acme: Tenant, who: Cast) -> None:
    invite(carla)
    browser = arrived(link_of(acme))
    with scope.within(acme):
        henk = cases.account_of(who.henk)
    Account.objects.create_user("noor@acme.example", "haar eigen wachtwoord", name="Noor")
    browser.force_login(henk)
    assert browser.post("/uitnodiging/").status_code == 403
    with scope.within(acme):
        assert Person.objects.get(id=who.henk.id).roles == ["employer"]


@pytest.mark.attack("T06")
def test_invitation_of_one_client_is_nothing_at_another(
    carla: Desk, acme: Tenant, globex: Tenant
) -> None:
    invite(carla)
    there = arrived(link_of(acme), "globex.localhost")
    nothing = Browser("globex.localhost").get("/uitnodiging/")
    for method in (there.get, there.post):
        answer = method("/uitnodiging/")
        assert (answer.status_code, shown(answer)) == (404, shown(nothing))
    with scope.within(globex):
        assert not Person.objects.exists()


@pytest.mark.parametrize("why", ["withdrawn", "too late", "sent again"])
def test_link_that_is_over_answers_like_one_that_never_was(
    carla: Desk, acme: Tenant, why: str
) -> None:
    invite(carla)
    path, made = link_of(acme), invitation_of(acme)
    if why == "withdrawn":
        assert carla.post(f"{PEOPLE}uitnodigingen/{made.id}/intrekken/").status_code == 302
    if why == "sent again":
        assert carla.post(f"{PEOPLE}uitnodigingen/{made.id}/opnieuw/").status_code == 302
    if why == "too late":
        with scope.within(acme):
            Invitation.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    never = Browser("acme.localhost").get("/uitnodiging/")
    answer = arrived(path).get("/uitnodiging/")
    assert (answer.status_code, shown(answer)) == (404, shown(never))
    if why == "sent again":
        assert arrived(link_of(acme)).get("/uitnodiging/").status_code == 200


@pytest.mark.attack("B14")
def test_address_of_elsewhere_is_invited_only_when_that_is_said(carla: Desk, acme: Tenant) -> None:
    Tenant.objects.filter(pk=acme.pk).update(contact_email="klachten@acme.example")
    refused = invite(carla, email="noor@elders.example", external="")
    assert (refused.status_code, "niet van de organisatie" in text_of(refused)) == (422, True)
    with scope.within(acme):
        assert not Invitation.objects.exists()
        assert not OutboxMessage.objects.exists()
    assert invite(carla, email="noor@elders.example").status_code == 302


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"roles": ["consultant"]}, "Selecteer een geldige keuze"),
        ({"roles": []}, "Kies ten minste"),
        ({"email": "henk@example.org"}, "heeft hier al een plaats"),
        ({"email": "iris@example.org"}, "iemand van het bureau"),
    ],
)
def test_what_cannot_be_given_is_refused_in_words(
    carla: Desk, who: Cast, data: dict[str, object], told: str
) -> None:
    Account.objects.filter(id=who.iris.account_id).update(is_consultancy=True)
    answer = invite(carla, **data)
    assert (answer.status_code, told in text_of(answer)) == (422, True)
    assert "loopt al" not in text_of(invite(carla))


def test_empty_invitation_is_told_all_it_lacks_at_once(carla: Desk) -> None:
    answer = invite(carla, name="", email="", roles=[])
    told = text_of(answer)
    lacks = ("Naam: Vul dit in.", "Vul een e-mailadres in.", "Kies ten minste één rol of plaats.")
    assert [each in told for each in lacks] == [True] * 3


def test_second_invitation_to_one_address_is_refused(carla: Desk) -> None:
    invite(carla)
    assert "loopt al een uitnodiging" in text_of(invite(carla, email="NOOR@acme.example"))


def test_secret_is_kept_nowhere_readable(carla: Desk, acme: Tenant) -> None:
    invite(carla)
    secret = link_of(acme).split("/")[2]
    with scope.within(acme), connection.cursor() as cursor:
        cursor.execute("SELECT i::text FROM procedures_invitation AS i")
        rows = cursor.fetchall()
        cursor.execute("SELECT o::text FROM post_outboxmessage AS o")
        rows += cursor.fetchall()
    assert (len(rows), any(secret in row[0] for row in rows)) == (2, False)
    assert secret not in text_of(carla.get(PEOPLE))


def test_somebody_who_was_there_without_an_account_keeps_their_row(
    carla: Desk, acme: Tenant
) -> None:
    with scope.within(acme):
        contact = Person.objects.create(name="Noor Nieuw", email="", roles=["employer"])
    invite(carla, f"{contact.id}/")
    browser = arrived(link_of(acme))
    browser.post("/uitnodiging/", {"name": "Noor Nieuw", "password": PASSWORD})
    with scope.within(acme):
        contact.refresh_from_db()
    assert contact.roles == ["employer", "handler"]
    assert contact.account_id == Account.objects.get(email="noor@acme.example").id


def test_weak_password_is_refused_and_nothing_is_made(carla: Desk, acme: Tenant) -> None:
    invite(carla)
    browser = arrived(link_of(acme))
    answer = browser.post("/uitnodiging/", {"name": "Noor", "password": "kort"})
    assert answer.status_code == 422
    assert not Account.objects.filter(email="noor@acme.example").exists()
