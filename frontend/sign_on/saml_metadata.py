"""What a provider's SAML metadata says: its name, where people sign in, what checks its answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser

from kernel.errors import Refusal

LONGEST = 1024 * 1024
HEAD, TAIL = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
_LINE = 64


@dataclass(frozen=True, slots=True)
class ProviderMetadata:
    """The parts of metadata that we use; certificates as PEM, a blank line between them."""

    entity_id: str
    sign_in_url: str
    certificates: str


def read(content: bytes) -> ProviderMetadata:
    """Return what metadata says; raise Refusal `sign_on.metadata` when that is not enough.

    Document types and entities are refused by the reader, so nothing is fetched or unfolded.
    """
    try:
        found: dict[str, Any] = OneLogin_Saml2_IdPMetadataParser.parse(content[:LONGEST])
        told = found["idp"]
        one = [told["x509cert"]] if "x509cert" in told else []
        listed = one or told["x509certMulti"]["signing"]
        certificates = "\n\n".join(dict.fromkeys(_pem(text) for text in listed))
        return ProviderMetadata(told["entityId"], told["singleSignOnService"]["url"], certificates)
    except Exception as problem:  # the package raises many kinds, lxml more
        message = "Dit zijn geen SAML-gegevens van een aanbieder waar mensen kunnen aanmelden."
        raise Refusal("sign_on.metadata", message=message) from problem


def ends(certificates: str) -> list[datetime]:
    """Return until when each certificate holds."""
    found = x509.load_pem_x509_certificates(certificates.encode()) if certificates else []
    return [one.not_valid_after_utc for one in found]


def _pem(text: str) -> str:
    """Return one certificate in PEM; raise ValueError when it is none."""
    bare = "".join(text.replace(HEAD, "").replace(TAIL, "").split())
    lines = [bare[place : place + _LINE] for place in range(0, len(bare), _LINE)]
    pem = "\n".join([HEAD, *lines, TAIL])
    x509.load_pem_x509_certificate(pem.encode())
    return pem
