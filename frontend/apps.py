from django.apps import AppConfig


class FrontendConfig(AppConfig):
    """The pages, for each kind of reader."""

    name = "frontend"
    label = "frontend"
