"""`python -m wederhoor recovered`: make a service that was put back fit to be opened."""

import argparse
import importlib
import sys

import django

from kernel.errors import Refusal
from wederhoor import env
from wederhoor.embedded.servers import at_hand

ACTS = "wederhoor.running.recovered_acts"


def main(arguments: list[str]) -> int:
    """Do it for every client; 1 when one of them may not be opened yet, one sentence each."""
    argparse.ArgumentParser(prog="python -m wederhoor recovered").parse_args(arguments)
    env.use_settings()
    with at_hand(env.data_folder()):
        django.setup()
        try:
            return int(importlib.import_module(ACTS).recover_all())
        except Refusal as refusal:
            sys.stderr.write(f"{refusal.message} ({refusal.code})\n")
            return 1
