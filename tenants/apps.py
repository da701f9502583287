from django.apps import AppConfig


class TenantsConfig(AppConfig):
    """The clients of the consultancy, in the public schema."""

    name = "tenants"
    label = "tenants"
