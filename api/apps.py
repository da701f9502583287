from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The door for a client's own programs."""

    name = "api"
    label = "api"

    def ready(self) -> None:
        """Let the description of the API know our tokens."""
        from api import description  # noqa: F401, PLC0415 known by being imported
