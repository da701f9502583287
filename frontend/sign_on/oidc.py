"""OpenID Connect with the authorization code and PKCE: out to a provider, and back again."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from requests import RequestException
from requests.auth import HTTPBasicAuth

from frontend.sign_on.attempts import Attempt
from frontend.sign_on.id_tokens import Claims, Expected, claims_of
from frontend.sign_on.refusals import refused
from kernel import outgoing
from procedures.models import SignOn
from procedures.rules.sign_on import Vouched

WELL_KNOWN = "/.well-known/openid-configuration"
_TEXT_LENGTH = 320
_VALUE_COUNT = 500


@dataclass(frozen=True, slots=True)
class Provider:
    """Where a provider does what, as it says itself (OpenID Connect Discovery 1.0)."""

    issuer: str
    authorize: str
    token: str
    keys: str
    userinfo: str
    posts_secret: bool
    names_itself: bool


def discovered(issuer: str) -> Provider:
    """Return what the issuer says about itself.

    Raise Refusal `sign_on.failed` when it says it is somebody else, or says too little, and the
    refusals of `kernel.outgoing`.
    """
    said = _json(issuer.rstrip("/") + WELL_KNOWN)
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if said.get("issuer") != issuer:
        raise refused("discovery.issuer")
    if not all(isinstance(said.get(name), str) for name in needed):
        raise refused("discovery.incomplete")
    methods = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    outgoing.destination(said["authorization_endpoint"])
    return Provider(
        issuer=issuer,
        authorize=said["authorization_endpoint"],
        token=said["token_endpoint"],
        keys=said["jwks_uri"],
        userinfo=str(said.get("userinfo_endpoint") or ""),
        posts_secret="client_secret_basic" not in methods and "client_secret_post" in methods,
        names_itself=said.get("authorization_response_iss_parameter_supported") is True,
    )


def address(sign_on: SignOn, attempt: Attempt, *, state: str, back: str) -> str:
    """Return where the browser goes to sign in; `back` is where it comes back."""
    provider = discovered(sign_on.issuer)
    challenge = urlsafe_b64encode(sha256(attempt.verifier.encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": sign_on.client_id,
        "redirect_uri": back,
        "scope": " ".join(dict.fromkeys(["openid", "email", "profile", *sign_on.scopes.split()])),
        "state": state,
        "nonce": attempt.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    if attempt.fresh:
        asked |= {"prompt": "login", "max_age": "0"}
    joint = "&" if urlsplit(provider.authorize).query else "?"
    return f"{provider.authorize}{joint}{urlencode(asked)}"


def vouched(sign_on: SignOn, attempt: Attempt, answer: Mapping[str, str], *, back: str) -> Vouched:
    """Return what the provider says about who just signed in there.

    Raise Refusal `sign_on.failed` for an answer that does not hold, `sign_on.declined` when they
    went no further there, and the refusals of `kernel.outgoing`.
    """
    provider = discovered(sign_on.issuer)
    _check_answer(provider, attempt, answer)
    tokens = _tokens(sign_on, provider, attempt, code=answer["code"], back=back)
    expected = Expected(attempt.issuer, sign_on.client_id, attempt.nonce)
    claims = claims_of(str(tokens.get("id_token", "")), _json(provider.keys), expected)
    return read(sign_on, _completed(sign_on, provider, claims, tokens))


def _check_answer(provider: Provider, attempt: Attempt, answer: Mapping[str, str]) -> None:
    """See that the answer is of the provider that was asked (RFC 9207: no mix-up)."""
    named = answer.get("iss", "" if provider.names_itself else attempt.issuer)
    if not hmac.compare_digest(named.encode(), attempt.issuer.encode()):
        raise refused("answer.issuer")
    if provider.issuer != attempt.issuer:
        raise refused("answer.changed")
    if "error" in answer or not answer.get("code"):
        raise refused("answer.error")


def _tokens(
    sign_on: SignOn, provider: Provider, attempt: Attempt, *, code: str, back: str
) -> Mapping[str, Any]:
    """Change the code for tokens, as ourselves and as who began (PKCE, RFC 7636)."""
    sent = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": attempt.verifier,
    }
    basic = None
    if provider.posts_secret:
        sent |= {"client_id": sign_on.client_id, "client_secret": sign_on.secret}
    else:  # RFC 6749 2.3.1 encodes both before they are joined
        basic = HTTPBasicAuth(quote_plus(sign_on.client_id), quote_plus(sign_on.secret))
    try:
        with outgoing.session() as ours:
            answer = ours.post(provider.token, data=sent, auth=basic)
        answer.raise_for_status()
        return _object(answer.json())
    except (RequestException, ValueError) as problem:
        raise refused("token.refused") from problem


def _completed(
    sign_on: SignOn, provider: Provider, claims: Claims, tokens: Mapping[str, Any]
) -> Claims:
    """Return the claims, with what only the provider's page about somebody tells."""
    needed = {"email", "email_verified", "name", sign_on.roles_claim or "name"}
    if not provider.userinfo or needed <= claims.keys():
        return claims
    told = _json(provider.userinfo, bearer=str(tokens.get("access_token", "")))
    if told.get("sub") != claims["sub"]:  # Core 5.3.2: it may be about somebody else
        raise refused("userinfo.subject")
    address = told if "email_verified" not in claims else claims  # both of one source
    return {**told, **claims, **{name: address.get(name) for name in ("email", "email_verified")}}


def read(sign_on: SignOn, claims: Claims) -> Vouched:
    """Return what proven claims say, in our words."""
    email = claims.get("email")
    return Vouched(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        email=email[:_TEXT_LENGTH] if isinstance(email, str) else "",
        name=str(claims.get("name") or "")[:_TEXT_LENGTH],
        values=_texts(_at(claims, sign_on.roles_claim)),
        factors=(*_texts(claims.get("amr")), *_texts(claims.get("acr"))),
        email_verified=_is_proven(claims),
        proven_at=_moment(claims.get("auth_time")),
    )


def _is_proven(claims: Claims) -> bool:
    """Whether the address is proven: the standard claim, or Microsoft's about its domain."""
    said = (claims.get("email_verified"), claims.get("xms_edov"))
    return any(one is True or one in ("true", "1") for one in said)


def _moment(found: object) -> float:
    return float(found) if isinstance(found, int | float) else 0.0


def _at(claims: Claims, path: str) -> object:
    """Return a claim by its name, or by the names that lead to it ("realm_access.roles")."""
    if not path or path in claims:
        return claims.get(path)
    found: object = claims
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _texts(found: object) -> tuple[str, ...]:
    listed = found if isinstance(found, list) else [found]
    return tuple(one for one in listed[:_VALUE_COUNT] if isinstance(one, str) and one)


def _json(address: str, *, bearer: str = "") -> dict[str, Any]:
    headers = {"Accept": "application/json"}
    if bearer:
        headers["Authorization"] = f"Bearer {bearer}"
    try:
        with outgoing.session() as ours:
            answer = ours.get(address, headers=headers)
        answer.raise_for_status()
        return _object(answer.json())
    except (RequestException, ValueError) as problem:
        raise refused("provider.unreachable") from problem


def _object(found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise refused("provider.malformed")
    return found
