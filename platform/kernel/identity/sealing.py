"""Secrets of accounts, sealed by whoever keeps the provider key: no database holds that key.

An account is used at many clients, so no client's key seals what belongs to it.
"""

from base64 import b64decode, b64encode

from kernel.vault import providers
from kernel.vault.providers import Wrapped
from kernel.vault.sealing import Place


def sealed_text(text: str, row: str) -> str:
    """Return `text` sealed for `row` (an account's id and what it is for).

    Raise what a provider raises: Refusal "vault.provider_unavailable" and its kin.
    """
    wrapped = providers.current().wrap(text.encode(), _place(row))
    return f"{wrapped.label}:{b64encode(wrapped.raw).decode()}"


def opened_text(kept: str, row: str) -> str:
    """Return what `sealed_text` was given for this row.

    Raise DamagedError for what was altered or sealed for another row, and what a provider raises.
    """
    label, _, raw = kept.rpartition(":")
    wrapped = Wrapped(label, b64decode(raw))
    return providers.of_label(label).unwrap(wrapped, _place(row)).decode()


def _place(row: str) -> Place:
    return Place("", "account", "identity.secret", row)
