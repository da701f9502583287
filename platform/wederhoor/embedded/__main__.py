"""`python -m wederhoor.embedded run -- COMMAND`: run a command on servers that live as long."""

import signal
import subprocess
import sys
from types import FrameType

from wederhoor import env
from wederhoor.embedded.errors import ServerError
from wederhoor.embedded.servers import running_aside

USAGE = "usage: python -m wederhoor.embedded run -- COMMAND [ARGUMENT ...]"


def main(arguments: list[str]) -> int:
    """Run the command after `--` and return its exit code; 2 when the servers do not start."""
    if arguments[:2] != ["run", "--"] or not arguments[2:]:
        print(USAGE, file=sys.stderr)  # noqa: T201 a command line speaks
        return 2
    try:
        with running_aside() as (addresses, base):
            return _run(arguments[2:], {**addresses.environment(), "WEDERHOOR_DATA": str(base)})
    except ServerError as problem:
        print(problem, file=sys.stderr)  # noqa: T201 a command line speaks
        return 2
    except KeyboardInterrupt:
        return 130


def _run(command: list[str], extra: dict[str, str]) -> int:
    """Run the command to its own end: Ctrl-C reaches it from the terminal, SIGTERM from us."""
    with subprocess.Popen(command, env=env.inherited(**extra)) as child:  # noqa: S603 as asked

        def pass_on(number: int, _frame: FrameType | None) -> None:
            child.send_signal(number)

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, pass_on)
        return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
