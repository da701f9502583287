"""Taking over keys from before the key store: from the clients' rows and schemas.

The former key of a client sealed its data and wrapped its cases' keys. It goes on sealing as
the first of the client's data keys; a new key, which only wraps, takes over the wrapping.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kernel import clock
from kernel.vault import tenantkeys
from kernel.vault.keystore import keeping, keys
from kernel.vault.keystore.keys import TENANT_ID, DataKey
from kernel.vault.providers import Wrapped, of_label
from kernel.vault.purposes import CASE, OWN
from kernel.vault.sealing import FIRST, Place, unsealed


@dataclass(frozen=True, slots=True)
class Former:
    """A case's key as it lay in the client's schema: wrapped, or destroyed."""

    case_id: UUID
    wrapped: bytes | None
    created_at: datetime
    destroyed_at: datetime | None

    @property
    def gone_at(self) -> datetime:
        """When it was destroyed."""
        return self.destroyed_at or self.created_at


def take_over(reference: str, wrapped: bytes, cases: Iterable[Former]) -> None:
    """Put a client's former keys in the key store; twice does no harm.

    Raise DamagedError for a key that does not open, and what the provider raises.
    """
    place = Place(reference, "tenant", "vault.tenant_key", "")
    former = Wrapped(f"file/{FIRST}", wrapped)
    own = of_label(former.label).unwrap(former, place)
    if not keys.tenant_keys(reference):
        tenantkeys.made(reference, FIRST)
    plain = [(TENANT_ID, OWN, own, clock.now())]
    for former_key in cases:
        if former_key.wrapped is None:
            keeping.destroy(reference, former_key.case_id, at=former_key.gone_at)
            continue
        where = Place(reference, str(former_key.case_id), "vault.case_key", "")
        key = unsealed(own, former_key.wrapped, where)
        plain.append((former_key.case_id, CASE, key, former_key.created_at))
    keys.add_data_keys(
        tenantkeys.rewrapped(DataKey(reference, case_id, purpose, FIRST, 0, b"", made_at), key)
        for case_id, purpose, key, made_at in plain
    )
