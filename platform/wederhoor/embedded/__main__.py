"""`python -m wederhoor.embedded run -- COMMAND`: run a command on servers that live as long."""

import signal
import subprocess
import sys
from types import FrameType
from typing import NoReturn

from wederhoor import env
from wederhoor.embedded.errors import ServerError
from wederhoor.embedded.servers import running_aside

USAGE = "usage: python -m wederhoor.embedded run -- COMMAND [ARGUMENT ...]"


def main(arguments: list[str]) -> int:
    """Run the command after `--` and return its exit code; 2 when the servers do not start."""
    if arguments[:2] != ["run", "--"] or not arguments[2:]:
        print(USAGE, file=sys.stderr)  # noqa: T201 a command line speaks
        return 2
    signal.signal(signal.SIGTERM, _leave)
    try:
        with running_aside() as (addresses, base):
            extra = {**addresses.environment(), "WEDERHOOR_DATA": str(base)}
            return subprocess.run(  # noqa: S603 the command we were asked to run
                arguments[2:], check=False, env=env.inherited(**extra)
            ).returncode
    except ServerError as problem:
        print(problem, file=sys.stderr)  # noqa: T201 a command line speaks
        return 2
    except KeyboardInterrupt:
        return 130


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
