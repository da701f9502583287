"""`python -m wederhoor regulations diff`: what differs between two regulations, in plain words."""

import argparse
import json
import sys
from itertools import groupby

from kernel.errors import Refusal
from procedures.rules.differing import LANGUAGES, SUBJECTS, Difference, differences
from procedures.rules.language import Texts
from wederhoor.running.chosen import Chosen, choose


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    for name, meaning in (("before", "the earlier one"), ("after", "the later one")):
        parser.add_argument(name, metavar="NAME|FILE", help=f"{meaning}: shipped, or a YAML file")
    parser.add_argument("--language", choices=LANGUAGES, default="nl")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def write_differences(asked: argparse.Namespace) -> int:
    """Print every difference by subject; nothing when there is none. Raise those of reading."""
    before, after = choose(asked.before), choose(asked.after)
    words = [_words(one, asked.language) for one in (before, after)]
    found = differences(
        before.regulation, after.regulation, words[0], words[1], language=asked.language
    )
    if asked.json:
        rows = [_row(one) for one in found]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return 0
    for subject, group in groupby(found, key=lambda one: one.subject):
        sys.stdout.write(f"{SUBJECTS[asked.language][subject]}\n")
        for one in group:
            sys.stdout.write(f"  - {one.sentence}\n")
    return 0


def _words(chosen: Chosen, language: str) -> Texts:
    """Return the words in this language, or in the first there is."""
    if not chosen.words:
        raise Refusal(
            "regulation.wordless",
            message=f"Bij de regeling '{chosen.regulation.regulation}' staan geen teksten.",
        )
    return chosen.words.get(language) or next(iter(chosen.words.values()))


def _row(one: Difference) -> dict[str, str]:
    return {
        "subject": one.subject,
        "sentence": one.sentence,
        "before": one.before,
        "after": one.after,
    }
