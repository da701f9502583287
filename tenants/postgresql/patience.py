"""How long a question to the database may take in a process that serves people."""

from django.db import connections
from django.db.utils import OperationalError
from psycopg.errors import QueryCanceled


def limit(seconds: int) -> None:
    """Let every connection of this process stop a statement after so many seconds; 0: never.

    Call it before there is one. Programs and the worker have no such limit: what takes them long
    keeps nobody waiting.
    """
    if seconds:
        options = connections.settings["default"].setdefault("OPTIONS", {})
        options["options"] = f"-c statement_timeout={seconds}s {options.get('options', '')}".strip()


def ran_out(error: Exception) -> bool:
    """Whether a statement was stopped because it took too long."""
    return isinstance(error, OperationalError) and isinstance(error.__cause__, QueryCanceled)
