"""A worker that counts the portfolio, and is killed when it comes to a client."""

import os
import signal
import subprocess
import sys

from django.db import connection


def counting(dying_at: str) -> int:
    """Go on with the portfolios in a process that is killed at a client; return how it ended."""
    given = (str(connection.settings_dict["NAME"]), dying_at)
    done = subprocess.run(
        [sys.executable, "-m", "tests.factories.dying_count", *given],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},  # noqa: TID251 a child's
        check=False,
    )
    return done.returncode


def main(database: str, dying_at: str) -> None:
    from wederhoor import env  # noqa: PLC0415 settings come first

    env.use_settings()
    import django  # noqa: PLC0415 as above

    django.setup()
    from django.conf import settings  # noqa: PLC0415 as above

    from procedures import tasks  # noqa: PLC0415 as above
    from procedures.actions import count_portfolio  # noqa: PLC0415 as above
    from procedures.queries import portfolio  # noqa: PLC0415 as above
    from tests.keystores import use_key_store_of  # noqa: PLC0415 as above

    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = database
    use_key_store_of(database)
    count_portfolio.PART = 1
    read = portfolio.newest_published

    def dying(year: int) -> object:
        if portfolio.scope.current().slug == dying_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(year)

    portfolio.newest_published = dying  # type: ignore[assignment]
    tasks.count_portfolios()


if __name__ == "__main__":
    main(*sys.argv[1:3])
