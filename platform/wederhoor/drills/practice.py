"""`python -m wederhoor.drills.practice VERB … [+ VERB …]`: what a drill does in our own system.

Each verb prints JSON lines. The drill reads them, as its witness of what was acknowledged.
"""

import importlib
import sys

import django

from wederhoor import env


def main(arguments: list[str]) -> int:
    """Do these verbs of `inside`, whose models exist after django.setup()."""
    env.use_settings()
    django.setup()
    do = importlib.import_module("wederhoor.drills.inside").DO
    for words in " ".join(arguments).split(" + "):
        verb, *rest = words.split()
        do[verb](*rest)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
