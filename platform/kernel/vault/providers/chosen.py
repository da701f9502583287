"""Which provider wraps new keys, and which one opens what was wrapped before."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kernel.vault.keystore.labels import wrapped_by
from kernel.vault.providers.contract import Provider, key_lost
from kernel.vault.providers.local import LocalKeyFile
from kernel.vault.sealing import DamagedError, Place, new_key


def current() -> Provider:
    """Return the provider that VAULT_PROVIDER names: "file", "transit" or "kms"."""
    return _MAKERS[settings.VAULT_PROVIDER]()


def of_label(label: str) -> Provider:
    """Return the provider that wrapped what carries this label.

    So an installation can go from one provider to another: the settings of both stay until
    every key is wrapped anew. Raise Refusal "vault.provider_key" for one we do not know.
    """
    kind = label.partition("/")[0]
    if kind not in _MAKERS:
        raise key_lost(kind, label)
    return _MAKERS[kind]()


def probe() -> str:
    """Wrap and unwrap a key that is used for nothing; return the label of the newest key.

    Raise what a provider raises, or DamagedError when it gave something else back.
    """
    key, place = new_key(), Place("", "", "vault.probe", str(uuid4()))
    provider = current()
    wrapped = provider.wrap(key, place)
    if provider.unwrap(wrapped, place) != key:
        raise DamagedError(place.label)
    return wrapped.label


def _file() -> Provider:
    """Return the key file, made only where no key was wrapped by one that is lost."""
    path = Path(settings.VAULT_KEY_FILE)
    create = bool(settings.VAULT_CREATE_KEY) and not path.exists() and not wrapped_by("file")
    try:
        return _local(path, create=create)
    except ImproperlyConfigured as error:
        raise key_lost("file") from error


@lru_cache(maxsize=4)
def _local(path: Path, *, create: bool) -> LocalKeyFile:
    return LocalKeyFile(path, create=create)


def _transit() -> Provider:
    given = settings.VAULT_TRANSIT
    return _transit_of(given["address"], given["token"], given["key"], given["mount"])


@lru_cache(maxsize=4)
def _transit_of(address: str, token: str, key: str, mount: str) -> Provider:
    from kernel.vault.providers.transit import VaultTransit  # noqa: PLC0415 not everybody has one

    return VaultTransit(address, token=token, key=key, mount=mount)


def _kms() -> Provider:
    given = settings.VAULT_KMS
    return _kms_of(given["key"], given["region"], given["endpoint"])


@lru_cache(maxsize=4)
def _kms_of(key: str, region: str, endpoint: str) -> Provider:
    from kernel.vault.providers.kms import AwsKms  # noqa: PLC0415 it takes long to import

    return AwsKms(key, region=region, endpoint=endpoint)


_MAKERS: dict[str, Callable[[], Provider]] = {"file": _file, "transit": _transit, "kms": _kms}
