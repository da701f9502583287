"""SAML answers of the tests' own making, signed with the provider's key, true or not."""

from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from onelogin.saml2.utils import OneLogin_Saml2_Utils

from kernel import clock
from tests.frontend.sign_on.providers import signing_pair

GROUP = "http://schemas.xmlsoap.org/claims/Group"
MAIL = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"
NAMES = (
    'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"'
    ' xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'
)
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
MFA = "https://refeds.org/profile/mfa"


@dataclass(frozen=True)
class Said:
    """What an answer says, part by part."""

    issuer: str
    audience: str
    recipient: str
    request: str
    confirmed: str
    subject: str = "u-1"
    kind: str = PERSISTENT
    email: str = "zoe@acme.example"
    groups: tuple[str, ...] = ("klachtenteam",)
    context: str = MFA
    at: datetime | None = None
    id: str = "_a1"

    def but(self, **other: Any) -> "Said":
        """Return the same, but for these parts."""
        return replace(self, **other)


def assertion(said: Said) -> str:
    """Return an assertion that nobody signed."""
    now = said.at or clock.now()
    late = now + timedelta(seconds=300)
    conditions = (
        f"<saml:AudienceRestriction><saml:Audience>{said.audience}</saml:Audience>"
        "</saml:AudienceRestriction>"
        if said.audience
        else ""
    )
    answers = f' InResponseTo="{said.confirmed}"' if said.confirmed else ""
    groups = "".join(f"<saml:AttributeValue>{one}</saml:AttributeValue>" for one in said.groups)
    return (
        f'<saml:Assertion {NAMES} ID="{said.id}" Version="2.0" IssueInstant="{_at(now)}">'
        f"<saml:Issuer>{said.issuer}</saml:Issuer><saml:Subject>"
        f'<saml:NameID Format="{said.kind}">{said.subject}</saml:NameID>'
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">'
        f'<saml:SubjectConfirmationData{answers} NotOnOrAfter="{_at(late)}"'
        f' Recipient="{said.recipient}"/></saml:SubjectConfirmation></saml:Subject>'
        f'<saml:Conditions NotBefore="{_at(now)}" NotOnOrAfter="{_at(late)}">{conditions}'
        f'</saml:Conditions><saml:AuthnStatement AuthnInstant="{_at(now)}"><saml:AuthnContext>'
        f"<saml:AuthnContextClassRef>{said.context}</saml:AuthnContextClassRef>"
        "</saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>"
        f'<saml:Attribute Name="{MAIL}"><saml:AttributeValue>{said.email}</saml:AttributeValue>'
        f'</saml:Attribute><saml:Attribute Name="{GROUP}">{groups}</saml:Attribute>'
        "</saml:AttributeStatement></saml:Assertion>"
    )


def signed(xml: str, *, by: str = "idp", weakly: bool = False) -> str:
    """Return a response or an assertion with a signature within it."""
    key, certificate = signing_pair(by)
    algorithms = (
        ("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1")
        if weakly
        else (
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmlenc#sha256",
        )
    )
    made = OneLogin_Saml2_Utils.add_sign(xml, key, certificate, False, *algorithms)
    return made.decode() if isinstance(made, bytes) else str(made)


def response(said: Said, *inside: str) -> str:
    """Return a response around assertions."""
    now = _at(said.at or clock.now())
    answers = f' InResponseTo="{said.request}"' if said.request else ""
    return (
        f'<samlp:Response {NAMES} ID="_r1" Version="2.0" IssueInstant="{now}"'
        f' Destination="{said.recipient}"{answers}>'
        f"<saml:Issuer>{said.issuer}</saml:Issuer><samlp:Status><samlp:StatusCode"
        ' Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>'
        f"{''.join(inside)}</samlp:Response>"
    )


def posted(xml: str) -> str:
    """Return what a browser posts."""
    return b64encode(xml.encode()).decode()


def honest(said: Said) -> str:
    """Return a response with one signed assertion."""
    return posted(response(said, signed(assertion(said))))


def _at(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
