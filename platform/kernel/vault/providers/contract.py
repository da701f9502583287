"""What is asked of whoever keeps the provider key, and the ways in which they can fail."""

from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from kernel.errors import Refusal
from kernel.vault.sealing import Place


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A wrapped key, and which provider key wraps it: "<provider>/<key and version>"."""

    label: str
    raw: bytes


class Provider(Protocol):
    """Wraps and unwraps keys; what it wrapped at one place opens at no other.

    Each call may raise Refusal "vault.provider_unavailable" (no answer in time),
    "vault.provider_denied" (we may not) or "vault.provider_key" (the key is lost or disabled).
    """

    kind: str

    def wrap(self, key: bytes, place: Place) -> Wrapped:
        """Return `key`, sealed under the newest provider key."""

    def unwrap(self, wrapped: Wrapped, place: Place) -> bytes:
        """Return the key; raise DamagedError when it was not wrapped here for this place."""

    def renew(self) -> None:
        """Make a new version of the provider key; what older ones wrapped opens still."""


def unavailable(kind: str) -> Refusal:
    """Return the refusal for a provider that does not answer, or not in time."""
    message = _("De sleutels zijn nu niet te bereiken. Probeer het over een paar minuten weer.")
    return Refusal("vault.provider_unavailable", message=message, provider=kind)


def denied(kind: str) -> Refusal:
    """Return the refusal for a provider that does not let us in."""
    message = _("De sleuteldienst laat ons niet toe. Waarschuw uw beheerder.")
    return Refusal("vault.provider_denied", message=message, provider=kind)


def key_lost(kind: str, label: str = "") -> Refusal:
    """Return the refusal for a provider key that is not there, or may not be used."""
    message = _("De hoofdsleutel ontbreekt of is uitgeschakeld. Waarschuw uw beheerder.")
    return Refusal("vault.provider_key", message=message, provider=kind, label=label)
