"""`python -m wederhoor access`: print who may see and do what into docs/."""

import argparse
import sys
from pathlib import Path

from procedures.reports.access_table import access_table

PLACE = Path("docs") / "access.md"


def main(arguments: list[str]) -> int:
    """Write the table into docs/, or check it; 1 when what is there is not of this release."""
    asked = _parser().parse_args(arguments)
    if asked.check:
        same = asked.to.is_file() and asked.to.read_text(encoding="utf-8") == access_table()
        if not same:
            sys.stderr.write(f"{asked.to} is not of this release: python -m wederhoor access\n")
        return 0 if same else 1
    asked.to.write_text(access_table(), encoding="utf-8")
    sys.stdout.write(f"{asked.to} is written.\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor access")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--to", type=Path, default=PLACE, help="where to write the table")
    return parser
