"""`python -m wederhoor reports list|check`: which reports there are, and whether they are sound."""

import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from procedures.rules.reporting import Definition, faults_of, newest
from procedures.rules.reporting.loading import FOLDER

USAGE = "python -m wederhoor reports list | check [FILE...]"


def main(arguments: Sequence[str]) -> int:
    """List the reports of this release, or check definitions; 1 when one has a fault."""
    match list(arguments):
        case ["list"]:
            sys.stdout.writelines(_line(each) for each in newest())
            return 0
        case ["check", *files]:
            paths = [Path(each) for each in files] or sorted(FOLDER.glob("*.yaml"))
            return max(_check(path) for path in paths)
        case _:
            sys.stderr.write(f"{USAGE}\n")
            return 2


def _line(made_of: Definition) -> str:
    due = "" if made_of.due is None else f", before {made_of.due[1]}-{made_of.due[0]}"
    named = f"{made_of.name} {made_of.version}"
    return f"{named:26} {made_of.title['en']} (each {made_of.period}, by {made_of.scope}{due})\n"


def _check(path: Path) -> int:
    try:
        faults = list(faults_of(yaml.safe_load(path.read_text(encoding="utf-8"))))
    except (OSError, yaml.YAMLError) as error:
        faults = [str(error)]
    for fault in faults:
        sys.stderr.write(f"{path.name}: {fault}\n")
    if not faults:
        sys.stdout.write(f"{path.name}: sound\n")
    return 1 if faults else 0
