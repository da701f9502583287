"""Passkeys (WebAuthn): a device that proves, for one host alone, that its owner unlocked it.

The challenge is kept in the session by the caller and used once. A device must always ask for a
finger, a face or a PIN, so that it is two factors in itself. When a device counts its signatures,
a count that does not rise means that it was copied, and it is refused.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidSignature
from django.db import transaction
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from kernel.identity.models import Account

NAME_LENGTH = 60
_WEBAUTHN = Authenticator.Type.WEBAUTHN
_REFUSED = (ValueError, TypeError, KeyError, AttributeError, InvalidSignature)
"""What fido2 raises for an answer that is not the one that was asked for, or not an answer."""


@dataclass(frozen=True, slots=True)
class Site:
    """The host a passkey is for, without its port, and the name a device shows."""

    host: str
    name: str
    secure: bool = True

    def server(self) -> Fido2Server:
        """Return who asks and judges; only this host's own pages may answer."""
        entity = PublicKeyCredentialRpEntity(id=self.host, name=self.name)
        return Fido2Server(entity, verify_origin=self._is_own_page)

    def _is_own_page(self, origin: str) -> bool:
        """Answer whether a page of exactly this host answers, over TLS (in the demo without)."""
        scheme, _, rest = origin.partition("://")
        allowed = {"https"} if self.secure else {"http", "https"}
        return scheme in allowed and rest.partition(":")[0] == self.host


def begin_creation(account: Account, site: Site) -> tuple[str, dict[str, Any]]:
    """Return what the browser is asked (JSON), and the state to keep in the session."""
    owner = PublicKeyCredentialUserEntity(
        id=account.id.bytes, name=account.email, display_name=account.name
    )
    options, state = site.server().register_begin(
        owner,
        [_credential(one) for one in passkeys_of(account, site.host)],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return json.dumps(dict(options)["publicKey"]), dict(state)


def keep(account: Account, site: Site, answer: str, *, state: dict[str, Any], at: datetime) -> bool:
    """Keep the passkey that a browser made; answer whether it is what was asked for."""
    try:
        response = RegistrationResponse.from_dict(json.loads(answer))
        made = site.server().register_complete(state, response)
    except _REFUSED:
        return False
    data = made.credential_data
    if data is None:
        return False
    identity = websafe_encode(data.credential_id)
    if Authenticator.objects.filter(type=_WEBAUTHN, data__identity=identity).exists():
        return False
    kept = {
        "name": f"{site.name[: NAME_LENGTH - 12]}",
        "host": site.host,
        "identity": identity,
        "credential": websafe_encode(bytes(data)),
        "count": made.counter,
    }
    Authenticator.objects.create(user=account, type=_WEBAUTHN, data=kept, created_at=at)
    return True


def begin_proof(account: Account | None, site: Site) -> tuple[str, dict[str, Any]]:
    """Return what the browser is asked (JSON) and the state; without an account, any passkey."""
    known = [_credential(one) for one in passkeys_of(account, site.host)] if account else None
    options, state = site.server().authenticate_begin(
        known, user_verification=UserVerificationRequirement.REQUIRED
    )
    return json.dumps(dict(options)["publicKey"]), dict(state)


def proven(site: Site, answer: str, *, state: dict[str, Any], at: datetime) -> Account | None:
    """Return whose passkey answered the challenge of `state`, or None when it does not hold."""
    try:
        response = AuthenticationResponse.from_dict(json.loads(answer))
        with transaction.atomic():
            return _checked(site, response, state, at)
    except _REFUSED:
        return None


def passkeys_of(account: Account, host: str) -> list[Authenticator]:
    """Return the passkeys that an account has at a host, the oldest first."""
    found = Authenticator.objects.filter(user=account, type=_WEBAUTHN, data__host=host)
    return list(found.order_by("created_at", "id"))


def _checked(
    site: Site, response: AuthenticationResponse, state: dict[str, Any], at: datetime
) -> Account | None:
    kept = (
        Authenticator.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(
            type=_WEBAUTHN, data__host=site.host, data__identity=websafe_encode(response.raw_id)
        )
        .first()
    )
    if kept is None or not _owns(kept, response):
        return None
    site.server().authenticate_complete(state, [_credential(kept)], response)
    count = response.response.authenticator_data.counter
    if not _rises(count, kept.data["count"]):
        return None
    kept.data, kept.last_used_at = {**kept.data, "count": count}, at
    kept.save(update_fields=["data", "last_used_at"])
    owner: Account = kept.user
    return owner if owner.is_active else None


def _owns(kept: Authenticator, response: AuthenticationResponse) -> bool:
    """Answer whether the device says that it is of the account it was made for, if it says so."""
    handle = response.response.user_handle
    return not handle or UUID(bytes=bytes(handle)) == kept.user_id


def _rises(count: int, before: int) -> bool:
    """Answer whether a count rose; a device that does not says zero (WebAuthn, 7.2)."""
    return count > before or count == before == 0


def _credential(kept: Authenticator) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(kept.data["credential"]))
