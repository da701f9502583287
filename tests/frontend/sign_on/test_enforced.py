from typing import Any

import pytest

from frontend.sign_on.waiting import signs_on
from kernel.identity.models import Account
from kernel.identity.proofs import KEY
from kernel.identity.signed_on import make_account
from procedures.models import Person, SignOn
from procedures.queries.places import may_sign_in
from procedures.queries.sign_ons import keeps_door, required_for
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases, sign_ons
from tests.factories.browsers import HostClient
from tests.frontend.sign_on.conftest import Back
from tests.frontend.sign_on.lying import Provider

pytestmark = pytest.mark.django_db

PASSWORD = "drie woorden en een lijn"


def local(
    name: str, *, roles: tuple[str, ...] = ("employer",), domain: str = sign_ons.DOMAIN
) -> Person:
    """Return somebody with a password of their own, of the provider's domain."""
    email = f"{name.partition(' ')[0].lower()}@{domain}"
    account = Account.objects.create_user(email, PASSWORD, name=name)
    return Person.objects.create(name=name, email=email, roles=list(roles), account_id=account.id)


@pytest.fixture
def keeper(acme: Tenant, sign_on: SignOn) -> Person:
    """The administrator who can always get in; the others must come through the provider."""
    with scope.within(acme):
        kept = local("Carla de Boer", roles=("administrator",))
        SignOn.objects.filter(pk=sign_on.pk).update(enforced=True, keeper=kept)
    return kept


def tried(browser: HostClient, email: str) -> Any:
    return browser.post("/aanmelden/", {"email": email, "password": PASSWORD})


def test_password_of_the_domain_is_not_looked_at(
    acme: Tenant, keeper: Person, browser: HostClient
) -> None:
    with scope.within(acme):
        local("Zoe Acme")
    known, unknown = tried(browser, "Zoe@ACME.example"), tried(browser, "niemand@acme.example")
    assert known.status_code == unknown.status_code == 200
    assert "alleen via uw organisatie" in known.content.decode()
    assert "alleen via uw organisatie" in unknown.content.decode()
    assert KEY not in browser.session
    with scope.within(acme):
        assert keeps_door(keeper.id)


def test_keeper_and_people_of_elsewhere_keep_their_password(
    acme: Tenant,
    keeper: Person,  # noqa: ARG001
    browser: HostClient,
) -> None:
    with scope.within(acme):
        local("Dirk Verhoeven", domain="gelijkgehoord.example")
    for email in ("carla@acme.example", "dirk@gelijkgehoord.example"):
        assert tried(browser, email).status_code == 302
        assert list(browser.session[KEY]) == ["password"]


@pytest.mark.attack("A08")
def test_passkey_and_other_address_lead_round_nothing(
    acme: Tenant,
    keeper: Person,  # noqa: ARG001
    rf: Any,
) -> None:
    with scope.within(acme):
        zoe = local("Zoe Acme")
        account = cases.account_of(zoe)
        assert signs_on(rf.get("/"), account)
        own = make_account("Zaid")
        Person.objects.create(name="Zaid", email="zaid@elders.example", account_id=own.id)
        assert (may_sign_in(own), may_sign_in(account)) == (False, True)


def test_lifting_opens_the_password_again(
    acme: Tenant,
    sign_on: SignOn,
    keeper: Person,  # noqa: ARG001
) -> None:
    with scope.within(acme):
        assert required_for("zoe@acme.example") == sign_on
        assert required_for("zoe@sub.acme.example") is None
        SignOn.objects.update(enforced=False)
        assert required_for("zoe@acme.example") is None


def test_account_of_before_passes_on_after_its_own_proof(
    acme: Tenant, browser: HostClient, come_back: Back
) -> None:
    with scope.within(acme):
        before = cases.account_of(local("Zoe Acme"))
    assert come_back().headers["Location"] == "/aanmelden/koppelen/"
    asked = browser.get("/aanmelden/koppelen/")
    assert "Laat één keer zien dat het van u is" in asked.content.decode()
    assert browser.post("/aanmelden/koppelen/").status_code == 200  # not proven: asked again
    browser.force_login(before)
    assert "Meld mij voortaan aan met" in browser.get("/aanmelden/koppelen/").content.decode()
    assert browser.post("/aanmelden/koppelen/").headers["Location"] == "/mijn-werk/"
    with scope.within(acme):
        person = Person.objects.get()
        assert (person.account_id == before.pk, person.roles) == (
            False,
            ["employer", "secretariat"],
        )
        assert not may_sign_in(before)
        assert Account.objects.get(pk=before.pk).check_password(PASSWORD)


@pytest.mark.attack("A18")
def test_somebody_elses_proof_passes_nothing_on(
    acme: Tenant, browser: HostClient, come_back: Back
) -> None:
    with scope.within(acme):
        zoe = local("Zoe Acme")
        other = cases.account_of(cases.person("Henk Visser", roles=["employer"]))
    come_back()
    browser.force_login(other)
    assert browser.post("/aanmelden/koppelen/").status_code == 200
    browser.weakly(cases_account(acme, zoe))
    assert browser.post("/aanmelden/koppelen/").status_code == 200
    with scope.within(acme):
        assert Person.objects.get(pk=zoe.pk).account_id == zoe.account_id


def cases_account(acme: Tenant, person: Person) -> Account:
    with scope.within(acme):
        return cases.account_of(person)


def test_while_passing_on_the_password_works_once_more(
    acme: Tenant,
    keeper: Person,  # noqa: ARG001
    browser: HostClient,
    *,
    come_back: Back,
) -> None:
    with scope.within(acme):
        local("Zoe Acme")
    come_back()
    assert tried(browser, "zoe@acme.example").headers["Location"] == "/aanmelden/tweede-stap/"
    assert list(browser.session[KEY]) == ["password"]


def test_keeper_stays_with_a_password(
    acme: Tenant, provider: Provider, keeper: Person, come_back: Back
) -> None:
    provider.claims = {"email": "carla@acme.example"}
    page = come_back()
    assert (page.status_code, "altijd met een wachtwoord" in page.content.decode()) == (403, True)
    with scope.within(acme):
        assert Person.objects.get(pk=keeper.pk).account_id == keeper.account_id


def test_person_without_an_account_gets_theirs(
    acme: Tenant, provider: Provider, come_back: Back
) -> None:
    provider.claims = {"groups": []}
    with scope.within(acme):
        Person.objects.create(name="Zoë", email="zoe@acme.example", available_as=["member"])
    assert come_back().status_code == 302
    with scope.within(acme):
        person = Person.objects.get()
        assert (person.account_id is None, person.name, person.available_as) == (
            False,
            "Zoë",
            ["member"],
        )
