from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The door for a client's own programs."""

    name = "api"
    label = "api"
