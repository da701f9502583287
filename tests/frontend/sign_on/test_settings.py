from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from kernel.audit.models import Entry
from kernel.identity.models import Account
from procedures.models import Person, SignOn, SignOnLink
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases, sign_ons
from tests.factories.browsers import HostClient
from tests.frontend.sign_on.conftest import Back, sent_to
from tests.frontend.sign_on.lying import Provider
from tests.frontend.sign_on.providers import signing_pair

pytestmark = pytest.mark.django_db

LIST = "/werk/inloggen/"
NEW = {
    "name": "Acme-account",
    "client_id": "wederhoor",
    "secret": sign_ons.SECRET,
    "domains": "acme.example\nacme.nl",
    "roles_claim": "groups",
    "roles": "klachtenteam = Secretariaat\ndirectie = employer",
    "vouching": "claims",
}
Post = Callable[..., HttpResponse]


@pytest.fixture
def desk(acme: Tenant) -> HostClient:
    """An administrator's browser; she has a password of her own."""
    client = HostClient("acme.localhost")
    with scope.within(acme):
        account = Account.objects.create_user("ada@acme.example", "een lang wachtwoord", name="Ada")
        Person.objects.create(
            name="Ada", email="ada@acme.example", roles=["administrator"], account_id=account.id
        )
    client.force_login(account)
    return client


def only(acme: Tenant) -> SignOn:
    with scope.within(acme):
        return SignOn.objects.get()


def test_page_says_what_it_is_when_there_is_nothing(desk: HostClient) -> None:
    page = desk.get(LIST)
    assert (page.status_code, "Nog geen eigen aanmelding" in page.content.decode()) == (200, True)


def test_provider_is_written_down_and_off(
    acme: Tenant, desk: HostClient, provider: Provider
) -> None:
    page = desk.post(f"{LIST}openid/", {**NEW, "issuer": provider.address}, follow=True)
    made = only(acme)
    assert (made.active, made.tried_at, made.domains, made.roles) == (
        False,
        None,
        ["acme.example", "acme.nl"],
        {"klachtenteam": "secretariat", "directie": "employer"},
    )
    text = page.content.decode()
    assert f"http://acme.localhost/aanmelden/via/{made.id}/terug/" in text
    assert "nog niet geprobeerd" in text
    assert sign_ons.SECRET not in text + desk.get(f"{LIST}{made.id}/wijzigen/").content.decode()


WRONG: dict[str, tuple[dict[str, str], str]] = {
    "a star": ({"domains": "*.acme.example"}, "Dit is geen maildomein"),
    "an address": ({"domains": "zoe@acme.example"}, "Dit is geen maildomein"),
    "another alphabet": ({"domains": "\u0430cme.example"}, "Dit is geen maildomein"),
    "nothing": ({"domains": ""}, "Vul hier iets in"),
    "a role of the consultancy": ({"roles": "team = consultant"}, "Deze regel klopt niet"),
    "a role nobody knows": ({"roles": "team = koning"}, "Deze regel klopt niet"),
    "a value twice": ({"roles": "a = hr\na = employer"}, "Deze regel klopt niet"),
    "no https": ({"issuer": "ftp://acme.example"}, "moet met https:// beginnen"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_mistake_is_told_and_nothing_written(
    mistake: str, acme: Tenant, desk: HostClient, provider: Provider
) -> None:
    given, told = WRONG[mistake]
    page = desk.post(f"{LIST}openid/", {**NEW, "issuer": provider.address, **given})
    assert (page.status_code, told in page.content.decode()) == (422, True)
    with scope.within(acme):
        assert SignOn.objects.count() == 0


@pytest.mark.attack("I14")
@pytest.mark.parametrize(
    "inside", ["https://169.254.169.254/", "https://10.0.0.1/x", "https://[::1]/"]
)
def test_address_inside_our_own_walls_is_refused_in_the_form(
    inside: str, desk: HostClient, settings: Any
) -> None:
    settings.OUTGOING_LOOPBACK = False
    openid = desk.post(f"{LIST}openid/", {**NEW, "issuer": inside})
    saml = desk.post(f"{LIST}saml/", {**NEW, "metadata": inside})
    for page in (openid, saml):
        assert page.status_code == 422
        assert "niet te vinden op het open internet" in page.content.decode()


def test_domain_belongs_to_one_provider(
    acme: Tenant, desk: HostClient, sign_on: SignOn, provider: Provider
) -> None:
    page = desk.post(f"{LIST}openid/", {**NEW, "issuer": provider.address})
    assert (page.status_code, "hoort al bij een andere" in page.content.decode()) == (422, True)
    assert only(acme) == sign_on


def test_cannot_be_on_before_it_was_tried_nor_forced_before_it_is_on(
    acme: Tenant, desk: HostClient, sign_on: SignOn
) -> None:
    with scope.within(acme):
        SignOn.objects.update(active=False, tried_at=None)
        keeper = Person.objects.get()
    at = f"{LIST}{sign_on.pk}/"
    assert desk.post(f"{at}schakelen/", {"switch": "aan"}).status_code == 422
    assert desk.post(f"{at}verplichten/", {"keeper": str(keeper.pk)}).status_code == 422
    found = only(acme)
    assert (found.active, found.enforced) == (False, False)


def test_trying_shows_what_comes_and_changes_nobody(
    acme: Tenant, desk: HostClient, sign_on: SignOn, provider: Provider
) -> None:
    with scope.within(acme):
        SignOn.objects.update(active=False, tried_at=None)
    session = desk.session.session_key
    sent = sent_to(desk.post(f"{LIST}{sign_on.pk}/proberen/"))
    provider.nonce = sent["nonce"]
    answer = {"code": "c", "state": sent["state"], "iss": provider.address}
    page = desk.get(f"/aanmelden/via/{sign_on.pk}/terug/", answer).content.decode()
    assert all(told in page for told in ("Het werkt", "Zoë Acme", "klachtenteam", "Secretariaat"))
    assert desk.session.session_key == session
    assert only(acme).tried_at is not None
    with scope.within(acme):
        assert [one.name for one in Person.objects.all()] == ["Ada"]
        assert SignOnLink.objects.count() == 0


def test_trying_what_does_not_work_leads_back_to_the_settings(
    acme: Tenant, desk: HostClient, settings: Any
) -> None:
    settings.OUTGOING_LOOPBACK = False
    with scope.within(acme):
        inside = sign_ons.openid("https://127.0.0.1/")
    page = desk.post(f"{LIST}{inside.pk}/proberen/")
    told = page.content.decode()
    assert (page.status_code, "Terug naar de instellingen" in told) == (403, True)
    assert (f'href="{LIST}{inside.pk}/"' in told, "Verlaat deze pagina" in told) == (True, False)
    assert "wh-nav__link" in told


def test_trying_belongs_to_who_began_it(
    acme: Tenant, desk: HostClient, sign_on: SignOn, provider: Provider
) -> None:
    with scope.within(acme):
        SignOn.objects.update(active=False, tried_at=None)
        other = cases.account_of(cases.person("Henk Visser", roles=["secretariat"]))
    sent = sent_to(desk.post(f"{LIST}{sign_on.pk}/proberen/"))
    provider.nonce = sent["nonce"]
    desk.force_login(other)
    answer = {"code": "c", "state": sent["state"], "iss": provider.address}
    page = desk.get(f"/aanmelden/via/{sign_on.pk}/terug/", answer)
    assert (page.status_code in {403, 404}, only(acme).tried_at) == (True, None)


def test_forcing_leaves_one_administrator_a_password(
    acme: Tenant, desk: HostClient, sign_on: SignOn
) -> None:
    at = f"{LIST}{sign_on.pk}/"
    with scope.within(acme):
        ada = Person.objects.get()
        henk = cases.person("Henk Visser", roles=["employer"])
        nobody = cases.person("Nora Blom", roles=["administrator"])
    for wrong in (henk, nobody):
        assert desk.post(f"{at}verplichten/", {"keeper": str(wrong.pk)}).status_code == 422
    assert desk.post(f"{at}verplichten/", {"keeper": str(ada.pk)}).status_code == 302
    assert (only(acme).enforced, only(acme).keeper_id) == (True, ada.pk)
    ended = desk.post(f"/werk/mensen/{ada.pk}/einde/")
    with scope.within(acme):
        assert Person.objects.get(pk=ada.pk).active
    assert ended.status_code != 302


def test_changed_connection_is_off_and_its_people_are_known_no_more(
    acme: Tenant, desk: HostClient, sign_on: SignOn, *, come_back: Back
) -> None:
    come_back()
    with scope.within(acme):
        ada = Account.objects.get(email="ada@acme.example")
    desk.force_login(ada)
    change = f"{LIST}{sign_on.pk}/wijzigen/"
    given = {**NEW, "secret": "", "domains": "acme.example", "object_version": "1"}
    assert desk.post(change, {**given, "issuer": sign_on.issuer}).status_code == 302
    with scope.within(acme):
        found = SignOn.objects.get()
        assert (found.active, found.secret) == (True, sign_ons.SECRET)
    later = {**given, "issuer": f"{sign_on.issuer}/nieuw", "object_version": "2"}
    assert desk.post(change, later).status_code == 302
    with scope.within(acme):
        found, link = SignOn.objects.get(), SignOnLink.objects.get()
        assert (found.active, found.tried_at, link.sign_on_id) == (False, None, None)
    assert desk.post(change, later).status_code == 409


def test_metadata_gives_what_saml_needs(acme: Tenant, desk: HostClient) -> None:
    bare = "".join(signing_pair("idp")[1].strip().splitlines()[1:-1])
    xml = (
        '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"'
        ' entityID="https://idp.acme.example/"><md:IDPSSODescriptor'
        ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor'
        ' use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>'
        f"<ds:X509Certificate>{bare}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
        "</md:KeyDescriptor><md:SingleSignOnService"
        ' Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"'
        ' Location="http://127.0.0.1:9/in"/></md:IDPSSODescriptor></md:EntityDescriptor>'
    )
    page = desk.post(f"{LIST}saml/", {**NEW, "metadata": xml}, follow=True)
    made = only(acme)
    assert (made.issuer, made.sign_in_url) == ("https://idp.acme.example/", "http://127.0.0.1:9/in")
    assert f"http://acme.localhost/aanmelden/via/{made.id}/ontvangst/" in page.content.decode()
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{xml}'
    for wrong in (bomb, "<x/>", xml.replace(bare, "AAAA")):
        refused = desk.post(f"{LIST}saml/", {**NEW, "domains": "b.example", "metadata": wrong})
        assert "Dit zijn geen SAML-gegevens" in refused.content.decode()


def test_setting_up_stands_in_the_trail(acme: Tenant, desk: HostClient, sign_on: SignOn) -> None:
    at = f"{LIST}{sign_on.pk}/schakelen/"
    for switch in ("uit", "aan", "uit", "weg"):
        assert desk.post(at, {"switch": switch}).status_code == 302
    with scope.within(acme):
        told = Entry.objects.filter(action__startswith="sign_on.").order_by("seq")
        assert [one.action for one in told] == [
            "sign_on.off",
            "sign_on.on",
            "sign_on.off",
            "sign_on.removed",
        ]
        assert SignOn.objects.count() == 0


@pytest.mark.parametrize("role", ["handler", "employer", "policy_officer"])
def test_page_is_for_administrators_alone(role: str, acme: Tenant, sign_on: SignOn) -> None:
    client = HostClient("acme.localhost")
    with scope.within(acme):
        client.force_login(cases.account_of(cases.person("Hanna Handelaar", roles=[role])))
    at = f"{LIST}{sign_on.pk}/"
    for path in (LIST, at, f"{LIST}openid/", f"{at}wijzigen/"):
        assert client.get(path).status_code == 404
    for path in ("proberen/", "schakelen/", "verplichten/"):
        assert client.post(f"{at}{path}").status_code == 404
