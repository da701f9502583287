from uuid import UUID

import pytest
from django.test import Client

from kernel.audit.models import Entry
from kernel.identity.models import Account
from kernel.identity.signed_on import is_signed_on
from procedures.models import Person, SignOn, SignOnLink
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.frontend.sign_on.conftest import Back, went_out
from tests.frontend.sign_on.lying import Provider

pytestmark = pytest.mark.django_db

CASE_WORD = "kanarie-verhaal"


def test_first_arrival_becomes_a_person_with_the_roles_of_their_groups(
    acme: Tenant, come_back: Back
) -> None:
    response = come_back()
    assert (response.status_code, response.headers["Location"]) == (302, "/mijn-werk/")
    with scope.within(acme):
        person = Person.objects.get()
        account = Account.objects.get(id=person.account_id)
        told = (person.name, person.email, person.roles)
    assert told == ("Zoë Acme", "zoe@acme.example", ["secretariat"])
    assert (is_signed_on(account), account.has_usable_password()) == (True, False)
    assert (account.name, account.known_as) == ("Zoë Acme", "Zoë Acme")


def test_client_proves_itself_and_who_began(
    browser: HostClient, sign_on: SignOn, provider: Provider, come_back: Back
) -> None:
    sent = went_out(browser, sign_on)
    come_back()
    assert (sent["code_challenge_method"], sent["scope"]) == ("S256", "openid email profile")
    assert sent["redirect_uri"] == f"http://acme.localhost/aanmelden/via/{sign_on.pk}/terug/"
    asked = provider.asked[0]
    assert sorted(asked) == ["code", "code_verifier", "grant_type", "redirect_uri"]
    assert asked["redirect_uri"] == sent["redirect_uri"]


def test_sealed_content_opens_for_who_only_ever_signed_on(
    acme: Tenant, browser: HostClient, come_back: Back
) -> None:
    with scope.within(acme):
        cases.regulation()
        case = cases.complaint(CASE_WORD)
    come_back()
    page = browser.get(f"/werk/zaken/{case.id}/klacht/")
    overview = browser.get(f"/werk/zaken/{case.id}/")
    assert CASE_WORD in page.content.decode() + overview.content.decode()


def test_second_arrival_is_the_same_person_with_the_groups_of_today(
    acme: Tenant, provider: Provider, come_back: Back
) -> None:
    come_back()
    provider.claims, provider.nonce = {"groups": ["directie"]}, ""
    come_back()
    with scope.within(acme):
        assert [one.roles for one in Person.objects.all()] == [["employer"]]
        assert SignOnLink.objects.get().granted == ["employer"]


def test_who_lost_every_group_is_out_and_comes_back_with_one(
    acme: Tenant, browser: HostClient, provider: Provider, come_back: Back
) -> None:
    come_back()
    elsewhere = HostClient("acme.localhost")
    elsewhere.cookies = browser.cookies.copy()  # type: ignore[assignment]
    assert elsewhere.get("/werk/zaken/").status_code == 200
    provider.claims, provider.nonce = {"groups": []}, ""
    refused = come_back()
    assert refused.status_code == 403
    assert elsewhere.get("/werk/zaken/").headers["Location"].startswith("/aanmelden/")
    provider.claims, provider.nonce = {}, ""
    assert come_back().status_code == 302
    with scope.within(acme):
        assert [(one.active, one.roles) for one in Person.objects.all()] == [
            (True, ["secretariat"])
        ]


def test_person_ended_by_people_stays_out_whatever_the_provider_says(
    acme: Tenant, come_back: Back, provider: Provider
) -> None:
    come_back()
    with scope.within(acme):
        person = Person.objects.get()
        person.active = False
        person.save()
    provider.nonce = ""
    refused = come_back()
    assert (refused.status_code, "Uw toegang is hier beëindigd" in refused.content.decode()) == (
        403,
        True,
    )


def test_stranger_without_a_group_stays_a_stranger(
    acme: Tenant, provider: Provider, come_back: Back
) -> None:
    provider.claims = {"groups": ["personeel"]}
    assert come_back().status_code == 403
    with scope.within(acme):
        assert (Person.objects.count(), SignOnLink.objects.count()) == (0, 0)


def test_session_of_before_ends(acme: Tenant, browser: HostClient, come_back: Back) -> None:
    with scope.within(acme):
        browser.force_login(cases.account_of(cases.person("Henk Visser", roles=["employer"])))
    browser.get("/werkgever/")
    before = browser.session.session_key
    come_back()
    assert browser.session.session_key != before
    assert browser.get("/werkgever/").status_code == 404


def test_what_happened_stands_in_the_trail_without_words(acme: Tenant, come_back: Back) -> None:
    come_back()
    with scope.within(acme):
        entries = Entry.objects.filter(action__startswith="sign_on.").order_by("seq")
        told = [(one.action, one.object_kind, one.facts.get("roles")) for one in entries]
        assert entries[0].object_id == Person.objects.get().id
    assert told == [
        ("sign_on.linked", "person", None),
        ("sign_on.roles", "person", ["secretariat"]),
    ]


def test_provider_that_is_off_leads_nowhere(
    acme: Tenant, sign_on: SignOn, browser: HostClient
) -> None:
    with scope.within(acme):
        SignOn.objects.update(active=False)
    assert browser.post(f"/aanmelden/via/{sign_on.pk}/").status_code == 404


def test_other_client_knows_nothing_of_it(
    globex: Tenant,  # noqa: ARG001
    sign_on: SignOn,
) -> None:
    other = HostClient("globex.localhost")
    known = other.get(f"/aanmelden/via/{sign_on.pk}/")
    unknown = other.get(f"/aanmelden/via/{UUID(int=1)}/")
    assert (known.status_code, unknown.status_code) == (404, 404)
    assert sign_on.name not in other.get("/aanmelden/").content.decode()


def test_begins_by_a_form_with_its_token_only(sign_on: SignOn) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "acme.localhost"})
    assert strict.post(f"/aanmelden/via/{sign_on.pk}/").status_code == 403
