"""SAML 2.0 web sign-on: out by redirect, back by a form that the browser posts.

`python3-saml` reads and checks; what it lets pass when it is absent (audience, recipient, the
request that is answered) is asked here, of the signed assertion and of nothing beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.errors import OneLogin_Saml2_ValidationError
from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings
from onelogin.saml2.utils import OneLogin_Saml2_Utils

from frontend.sign_on.refusals import refused
from kernel import outgoing
from kernel.errors import Refusal
from procedures.models import SignOn
from procedures.rules.sign_on import Vouched

POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
MAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
ANSWER_CHARACTERS = 256 * 1024

SUBJECTS = (
    "urn:oasis:names:tc:SAML:attribute:subject-id",
    "urn:oasis:names:tc:SAML:attribute:pairwise-id",
)
MAILS = (
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    "urn:oid:0.9.2342.19200300.100.1.3",
    "mail",
    "email",
)
NAMES = (
    "http://schemas.microsoft.com/identity/claims/displayname",
    "urn:oid:2.16.840.1.113730.3.1.241",
    "displayName",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
    "name",
)


@dataclass(frozen=True, slots=True)
class Ours:
    """What we are to a provider, on this client's host: our name, and where answers come."""

    entity_id: str
    receives: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider said, and the request that it answers."""

    request_id: str
    vouched: Vouched


class _Response(OneLogin_Saml2_Response):  # type: ignore[misc] # the package has no types
    """A response whose signed assertion can be asked for what the package leaves open."""

    def confirmations(self) -> list[Any]:
        """Return the data of the bearer confirmations of the signed assertion."""
        path = f"/saml:Subject/saml:SubjectConfirmation[@Method='{BEARER}']"
        return list(self._query_assertion(f"{path}/saml:SubjectConfirmationData"))

    def proven_at(self) -> float:
        """Return when somebody showed who they are, in seconds since 1970."""
        statement = self._query_assertion("/saml:AuthnStatement")[0]
        return float(OneLogin_Saml2_Utils.parse_SAML_to_time(statement.get("AuthnInstant")))


def address(sign_on: SignOn, ours: Ours, *, fresh: bool) -> tuple[str, str]:
    """Return where the browser goes to sign in, and the id of the request it carries."""
    outgoing.destination(sign_on.sign_in_url)
    auth = OneLogin_Saml2_Auth(_request(ours), _settings(sign_on, ours))
    address = str(auth.login(return_to=ours.entity_id, force_authn=fresh))
    return address, str(auth.get_last_request_id())


def answer(sign_on: SignOn, ours: Ours, sent: str) -> Answer:
    """Return what a posted answer says; raise Refusal `sign_on.failed` when it does not hold."""
    if not 0 < len(sent) <= ANSWER_CHARACTERS:
        raise refused("saml.size")
    try:
        settings = OneLogin_Saml2_Settings(_settings(sign_on, ours))
        response = _Response(settings, sent)
        response.is_valid(_request(ours), raise_exceptions=True)
        _check(response, ours)
        return Answer(str(response.get_in_response_to()), _vouched(sign_on, response))
    except Refusal:
        raise
    except Exception as problem:  # the package raises many kinds, lxml and xmlsec more
        raise refused(f"saml.{_name_of(problem)}") from problem


def _name_of(problem: Exception) -> str:
    """Return what the package calls this problem, such as "wrong_audience"."""
    code = getattr(problem, "code", None)
    names = vars(OneLogin_Saml2_ValidationError).items()
    found = (name.lower() for name, value in names if name.isupper() and value == code)
    return (
        next(found, "malformed")
        if isinstance(problem, OneLogin_Saml2_ValidationError)
        else "malformed"
    )


def metadata(sign_on: SignOn, ours: Ours) -> bytes:
    """Return what the provider needs to know of us, as SAML metadata."""
    settings = OneLogin_Saml2_Settings(_settings(sign_on, ours), sp_validation_only=True)
    found = settings.get_sp_metadata()
    return found if isinstance(found, bytes) else str(found).encode()


def _check(response: _Response, ours: Ours) -> None:
    request_id = response.get_in_response_to()
    if not request_id:
        raise refused("saml.unasked")
    if response.get_audiences() != [ours.entity_id]:
        raise refused("saml.audience")
    told = response.confirmations()
    wanted = {"Recipient": ours.receives, "InResponseTo": request_id}
    for one in told:
        if any(one.get(name) != value for name, value in wanted.items()):
            raise refused("saml.confirmation")
        if not one.get("NotOnOrAfter"):
            raise refused("saml.endless")
    if not told:
        raise refused("saml.confirmation")


def _vouched(sign_on: SignOn, response: _Response) -> Vouched:
    attributes: dict[str, list[Any]] = response.get_attributes()
    name_id, kind = str(response.get_nameid()), response.get_nameid_format()
    subject = _first(attributes, SUBJECTS) or ("" if kind == TRANSIENT else name_id)
    if not subject:
        raise refused("saml.subject")
    named = (sign_on.email_claim,) if sign_on.email_claim else MAILS
    email = _first(attributes, named) or (name_id if kind == MAIL else "")
    called = (sign_on.name_claim,) if sign_on.name_claim else NAMES
    return Vouched(
        issuer=sign_on.issuer,
        subject=subject,
        email=email,
        name=_first(attributes, called),
        values=_texts(attributes.get(sign_on.roles_claim, [])),
        factors=_texts(response.get_authn_contexts()),
        proven_at=response.proven_at(),
        email_verified=True,  # the client's own directory is the only source of an assertion
    )


def _first(attributes: dict[str, list[Any]], names: Sequence[str]) -> str:
    found = (_texts(attributes.get(name, [])) for name in names)
    return next((texts[0] for texts in found if texts), "")


def _texts(found: Sequence[Any]) -> tuple[str, ...]:
    return tuple(one for one in found if isinstance(one, str) and one)


def _settings(sign_on: SignOn, ours: Ours) -> dict[str, Any]:
    certificates = [one for one in sign_on.certificates.split("\n\n") if one]
    return {
        "strict": True,
        "debug": False,
        "sp": {
            "entityId": ours.entity_id,
            "assertionConsumerService": {"url": ours.receives, "binding": POST},
        },
        "idp": {
            "entityId": sign_on.issuer,
            "singleSignOnService": {"url": sign_on.sign_in_url},
            "x509certMulti": {"signing": certificates},
        },
        "security": {
            "wantAssertionsSigned": True,
            "wantNameId": True,
            "wantAttributeStatement": False,
            "requestedAuthnContext": False,
            "rejectDeprecatedAlgorithm": True,
            "allowRepeatAttributeName": True,
            "allowSingleLabelDomains": True,
        },
    }


def _request(ours: Ours) -> dict[str, Any]:
    """Return the request as it reached us, from our own address and from no header of it."""
    parts = urlsplit(ours.receives)
    return {
        "https": "on" if parts.scheme == "https" else "off",
        "http_host": parts.netloc,
        "script_name": parts.path,
        "get_data": {},
        "post_data": {},
    }
