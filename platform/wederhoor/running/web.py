"""`python -m wederhoor web`."""

from typing import NoReturn

from wederhoor.running import programs


def main(_arguments: list[str]) -> NoReturn:
    """Become the web process."""
    programs.become(programs.web())
