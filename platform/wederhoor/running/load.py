"""`python -m wederhoor demo-load`: migrate, load the demo when absent, write down its guide."""

import importlib.util
import sys

import django
from django.core.management import call_command

from wederhoor import env

PLAIN_GUIDE = "The demo has no dossiers yet."


def main(_arguments: list[str]) -> int:
    """Print a line for each step; the guide goes to guide.txt in the data folder."""
    env.use_settings()
    django.setup()
    env.refuse_unknown()
    _say("Bringing the database up to date")
    call_command("migrate_schemas", verbosity=0, interactive=False)
    guide = PLAIN_GUIDE
    if importlib.util.find_spec("wederhoor.demo") is not None:
        demo = importlib.import_module("wederhoor.demo")
        demo.load(_say)
        guide = demo.guide()
    (env.data_folder() / "guide.txt").write_text(guide, encoding="utf-8")
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
