import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
import requests
from django.http import HttpResponse
from lxml import etree
from onelogin.saml2.utils import OneLogin_Saml2_Utils

from frontend.sign_on.saml_metadata import read
from kernel import clock
from kernel.identity.proofs import KEY
from procedures.models import Person, SignOn
from tenants import scope
from tenants.models import Tenant
from tests.factories import sign_ons
from tests.factories.browsers import HostClient
from tests.frontend.sign_on.assertions import (
    GROUP,
    MAIL,
    MFA,
    Said,
    assertion,
    honest,
    posted,
    response,
    signed,
)
from tests.frontend.sign_on.conftest import went_out
from tests.frontend.sign_on.providers import free_port, running, signing_pair

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A13")]

ID = UUID(int=0x5A31)
AT = f"/aanmelden/via/{ID}/"
ACS = f"http://acme.localhost{AT}ontvangst/"
AUDIENCE = f"http://acme.localhost{AT}gegevens.xml"
ISSUER = "https://idp.acme.example/metadata"


@pytest.fixture
def sign_on(acme: Tenant) -> SignOn:
    with scope.within(acme):
        return sign_ons.saml(ISSUER, "http://127.0.0.1:9/sign-in", signing_pair("idp")[1], id=ID)


@pytest.fixture
def said(browser: HostClient, sign_on: SignOn) -> Said:
    """What the provider would say to the request that the browser just carried there."""
    xml = request_of(went_out(browser, sign_on))
    return Said(ISSUER, AUDIENCE, ACS, request=xml.get("ID", ""), confirmed=xml.get("ID", ""))


def request_of(sent: dict[str, str]) -> etree._Element:
    return etree.fromstring(OneLogin_Saml2_Utils.decode_base64_and_inflate(sent["SAMLRequest"]))


def deliver(browser: HostClient, answer: str) -> HttpResponse:
    """Post an answer as the provider's page does, from elsewhere, and follow it."""
    return browser.post(f"{AT}ontvangst/", {"SAMLResponse": answer}, follow=True)


def refused(browser: HostClient, acme: Tenant, answer: str) -> str:
    """Return why an answer was refused; nobody came to be by it."""
    page = deliver(browser, answer)
    with scope.within(acme):
        assert (page.status_code, Person.objects.count(), KEY in browser.session) == (403, 0, False)
    found = re.search(r"<code>([^<]*)</code>", page.content.decode())
    assert found is not None
    return found[1]


def test_signed_answer_lets_in_with_both_factors(
    acme: Tenant, browser: HostClient, said: Said
) -> None:
    page = deliver(browser, honest(said))
    assert (page.status_code, page.redirect_chain[-1][0]) == (200, "/werk/zaken/")
    assert list(browser.session[KEY]) == ["vouched"]
    with scope.within(acme):
        assert [(one.email, one.roles) for one in Person.objects.all()] == [
            ("zoe@acme.example", ["secretariat"])
        ]


def test_without_a_second_factor_there_ours_is_asked(browser: HostClient, said: Said) -> None:
    plain = said.but(context="urn:oasis:names:tc:SAML:2.0:ac:classes:Password")
    page = deliver(browser, honest(plain))
    assert page.status_code == 200
    assert list(browser.session[KEY]) == ["sign_on"]
    assert browser.get("/werk/zaken/").headers["Location"].startswith("/aanmelden/")


def test_answer_counts_once(acme: Tenant, browser: HostClient, said: Said) -> None:
    answer = honest(said.but(groups=("personeel",)))
    assert refused(browser, acme, answer) == "sign_on.no_role"
    assert refused(browser, acme, answer) == "unasked"


def test_answer_that_another_browser_asked_for_is_nobodys_here(
    acme: Tenant, browser: HostClient, said: Said
) -> None:
    assert refused(HostClient("acme.localhost"), acme, honest(said)) == "unasked"
    assert deliver(browser, honest(said)).status_code == 200


LIES = {
    "saml.wrong_audience": {"audience": "https://elsewhere.example/"},
    "saml.audience": {"audience": ""},
    "saml.wrong_destination": {"recipient": "https://elsewhere.example/acs"},
    "saml.confirmation": {"recipient": f"{ACS}more"},
    "saml.wrong_issuer": {"issuer": "https://other.example/metadata"},
    "saml.subject": {"kind": "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"},
    "saml.wrong_subjectconfirmation": {"confirmed": "ONELOGIN_other"},
    "saml.unasked": {"request": "", "confirmed": ""},
    "sign_on.other_domain": {"email": "zoe@globex.example"},
    "sign_on.no_address": {"email": "zoe@evil.example@acme.example"},
}


@pytest.mark.parametrize("why", LIES)
def test_signed_answer_with_a_lie_is_refused(
    why: str, acme: Tenant, browser: HostClient, said: Said
) -> None:
    assert refused(browser, acme, honest(said.but(**LIES[why]))) == why


def test_signed_answer_to_no_request_cannot_be_passed_off_as_one(
    acme: Tenant, browser: HostClient, said: Said
) -> None:
    assert refused(browser, acme, honest(said.but(confirmed=""))) == "saml.confirmation"


@pytest.mark.parametrize(
    ("minutes", "why"), [(-60, "saml.assertion_expired"), (60, "saml.assertion_too_early")]
)
def test_answer_of_another_hour_is_refused(
    minutes: int, why: str, acme: Tenant, browser: HostClient, *, said: Said
) -> None:
    at = clock.now() + timedelta(minutes=minutes)
    assert refused(browser, acme, honest(said.but(at=at))) == why


def test_answer_without_a_good_signature_is_refused(
    acme: Tenant, browser: HostClient, said: Said
) -> None:
    bare = assertion(said)
    good = signed(bare)
    forged = {
        response(said, bare): "saml.no_signed_assertion",
        signed(response(said, bare)): "saml.no_signed_assertion",
        response(said, good.replace("zoe@", "chef@")): "saml.invalid_signature",
        response(said, good.replace("acme.example", "acme.example<!---->.evil")).replace(
            "idp.acme.example<!---->.evil", "idp.acme.example"
        ): "saml.invalid_signature",
        response(said, signed(bare, by="stranger")): "saml.invalid_signature",
        response(said, signed(bare, weakly=True)): "saml.deprecated_signature_method",
    }
    for xml, why in forged.items():
        assert refused(browser, acme, posted(xml)) == why


def test_signature_of_one_assertion_covers_no_other(
    acme: Tenant, browser: HostClient, said: Said
) -> None:
    evil = assertion(said.but(email="chef@acme.example", id="_evil"))
    good, several = signed(assertion(said)), "saml.wrong_number_of_assertions"
    within = evil.replace("</saml:Issuer>", f"</saml:Issuer>{good}", 1)
    beside = f"<samlp:Extensions>{good}</samlp:Extensions>"
    wrapped = {
        response(said, evil, good): several,
        response(said, good, evil): several,
        response(said, within): several,
        response(said, beside, _with_signature_of(good, evil)): several,
        response(said, _with_signature_of(good, evil)): "saml.invalid_signed_element",
        response(said, _with_signature_of(good, evil.replace("_evil", "_a1"))): (
            "saml.invalid_signature"
        ),
    }
    for xml, why in wrapped.items():
        assert refused(browser, acme, posted(xml)) == why


def _with_signature_of(good: str, evil: str) -> str:
    signature = re.search(r"<ds:Signature.*</ds:Signature>", good, re.DOTALL)
    assert signature is not None
    return evil.replace("</saml:Issuer>", f"</saml:Issuer>{signature[0]}", 1)


@pytest.mark.attack("I13")
def test_answer_with_entities_is_refused_unread(
    acme: Tenant, browser: HostClient, said: Said
) -> None:
    plain = response(said, signed(assertion(said)))
    file = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    for start in (file, laughs, "<!DOCTYPE x>"):
        assert refused(browser, acme, posted(start + plain)).startswith("saml.")
    for broken in ("", "%%%", posted("<a"), posted("\x00"), "A" * 300_000):
        refused(browser, acme, broken)


def test_carried_word_of_another_provider_or_made_up_is_nothing(
    acme: Tenant, browser: HostClient, said: Said
) -> None:
    arrived = browser.post(f"{AT}ontvangst/", {"SAMLResponse": honest(said)})
    word = arrived.cookies["onderweg"].value
    with scope.within(acme):
        other = sign_ons.saml("https://b.example", "http://127.0.0.1:9/", signing_pair("idp")[1])
    assert browser.get(f"/aanmelden/via/{other.pk}/verder/").status_code == 403
    browser.cookies["onderweg"] = word[:-8] + "AAAAAAA="
    assert browser.get(f"{AT}verder/").status_code == 403


def test_metadata_tells_a_provider_who_we_are(sign_on: SignOn, browser: HostClient) -> None:
    told = browser.get(f"/aanmelden/via/{sign_on.pk}/gegevens.xml")
    assert told.headers["Content-Type"] == "application/samlmetadata+xml"
    xml = etree.fromstring(told.content)
    assert xml.get("entityID") == AUDIENCE
    assert ACS in told.content.decode()


@pytest.fixture
def real(acme: Tenant) -> Iterator[SignOn]:
    """A sign-on at a real provider, made from its own metadata."""
    key, certificate = signing_pair("idp")
    claims = {MAIL: "zoe@acme.example", GROUP: ["klachtenteam", "personeel"]}
    people = {"zoe": {"subject": "s-1", "claims": claims, "context": MFA}}
    told = {"port": free_port(), "key": key, "certificate": certificate, "acs": ACS}
    with running("saml.cjs", {**told, "people": people}) as address:
        found = read(requests.get(f"{address}/metadata", timeout=5).content)
        with scope.within(acme):
            made = sign_ons.saml(
                found.entity_id, found.sign_in_url, found.certificates, id=ID, enforced=False
            )
        yield made


def test_real_provider_lets_in(acme: Tenant, browser: HostClient, real: SignOn) -> None:
    sent = went_out(browser, real)
    page = requests.get(real.sign_in_url, params={**sent, "who": "zoe"}, timeout=5).text
    found = re.search(r'name="SAMLResponse"\s+value="([^"]+)"', page)
    assert found is not None, page
    arrived = deliver(browser, unescape(found[1]))
    assert (arrived.status_code, arrived.redirect_chain[-1][0]) == (200, "/werk/zaken/")
    with scope.within(acme):
        assert [one.roles for one in Person.objects.all()] == [["secretariat"]]
