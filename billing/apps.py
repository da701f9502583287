from django.apps import AppConfig


class BillingConfig(AppConfig):
    """Subscriptions and invoices of the clients, in the public schema."""

    name = "billing"
    label = "billing"

    def ready(self) -> None:
        """Register the checks on the gateway's settings, and what ends with a client."""
        from billing import checks  # noqa: F401, PLC0415 - Django asks for this at this moment
        from billing.actions.leave import leave  # noqa: PLC0415 as above
        from tenants.archives import farewells  # noqa: PLC0415 as above

        farewells.register("subscriptions", leave)
