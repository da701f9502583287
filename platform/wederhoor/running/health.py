"""`python -m wederhoor health`: what runs, and what is wrong, in one line each."""

import http.client
import sys
from collections.abc import Callable

import django
import kombu
import psycopg

from wederhoor import env
from wederhoor.running import programs

PATIENCE_SECONDS = 5


def main(_arguments: list[str]) -> int:
    """Look at database, broker, keys and web server; 1 when one of them fails."""
    looks: dict[str, Callable[[], None]] = {
        "database": _look_at_database,
        "broker": _look_at_broker,
        "keys": _look_at_keys,
        "web": _look_at_web,
    }
    problems = {name: _problem(look) for name, look in looks.items()}
    for name, problem in problems.items():
        sys.stdout.write(f"{name:10}{problem or 'works'}\n")
    return int(any(problems.values()))


def _problem(look: Callable[[], None]) -> str:
    try:
        look()
    except Exception as problem:  # noqa: BLE001 whatever is wrong, it is to be said
        return f"fails: {' '.join(str(problem).split()) or type(problem).__name__}"
    return ""


def _look_at_database() -> None:
    with psycopg.connect(env.database_url(), connect_timeout=PATIENCE_SECONDS) as connection:
        connection.execute("SELECT 1")


def _look_at_broker() -> None:
    with kombu.Connection(env.broker(), connect_timeout=PATIENCE_SECONDS) as connection:
        connection.ensure_connection(max_retries=1, interval_start=0)


def _look_at_keys() -> None:
    env.use_settings()
    django.setup()
    from kernel.vault import health  # noqa: PLC0415 it needs the settings

    problem = health.problem()
    if problem:
        raise RuntimeError(problem)


def _look_at_web() -> None:
    host = env.text("WEDERHOOR_ADDRESS", "127.0.0.1")
    connection = http.client.HTTPConnection(host, programs.port(), timeout=PATIENCE_SECONDS)
    connection.request(
        "GET", "/gezond/", headers={"Host": env.text("WEDERHOOR_HOST", "bureau.localhost")}
    )
    answer = connection.getresponse()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"the web server answers {answer.status} at /gezond/")
