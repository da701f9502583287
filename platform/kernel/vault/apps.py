from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Keys, encrypted columns and encrypted files of one tenant."""

    name = "kernel.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
