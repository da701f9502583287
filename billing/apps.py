from django.apps import AppConfig


class BillingConfig(AppConfig):
    """Subscriptions and invoices of the clients, in the public schema."""

    name = "billing"
    label = "billing"

    def ready(self) -> None:
        """Register the checks on the gateway's settings."""
        from billing import checks  # noqa: F401, PLC0415 - Django asks for this at this moment
