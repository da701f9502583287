from django.apps import AppConfig


class FrontendConfig(AppConfig):
    """The pages, for each kind of reader."""

    name = "frontend"
    label = "frontend"

    def ready(self) -> None:
        """Have every address held against the policy table before anything starts."""
        from frontend import checks  # noqa: F401, PLC0415 registers; needs the settings
