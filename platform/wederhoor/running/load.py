"""`python -m wederhoor demo-load`: migrate, load the demo when absent, write down its guide.

`demo-load CLIENT MOMENT` loads one client only, for the demo's own use, and prints its codes.
"""

import contextlib
import json
import sys
from datetime import datetime
from typing import TextIO

import django

from wederhoor import env
from wederhoor.env import SettingError
from wederhoor.running.tenants import bring_up_to_date


def main(arguments: list[str]) -> int:
    """Print a line for each step.

    What is logged on the way goes to standard error, so that the steps stay readable.
    """
    env.use_settings()
    voice = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        django.setup()
        if arguments:
            _load_client(*arguments, voice=voice)
        else:
            _load_all(voice)
    return 0


def _load_all(voice: TextIO) -> None:
    from wederhoor import demo  # noqa: PLC0415 its models exist after django.setup()

    _say("Bringing the database up to date", voice)
    if bring_up_to_date(lambda sentence: _say(sentence, sys.stderr)):
        raise SettingError("Not every client could be brought up to date; see above.")
    _say("Opening the consultancy and its clients", voice)
    demo.load(lambda sentence: _say(sentence, voice))
    (env.data_folder() / "guide.txt").write_text(demo.guide(), encoding="utf-8")


def _load_client(slug: str, moment: str, *, voice: TextIO) -> None:
    from wederhoor.demo.reliving import load_client  # noqa: PLC0415 as above

    found = load_client(
        slug, lambda sentence: _say(sentence, sys.stderr), now=datetime.fromisoformat(moment)
    )
    _say(json.dumps(found), voice)


def _say(sentence: str, voice: TextIO) -> None:
    voice.write(f"{sentence}\n")
    voice.flush()
