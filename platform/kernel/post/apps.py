from django.apps import AppConfig


class PostConfig(AppConfig):
    """What leaves the system: an outbox in the same transaction, and a relay that sends it."""

    name = "kernel.post"
    label = "post"
    default_auto_field = "django.db.models.BigAutoField"
