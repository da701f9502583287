"""A client's own key, in versions: wrapped by the provider, it wraps the keys that seal data.

An opened key stays in this process for at most fifteen minutes. When the provider is down for
longer, nothing can be read or written: better no service than one without its keeper's leave.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from kernel import clock
from kernel.errors import Refusal
from kernel.vault import providers
from kernel.vault.keystore import keys
from kernel.vault.keystore.asking import Login
from kernel.vault.keystore.keys import DataKey, TenantKey
from kernel.vault.sealing import (
    DamagedError,
    Opener,
    Place,
    code_of,
    new_key,
    part,
    sealed,
    unsealed,
)

KEPT_SECONDS = 900.0

_kept: dict[str, tuple[float, "Opened"]] = {}
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Opened:
    """The versions of a client's key, opened; the highest wraps."""

    versions: dict[int, bytes]

    @property
    def newest(self) -> int:
        """The version that wraps."""
        return max(self.versions)


def made(reference: str, version: int, *, login: Login = Login.APP) -> None:
    """Make a version of a client's key, unless there is one."""
    place = tenant_place(reference, version)
    wrapped = providers.current().wrap(new_key(), place)
    keys.add_tenant_key(TenantKey(reference, version, wrapped, clock.now()), login=login)
    forget(reference)


def opened(reference: str) -> Opened:
    """Return a client's key in all its versions.

    Raise Refusal "vault.no_tenant_key" when it has none, "vault.damaged" when one was altered,
    and what the provider raises.
    """
    with _lock:
        kept_at, known = _kept.get(reference, (0.0, None))
    if known is not None and monotonic() - kept_at < KEPT_SECONDS:
        return known
    found = Opened({key.version: open_one(key) for key in keys.tenant_keys(reference)})
    if not found.versions:
        message = _("Van deze organisatie zijn de sleutels er niet.")
        raise Refusal("vault.no_tenant_key", message=message)
    with _lock:
        _kept[reference] = (monotonic(), found)
    return found


def open_one(key: TenantKey) -> bytes:
    """Ask the provider for a key."""
    place = tenant_place(key.reference, key.version)
    try:
        return providers.of_label(key.wrapped.label).unwrap(key.wrapped, place)
    except DamagedError as error:
        raise damaged(place.label) from error


def forget(reference: str = "") -> None:
    """Drop the opened key of a client, or of all."""
    with _lock:
        if reference:
            _kept.pop(reference, None)
        else:
            _kept.clear()


def unwrapped(key: DataKey) -> bytes:
    """Return a data key, opened; raise Refusal "vault.damaged" when it was altered or moved."""
    place = data_place(key.reference, key.case_id, key.purpose, key.version)
    try:
        code = code_of(key.wrapped, place.label)
        return unsealed(_version(key.reference, code), key.wrapped, place)
    except DamagedError as error:
        raise damaged(place.label) from error


def unwrapped_all(found: Iterable[DataKey]) -> Iterator[tuple[DataKey, bytes]]:
    """Yield many data keys of one client, opened; raise Refusal "vault.damaged" as `unwrapped`."""
    labels: dict[str, bytes] = {}
    ciphers: dict[tuple[str, int], AESGCM] = {}
    for key in found:
        try:
            name = (key.reference, code_of(key.wrapped, key.purpose))
            if name not in ciphers:
                ciphers[name] = AESGCM(_version(*name))
            plain = Opener(ciphers[name], key.reference, str(key.case_id))
            label = labels.get(key.purpose) or part(_label(key.purpose).encode())
            labels[key.purpose] = label
            yield key, plain.opened(key.wrapped, label, part(str(key.version).encode()))
        except DamagedError as error:
            raise damaged(_label(key.purpose)) from error


def rewrapped(key: DataKey, plain: bytes) -> DataKey:
    """Return a data key wrapped by the newest version of the client's key."""
    place = data_place(key.reference, key.case_id, key.purpose, key.version)
    wrapping = opened(key.reference)
    wrapped = sealed(wrapping.versions[wrapping.newest], plain, place, code=wrapping.newest)
    return DataKey(
        key.reference,
        key.case_id,
        key.purpose,
        key.version,
        wrapping.newest,
        wrapped,
        key.created_at,
    )


def tenant_place(reference: str, version: int) -> Place:
    """Return where a version of a client's key belongs."""
    return Place(reference, "tenant", "vault.tenant_key", str(version))


def data_place(reference: str, case_id: UUID, purpose: str, version: int) -> Place:
    """Return where a version of a data key belongs."""
    return Place(reference, str(case_id), _label(purpose), str(version))


def _label(purpose: str) -> str:
    return f"vault.{purpose}_key"


def damaged(label: str) -> Refusal:
    """Return the refusal to open a value that was altered or belongs elsewhere."""
    message = _("Een gegeven is beschadigd en kan niet worden gelezen.")
    return Refusal("vault.damaged", message=message, label=label)


def _version(reference: str, version: int) -> bytes:
    """Return one version, read anew when another process made it since."""
    known = opened(reference)
    if version not in known.versions:
        forget(reference)
        known = opened(reference)
    if version not in known.versions:
        raise DamagedError("vault.tenant_key")
    return known.versions[version]
