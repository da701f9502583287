"""`python -m wederhoor audit`: whether the trails are whole, and the roots that clients keep."""

import argparse
import importlib
import sys
from pathlib import Path

import django

from kernel.errors import Refusal
from wederhoor import env
from wederhoor.embedded.servers import at_hand

ACTS = "wederhoor.running.audit_acts"


def main(arguments: list[str]) -> int:
    """Do what was asked; 1 when a trail is broken or a file does not hold, one sentence each."""
    asked = _parser().parse_args(arguments)
    env.use_settings()
    with at_hand(env.data_folder()):
        django.setup()
        try:
            return int(importlib.import_module(ACTS).DO[asked.what](asked))
        except Refusal as refusal:
            sys.stderr.write(f"{refusal.message} ({refusal.code})\n")
            return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor audit")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    verifying = what.add_parser("verify", help="name the first broken entry of a trail")
    verifying.add_argument("slug", nargs="?", default="", help="one client; else all of them")
    signing = what.add_parser("root", help="write the signed root that a client can keep")
    proving = what.add_parser("prove", help="write the proof that one entry is under a root")
    for command in (signing, proving):
        command.add_argument("slug")
    proving.add_argument("seq", type=int, help="the number of the entry")
    for command in (signing, proving):
        command.add_argument("--to", type=Path, required=True, metavar="FILE")
    checking = what.add_parser("check-root", help="hold a kept root or proof against the trail")
    checking.add_argument("file", type=Path, metavar="FILE")
    explaining = what.add_parser("explain-clock", help="say that a clock set back was looked into")
    explaining.add_argument("slug")
    explaining.add_argument("seq", type=int, help="the entry that verify named")
    return parser
