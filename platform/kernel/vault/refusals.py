"""Which refusals mean that keys cannot be had: nobody's fault who asks, and to be tried again."""

NO_KEYS = frozenset(
    {
        "vault.unavailable",
        "vault.provider_unavailable",
        "vault.provider_denied",
        "vault.provider_key",
        "vault.no_tenant_key",
    }
)
