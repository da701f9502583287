"""`python -m wederhoor worker`."""

from typing import NoReturn

from wederhoor.running import programs


def main(_arguments: list[str]) -> NoReturn:
    """Become the worker process."""
    programs.become(programs.worker())
