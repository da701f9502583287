from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Accounts of people who sign in. They live in the public schema."""

    name = "kernel.identity"
    label = "identity"
