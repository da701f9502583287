from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what in one tenant, in a chain that shows where it was tampered with."""

    name = "kernel.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
