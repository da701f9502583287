from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Cases and the regulations they walk: one app, one migration line, in each client."""

    name = "procedures"
    label = "procedures"
