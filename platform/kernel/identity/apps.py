from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class IdentityConfig(AppConfig):
    """Accounts of people who sign in. They live in the public schema."""

    name = "kernel.identity"
    label = "identity"

    def ready(self) -> None:
        """Let each session know in what kind of browser it began."""
        from kernel.identity.sessions import note_browser  # noqa: PLC0415 models are ready now

        user_logged_in.connect(note_browser)
