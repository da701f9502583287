"""Whether keys can be had: the key store answers and the provider wraps and unwraps."""

from time import monotonic

from django.core.exceptions import ImproperlyConfigured

from kernel.errors import Refusal
from kernel.vault import providers
from kernel.vault.keystore import labels
from kernel.vault.sealing import DamagedError

BELIEVED_SECONDS = 30.0
"""For so long a good answer is not asked again: a provider may count what it is asked."""

_well_at: list[float] = []


def problem() -> str:
    """Return what is wrong, as a code with the reason behind it; empty when all is well."""
    if _well_at and monotonic() - _well_at[-1] < BELIEVED_SECONDS:
        return ""
    _well_at.clear()
    try:
        labels.totals()
        providers.probe()
    except Refusal as refusal:
        return f"{refusal.code}{_reason(refusal)}"
    except DamagedError:
        return "vault.provider_key"
    _well_at.append(monotonic())
    return ""


def forget() -> None:
    """Ask again next time."""
    _well_at.clear()


def _reason(refusal: Refusal) -> str:
    cause = refusal.__cause__
    return f": {cause}" if isinstance(cause, ImproperlyConfigured) else ""
