"""A provider of OpenID Connect that lies, or somebody who pretends to be it (case A13)."""

import hmac
import re
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

import jwt
import pytest

from kernel.identity.models import Account
from kernel.identity.proofs import KEY
from procedures.models import Person, SignOn, SignOnLink
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases, sign_ons
from tests.factories.browsers import HostClient
from tests.frontend.sign_on.conftest import Back, went_out
from tests.frontend.sign_on.lying import (
    ITS_KEY,
    KID,
    STRANGE_KEY,
    Provider,
    jwk,
    lying,
    pem,
    public_pem,
)

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A13")]

HOUR = 3600
FAR = "https://elsewhere.example"


def hs256_with(key: bytes) -> Callable[[Provider], str]:
    """Return a token whose shared secret is a key; PyJWT will not make it of a public one."""

    def made(provider: Provider) -> str:
        body = provider.id_token().split(".")[1]
        head = urlsafe_b64encode(f'{{"alg":"HS256","kid":"{KID}"}}'.encode()).rstrip(b"=").decode()
        mac = hmac.new(key, f"{head}.{body}".encode(), sha256).digest()
        return f"{head}.{body}.{urlsafe_b64encode(mac).rstrip(b'=').decode()}"

    return made


CLAIMS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "another issuer": ("id_token.InvalidIssuerError", {"iss": FAR}),
    "issuer with a slash": ("id_token.InvalidIssuerError", {"iss": "http://127.0.0.1/"}),
    "for another client": ("id_token.InvalidAudienceError", {"aud": "other"}),
    "for two, of another party": (
        "id_token.party",
        {"aud": ["wederhoor", "other"], "azp": "other"},
    ),
    "for two, of nobody": ("id_token.party", {"aud": ["wederhoor", "other"]}),
    "another nonce": ("id_token.nonce", {"nonce": "of-before"}),
    "a nonce that is a list": ("id_token.nonce", {"nonce": ["x"]}),
    "expired": (
        "id_token.ExpiredSignatureError",
        {"iat": time.time() - 2 * HOUR, "exp": time.time() - HOUR},
    ),
    "of tomorrow": ("id_token.ImmatureSignatureError", {"iat": time.time() + 24 * HOUR}),
    "not valid yet": ("id_token.ImmatureSignatureError", {"nbf": time.time() + HOUR}),
    "subject of a kilometre": ("id_token.subject", {"sub": "x" * 256}),
    "address not proven": ("sign_on.unverified", {"email_verified": False}),
    "address proven in words": ("sign_on.unverified", {"email_verified": "yes"}),
    "address of another client": ("sign_on.other_domain", {"email": "zoe@globex.example"}),
    "address of a look-alike": ("sign_on.other_domain", {"email": "zoe@acme.example.evil.nl"}),
    "address in another alphabet": ("sign_on.no_address", {"email": "zoe@\u0430cme.example"}),
    "two addresses": ("sign_on.no_address", {"email": "zoe@evil.example@acme.example"}),
    "address with a line": ("sign_on.no_address", {"email": "zoe@acme.example\nBcc: x@y.nl"}),
    "no address": ("sign_on.no_address", {"email": None}),
}
WITHOUT = {
    "nonce": "id_token.nonce",
    "iss": "id_token.MissingRequiredClaimError",
    "aud": "id_token.MissingRequiredClaimError",
    "exp": "id_token.MissingRequiredClaimError",
    "iat": "id_token.MissingRequiredClaimError",
    "sub": "id_token.MissingRequiredClaimError",
    "email_verified": "sign_on.unverified",
}
SIGNED: Mapping[str, tuple[str, dict[str, Any]]] = {
    "not at all": ("id_token.algorithm", {"key": None, "algorithm": "none"}),
    "with another key under its name": ("id_token.InvalidSignatureError", {"key": STRANGE_KEY}),
    "with a key that it brings": (
        "id_token.InvalidSignatureError",
        {"key": STRANGE_KEY, "header": {"kid": KID, "jwk": jwk(STRANGE_KEY)}},
    ),
    "with a key from an address in it": (
        "id_token.InvalidSignatureError",
        {"key": STRANGE_KEY, "header": {"kid": KID, "jku": f"{FAR}/keys", "x5u": FAR}},
    ),
    "with a key it does not have": ("id_token.key", {"header": {"kid": "../../dev/null"}}),
    "with a header nobody knows": (
        "id_token.critical",
        {"header": {"kid": KID, "crit": ["b64"], "b64": False}},
    ),
    "with a key for closing": ("id_token.key", {"keys": [{**jwk(ITS_KEY), "use": "enc"}]}),
    "with a key of another kind": ("id_token.key", {"keys": [{**jwk(ITS_KEY), "alg": "PS256"}]}),
    "with one of two of that name": ("id_token.key", {"keys": [jwk(ITS_KEY), jwk(STRANGE_KEY)]}),
    "no token": ("id_token.DecodeError", {"token": "a.b.c"}),
}
ANSWERS: Mapping[str, tuple[str, dict[str, str | None]]] = {
    "no state": ("unasked", {"state": None}),
    "a state nobody gave": ("unasked", {"state": "x" * 43}),
    "another provider's name": ("answer.issuer", {"iss": FAR}),
    "no name where it always tells it": ("answer.issuer", {"iss": None}),
    "no code": ("answer.error", {"code": None}),
    "an error and a code": ("answer.error", {"error": "access_denied"}),
}
DISCOVERY: Mapping[str, tuple[str, dict[str, Any]]] = {
    "another issuer": ("discovery.issuer", {"issuer": FAR}),
    "no keys": ("discovery.incomplete", {"jwks_uri": None}),
    "sign in without https": (
        "address.malformed",
        {"authorization_endpoint": "javascript:alert(1)"},
    ),
}


def refused(acme: Tenant, browser: HostClient, page: Any) -> str:
    """Return why somebody was refused; nobody came in or came to be by it."""
    with scope.within(acme):
        assert (page.status_code, Person.objects.count(), SignOnLink.objects.count()) == (403, 0, 0)
    assert KEY not in browser.session
    found = re.search(r"<code>([^<]*)</code>", page.content.decode())
    assert found is not None
    return found[1]


@pytest.mark.parametrize("lie", CLAIMS)
def test_token_that_claims_too_much_is_refused(
    lie: str, acme: Tenant, browser: HostClient, provider: Provider, *, come_back: Back
) -> None:
    why, provider.claims = CLAIMS[lie]
    assert refused(acme, browser, come_back()) == why


@pytest.mark.parametrize("claim", WITHOUT)
def test_token_that_claims_too_little_is_refused(
    claim: str, acme: Tenant, browser: HostClient, provider: Provider, *, come_back: Back
) -> None:
    provider.without = (claim,)
    assert refused(acme, browser, come_back()) == WITHOUT[claim]


@pytest.mark.parametrize("lie", SIGNED)
def test_token_signed_in_another_way_is_refused(
    lie: str, acme: Tenant, browser: HostClient, provider: Provider, *, come_back: Back
) -> None:
    why, traits = SIGNED[lie]
    for name, value in traits.items():
        setattr(provider, name, value)
    assert refused(acme, browser, come_back()) == why


@pytest.mark.parametrize("form", [public_pem(ITS_KEY), pem(STRANGE_KEY), b""])
def test_public_key_is_no_shared_secret(
    form: bytes,
    acme: Tenant,
    browser: HostClient,
    sign_on: SignOn,
    *,
    provider: Provider,
) -> None:
    sent = went_out(browser, sign_on)
    provider.nonce = sent["nonce"]
    provider.token = hs256_with(form)(provider)
    answer = {"code": "c", "state": sent["state"], "iss": provider.address}
    page = browser.get(f"/aanmelden/via/{sign_on.pk}/terug/", answer)
    assert refused(acme, browser, page) == "id_token.algorithm"


@pytest.mark.parametrize("lie", ANSWERS)
def test_answer_that_nobody_asked_for_is_refused(
    lie: str, acme: Tenant, browser: HostClient, come_back: Back
) -> None:
    why, answer = ANSWERS[lie]
    assert refused(acme, browser, come_back(**answer)) == why


@pytest.mark.parametrize("lie", DISCOVERY)
def test_provider_that_says_it_is_another_is_not_gone_to(
    lie: str, acme: Tenant, browser: HostClient, sign_on: SignOn, *, provider: Provider
) -> None:
    why, provider.discovery = DISCOVERY[lie]
    page = browser.post(f"/aanmelden/via/{sign_on.pk}/")
    assert refused(acme, browser, page) == why


def test_answer_of_one_provider_is_none_of_another(
    acme: Tenant, browser: HostClient, come_back: Back
) -> None:
    with lying() as second:
        with scope.within(acme):
            other = sign_ons.openid(second.address, domains=["other.example"])
        page = come_back(f"/aanmelden/via/{other.pk}/terug/")
        assert refused(acme, browser, page) == "unasked"
        assert second.asked == []


def test_answer_counts_once_and_in_its_own_browser(
    acme: Tenant, browser: HostClient, sign_on: SignOn, provider: Provider
) -> None:
    sent = went_out(browser, sign_on)
    provider.nonce, provider.claims = sent["nonce"], {"groups": []}
    answer = {"code": "c", "state": sent["state"], "iss": provider.address}
    back = f"/aanmelden/via/{sign_on.pk}/terug/"
    other = HostClient("acme.localhost")
    assert refused(acme, other, other.get(back, answer)) == "unasked"
    assert refused(acme, browser, browser.get(back, answer)) == "sign_on.no_role"
    assert refused(acme, browser, browser.get(back, answer)) == "unasked"


def test_same_name_at_another_issuer_is_another_person(
    acme: Tenant, browser: HostClient, come_back: Back
) -> None:
    come_back()
    with lying() as second:
        with scope.within(acme):
            other = sign_ons.openid(second.address, domains=["other.example"])
        sent = went_out(browser, other)
        second.nonce = sent["nonce"]
        second.claims = {"email": "zoe@other.example", "name": "Een ander"}
        answer = {"code": "c", "state": sent["state"], "iss": second.address}
        browser.get(f"/aanmelden/via/{other.pk}/terug/", answer)
    with scope.within(acme):
        people = {one.name: one.account_id for one in Person.objects.all()}
    assert sorted(people) == ["Een ander", "Zoë Acme"]
    assert len(set(people.values())) == 2


def test_provider_that_changes_an_address_into_anothers_takes_nobody_over(
    acme: Tenant, provider: Provider, come_back: Back
) -> None:
    come_back()
    with scope.within(acme):
        Person.objects.create(name="Chef", email="chef@acme.example", roles=["employer"])
    provider.nonce, provider.claims = "", {"email": "Chef@acme.example"}
    page = come_back()
    assert (page.status_code, "al van iemand" in page.content.decode()) == (403, True)
    with scope.within(acme):
        people = {one.name: (one.email, one.account_id is None) for one in Person.objects.all()}
    assert people == {
        "Chef": ("chef@acme.example", True),
        "Zoë Acme": ("zoe@acme.example", False),
    }


@pytest.mark.attack("A18")
def test_existing_account_with_that_address_is_not_touched(
    acme: Tenant, globex: Tenant, provider: Provider, come_back: Back
) -> None:
    with scope.within(globex):
        elsewhere = cases.person("Zoe Globex", roles=["secretariat"])
    provider.claims = {"email": "zoe@acme.example"}
    with scope.within(acme):
        taken = Account.objects.create_user("zoe@acme.example", "haar-eigen-wachtwoord", name="Zoë")
    come_back()
    with scope.within(acme):
        person = Person.objects.get()
        assert person.account_id not in {taken.pk, elsewhere.account_id}
        taken.refresh_from_db()
        assert taken.check_password("haar-eigen-wachtwoord")


@pytest.mark.attack("I14")
@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest",
        "https://169.254.169.254/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://localhost/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "https://user@127.0.0.1/",
    ],
)
def test_issuer_inside_our_own_walls_is_not_gone_to(
    address: str, acme: Tenant, browser: HostClient, settings: Any
) -> None:
    settings.OUTGOING_LOOPBACK = False
    with scope.within(acme):
        inside = sign_ons.openid(address)
    page = browser.post(f"/aanmelden/via/{inside.pk}/")
    assert refused(acme, browser, page).startswith("address.")


def test_userinfo_about_somebody_else_is_refused(
    acme: Tenant, browser: HostClient, provider: Provider, *, come_back: Back
) -> None:
    provider.without = ("email", "email_verified")
    provider.discovery = {"userinfo_endpoint": f"{provider.address}/me"}
    provider.userinfo = {"sub": "u-2", "email": "chef@acme.example", "email_verified": True}
    assert refused(acme, browser, come_back()) == "userinfo.subject"
    provider.nonce, provider.userinfo = "", {**provider.userinfo, "sub": "u-1"}
    assert come_back().status_code == 302


def test_honest_token_is_made_by_the_same_means(provider: Provider) -> None:
    told = jwt.decode(provider.id_token(), options={"verify_signature": False})
    assert told["aud"] == "wederhoor"
