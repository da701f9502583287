from django.conf import settings
from django.db import connection
from django.db.utils import DatabaseError
from django.http import HttpRequest, JsonResponse
from kombu import Connection
from kombu.exceptions import OperationalError

from kernel.vault import health as vault


def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Say whether the parts answer, by name; 503 when one does not."""
    parts = states()
    well = all(state == "ok" for state in parts.values())
    return JsonResponse(
        {"status": "ok" if well else "broken", **parts}, status=200 if well else 503
    )


def states() -> dict[str, str]:
    """Return for each part "ok", or in a sentence what is wrong with it."""
    return {"database": _database(), "broker": _broker(), "keys": _keys()}


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return f"PostgreSQL antwoordt niet ({type(error).__name__})."
    return "ok"


def _keys() -> str:
    problem = vault.problem()
    return f"De sleutels zijn er niet ({problem.partition(':')[0]})." if problem else "ok"


def _broker() -> str:
    try:
        with Connection(settings.CELERY_BROKER_URL, connect_timeout=2) as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
    except (OperationalError, OSError) as error:
        return f"De wachtrij antwoordt niet ({type(error).__name__})."
    return "ok"
