"""A process that is killed in the middle of its work, between two statements of our choice.

A program of its own forks for each try: the library under the database driver cannot go on in the
fork of a process that has used it, so this one never connects itself.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO
from uuid import UUID

from django.db import connection

KILLED = f"{-signal.SIGKILL}"
DONE = "0"

Kill = Callable[[int], str]


@contextmanager
def proceeding(opening_id: UUID) -> Iterator[Kill]:
    """Give what carries an opening out and is killed before its nth statement: how it ended."""
    database = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.factories.killing", database, str(opening_id)]
    with subprocess.Popen(  # pytest's own path: the tests and both source roots
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},  # noqa: TID251 a child's
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        ask, answers = program.stdin, program.stdout
        yield lambda nth: _asked(ask, answers, nth)
        ask.close()


def _asked(ask: TextIO, answers: TextIO, nth: int) -> str:
    ask.write(f"{nth}\n")
    ask.flush()
    return answers.readline().strip()


def main(database: str, opening_id: str) -> None:
    from wederhoor import env  # noqa: PLC0415 settings come first

    env.use_settings()
    import django  # noqa: PLC0415 as above

    django.setup()
    from django.conf import settings  # noqa: PLC0415 as above

    from tests.keystores import use_key_store_of  # noqa: PLC0415 as above

    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = database
    use_key_store_of(database)
    _warm_up()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(_carried_out(UUID(opening_id), int(line)))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _warm_up() -> None:
    """Import and read what every child needs, so that none of them has to."""
    from procedures import presets  # noqa: PLC0415 as above
    from tenants.actions.proceed_opening import steps  # noqa: PLC0415 as above
    from tenants.schemas.plan import plan  # noqa: PLC0415 as above

    for name in presets.names():
        presets.source_of(name)
    assert list(steps())
    assert plan().keys


def _carried_out(opening_id: UUID, nth: int) -> int:
    """Carry the opening out, and die before the nth statement; 1 when it goes wrong by itself."""
    from kernel import clock  # noqa: PLC0415 models exist after django.setup()
    from tenants.actions.proceed_opening import proceed  # noqa: PLC0415 as above

    said = 0

    def one_more(execute: Callable[..., Any], *statement: Any) -> Any:
        nonlocal said
        said += 1
        if said == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)

    sys.stdout = sys.stderr
    with connection.execute_wrapper(one_more):
        opening = proceed(opening_id, at=clock.now())
    return 1 if opening.problem else 0


if __name__ == "__main__":
    main(*sys.argv[1:3])
