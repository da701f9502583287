"""`python -m wederhoor COMMAND`: the one command line of the whole system."""

import argparse
import errno
import importlib
import sys
from dataclasses import dataclass

from wederhoor.embedded.errors import ServerError
from wederhoor.env import SettingError


@dataclass(frozen=True)
class Command:
    """A command: what it does, and the module whose main(arguments) does it."""

    meaning: str
    module: str


COMMANDS = {
    "demo": Command("run everything with invented dossiers", "wederhoor.running.demo"),
    "demo-reset": Command("delete the demo's data, then run it", "wederhoor.running.reset"),
    "demo-load": Command("bring the database up to date and fill it", "wederhoor.running.load"),
    "web": Command("serve the pages and the API", "wederhoor.running.web"),
    "worker": Command("do the queued jobs", "wederhoor.running.worker"),
    "scheduler": Command("queue the jobs that come with the clock", "wederhoor.running.scheduler"),
    "health": Command("say what runs and what is wrong", "wederhoor.running.health"),
    "manage": Command("Django's own commands", "wederhoor.running.manage"),
    "tenants": Command(
        "open clients and bring their schemas up to date", "wederhoor.running.tenants"
    ),
    "position": Command(
        "say who leads the consultancy's people, or owns the platform",
        "wederhoor.running.position",
    ),
    "keys": Command("look at the keys, check and renew them", "wederhoor.running.keys"),
    "regulations": Command("prove and break regulations", "wederhoor.running.regulations"),
    "reports": Command("list the reports, and check definitions", "wederhoor.running.reports"),
    "audit": Command("verify audit trails and the roots kept of them", "wederhoor.running.audit"),
    "recovered": Command("make a restored service fit to open", "wederhoor.running.recovered"),
    "drill": Command("lose a server of the drill's own and put it back", "wederhoor.running.drill"),
    "personal": Command(
        "print which data about people there is, and why", "wederhoor.running.personal"
    ),
    "receipt": Command(
        "check the receipt of a filing with a public key alone", "wederhoor.running.receipt"
    ),
    "access": Command("print who may see and do what", "wederhoor.running.access"),
    "archive": Command("read a client's archive without a database", "wederhoor.running.archive"),
    "clock": Command("compute the terms of a list of acts", "wederhoor.running.clock"),
    "translations": Command(
        "lists for who translates, and their answers", "wederhoor.running.translations"
    ),
    "styles": Command("make the style sheets", "wederhoor.running.styles"),
    "browser": Command("find or install the browser of the tests", "wederhoor.browser"),
}

SENTENCES = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk is full: this account may not use more of it.",
    errno.EACCES: "A file cannot be used by this account.",
    errno.EROFS: "A file is on a disk that cannot be written.",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; a known problem is one sentence and code 1."""
    chosen = _parser().parse_args(arguments)
    module = importlib.import_module(COMMANDS[chosen.command].module)
    try:
        return int(module.main(chosen.arguments))
    except (ServerError, SettingError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except OSError as problem:
        if problem.errno not in SENTENCES:
            raise
        sys.stderr.write(f"{SENTENCES[problem.errno]} ({problem})\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:{width}}{command.meaning}" for name, command in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        prog="python -m wederhoor",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(["commands:", *lines]),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="what the command takes")
    return parser


if __name__ == "__main__":
    sys.exit(main())
