"""`python -m wederhoor drill recovery`: lose a server, put it back, say what was lost."""

import argparse
import sys
from time import perf_counter

from wederhoor.drills import recovery


def main(arguments: list[str]) -> int:
    """Do the drill; 1 when anything came back otherwise than it should, one sentence each."""
    asked = _parser().parse_args(arguments)
    started = perf_counter()
    course = recovery.drill(asked.writes, _say)
    for problem in course.problems:
        sys.stderr.write(f"{problem}\n")
    verdict = f"{len(course.problems)} problems" if course.problems else "as it should be"
    _say(f"the drill          {verdict}, {perf_counter() - started:.0f} s in all")
    return 1 if course.problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor drill")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    recovering = what.add_parser("recovery", help="back up, lose and restore, and measure it")
    recovering.add_argument(
        "--writes", type=int, default=1000, help="how many before the mark, and after it"
    )
    return parser


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
