"""`python -m wederhoor personal`: print the register of processing, or say what lacks in it."""

import argparse
import sys
from pathlib import Path

import django

from wederhoor import env

PLACE = Path("docs") / "processing-register.md"


def main(arguments: list[str]) -> int:
    """Write the register into docs/, or check it; 1 when something is missing, one line each."""
    asked = _parser().parse_args(arguments)
    env.use_settings()
    django.setup()
    from procedures.queries.personal import columns_of_client  # noqa: PLC0415 needs the models
    from procedures.reports.processing_register import processing_register  # noqa: PLC0415 as above
    from procedures.rules.personal import register, wrong_with  # noqa: PLC0415 as above

    wrong = wrong_with(register(), columns_of_client())
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    if not asked.check and not wrong:
        asked.to.write_text(processing_register(), encoding="utf-8")
        sys.stdout.write(f"{asked.to} is written.\n")
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor personal")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--to", type=Path, default=PLACE, help="where to write the register")
    return parser
