"""Getting in again after everything was lost takes two others, and is in the client's own log."""

from dataclasses import dataclass

import pytest

from kernel import clock
from kernel.audit.models import Entry
from kernel.identity.factors import has_second
from kernel.identity.models import Account, Restoration
from kernel.post.models import OutboxMessage
from procedures.models import Person
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.factories.browsers import HostClient, signed_in
from tests.factories.two_steps import PASSWORD, Phone, with_password

PAGE = "/herstel/"


@dataclass
class Office:
    """Two who manage people, and one who lost everything."""

    carla: HostClient
    dana: HostClient
    wim: Account
    wim_id: object
    tenant: Tenant

    def ask(self) -> Restoration:
        """Let Carla ask it for Wim."""
        answer = self.carla.post(f"{PAGE}vragen/", {"person": str(self.wim_id)})
        assert answer["Location"] == PAGE
        with scope.within(self.tenant):
            return Restoration.objects.get(agreed_at=None, withdrawn_at=None)


def _browser(person: Person) -> HostClient:
    browser = HostClient("acme.localhost")
    browser.force_login(cases.account_of(person))
    return browser


@pytest.fixture
def office(acme: Tenant) -> Office:
    """Return the office of one client; Wim has an app that he cannot reach any more."""
    with scope.within(acme):
        carla, dana = (
            _browser(cases.person(name, roles=("secretariat",))) for name in ("Carla", "Dana")
        )
        wim = cases.person("Wim Kwijt", roles=("handler",))
        account = with_password(cases.account_of(wim))
        Phone(account).paper()
    return Office(carla, dana, account, wim.id, acme)


def test_second_person_takes_the_factors_away_and_both_are_in_the_log(
    office: Office, acme: Tenant
) -> None:
    at_work = HostClient("acme.localhost")
    at_work.force_login(office.wim)
    asked = office.ask()
    page = office.dana.get(PAGE).content.decode()
    assert ("Wim Kwijt" in page, "Keur goed" in page) == (True, True)
    assert office.dana.post(f"{PAGE}{asked.id}/")["Location"] == PAGE
    assert at_work.get("/werk/zaken/")["Location"].startswith("/aanmelden/")
    with scope.within(acme):
        assert not has_second(office.wim)
        actions = Entry.objects.filter(action__startswith="second_step").order_by("seq")
        assert [one.action for one in actions] == ["second_step.asked", "second_step.restored"]
        assert len({str(one.actor_id) for one in actions}) == 2
        mail = OutboxMessage.objects.get(key=f"second_step/{asked.id}")
        assert (mail.recipient, "http://acme.localhost" in mail.body_text) == (
            office.wim.email,
            True,
        )


def test_nobody_is_chosen_before_somebody_chooses(office: Office) -> None:
    page = office.carla.get(PAGE).content.decode()
    assert ('<option value="">' in page, 'href="/werk/zaken/"' in page) == (True, True)
    told = office.carla.post(f"{PAGE}vragen/", {"person": ""}, follow=True).content.decode()
    assert ("Kies eerst voor wie u dit vraagt." in told, "Wim Kwijt" in told) == (True, True)
    with scope.within(office.tenant):
        assert not Restoration.objects.exists()


def test_person_then_sets_up_a_new_one_with_their_password(office: Office) -> None:
    asked = office.ask()
    office.dana.post(f"{PAGE}{asked.id}/")
    browser = HostClient("acme.localhost")
    browser.post("/aanmelden/", {"email": office.wim.email, "password": PASSWORD})
    assert browser.get("/aanmelden/tweede-stap/")["Location"] == "/aanmelden/instellen/"


@pytest.mark.attack("B06")
def test_who_asked_cannot_agree(office: Office, acme: Tenant) -> None:
    asked = office.ask()
    assert "Keur goed" not in office.carla.get(PAGE).content.decode()
    assert office.carla.post(f"{PAGE}{asked.id}/").status_code == 422
    with scope.within(acme):
        assert has_second(office.wim)


@pytest.mark.attack("B06")
def test_nobody_asks_or_agrees_for_themselves(office: Office, acme: Tenant) -> None:
    with scope.within(acme):
        dana = Person.objects.get(account_id=Account.objects.get(email="dana@example.org").id)
    assert office.dana.post(f"{PAGE}vragen/", {"person": str(dana.id)}).status_code == 422
    office.carla.post(f"{PAGE}vragen/", {"person": str(dana.id)})
    with scope.within(acme):
        asked = Restoration.objects.get()
    assert office.dana.post(f"{PAGE}{asked.id}/").status_code == 422
    with scope.within(acme):
        assert Restoration.objects.filter(agreed_at=None).count() == 1


def test_what_is_taken_back_or_of_another_client_is_not_there(
    office: Office, acme: Tenant, globex: Tenant
) -> None:
    asked = office.ask()
    with scope.within(globex):
        assert Restoration.objects.count() == 0
    with scope.within(acme):
        assert Restoration.objects.count() == 1
    assert office.carla.post(f"{PAGE}{asked.id}/", {"withdraw": "1"})["Location"] == PAGE
    assert office.dana.post(f"{PAGE}{asked.id}/").status_code == 404
    with scope.within(acme):
        assert has_second(office.wim)


def test_who_does_not_manage_people_gets_nothing(office: Office, acme: Tenant) -> None:
    with scope.within(acme):
        henk = _browser(cases.person("Henk", roles=("handler",)))
    asked = office.ask()
    assert [
        henk.get(PAGE).status_code,
        henk.post(f"{PAGE}vragen/", {"person": str(office.wim_id)}).status_code,
        henk.post(f"{PAGE}{asked.id}/").status_code,
    ] == [404, 404, 404]


def test_people_of_the_consultancy_are_restored_there_by_two_colleagues(db: None) -> None:  # noqa: ARG001
    host = {"host": "bureau.localhost"}
    from django.test import Client  # noqa: PLC0415

    iris, joost, karin = (
        Account.objects.create_user(f"{name}@bureau.example", name=name, is_consultancy=True)
        for name in ("iris", "joost", "karin")
    )
    Phone(iris)
    asker, second = signed_in(Client(), joost), signed_in(Client(), karin)
    asker.post(f"{PAGE}vragen/", {"person": str(iris.id)}, headers=host)
    asked = Restoration.objects.get(account=iris)
    assert asker.post(f"{PAGE}{asked.id}/", headers=host).status_code == 422
    assert second.post(f"{PAGE}{asked.id}/", headers=host).status_code == 302
    assert not has_second(iris)
    assert clock.now() > asked.asked_at
