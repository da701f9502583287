"""Where the provider key lives, the key that wraps every client's key. Never in a database."""

from kernel.vault.providers.chosen import current, of_label, probe
from kernel.vault.providers.contract import Provider, Wrapped

__all__ = ["Provider", "Wrapped", "current", "of_label", "probe"]
