"""`python -m wederhoor scheduler`."""

from typing import NoReturn

from wederhoor import env
from wederhoor.running import programs


def main(_arguments: list[str]) -> NoReturn:
    """Become the scheduler process."""
    folder = env.data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    programs.become(programs.scheduler(folder))
