"""Settings of the gateway that cannot work stop the start, with a sentence."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

KEY_PREFIXES = ("sk_test_", "sk_live_", "rk_test_", "rk_live_")


@register
def check_gateway(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Say what is wrong with STRIPE_API_KEY and STRIPE_WEBHOOK_SECRETS, never their values."""
    del app_configs
    key, secrets = settings.STRIPE_API_KEY, settings.STRIPE_WEBHOOK_SECRETS
    found: list[CheckMessage] = []
    if key and not key.startswith(KEY_PREFIXES):
        found.append(Error("STRIPE_API_KEY must be a secret or restricted key.", id="billing.E001"))
    if key and not secrets:
        found.append(
            Error(
                "STRIPE_API_KEY is set but STRIPE_WEBHOOK_SECRETS is empty: no event of the "
                "gateway could ever be verified.",
                id="billing.E002",
            )
        )
    if any(not secret.startswith("whsec_") for secret in secrets):
        found.append(
            Error("Each of STRIPE_WEBHOOK_SECRETS must start with whsec_.", id="billing.E003")
        )
    return found
