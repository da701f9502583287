"""`python -m wederhoor demo-load`: migrate, load the demo when absent, write down its guide."""

import contextlib
import sys
from typing import TextIO

import django
from django.core.management import call_command

from wederhoor import env


def main(_arguments: list[str]) -> int:
    """Print a line for each step; the guide goes to guide.txt in the data folder.

    What is logged on the way goes to standard error, so that the steps stay readable.
    """
    env.use_settings()
    voice = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        django.setup()
        _say("Bringing the database up to date", voice)
        call_command("migrate_schemas", verbosity=0, interactive=False)
        from wederhoor import demo  # noqa: PLC0415 its models exist after django.setup()

        demo.load(lambda sentence: _say(sentence, voice))
        (env.data_folder() / "guide.txt").write_text(demo.guide(), encoding="utf-8")
    return 0


def _say(sentence: str, voice: TextIO) -> None:
    voice.write(f"{sentence}\n")
    voice.flush()
