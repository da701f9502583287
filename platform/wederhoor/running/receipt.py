"""`python -m wederhoor receipt`: check the receipt of a filing with a public key and nothing else.

No database, no settings and no network: whoever has the file and the key can do it, for ever.
"""

import argparse
import sys
from pathlib import Path

from kernel.errors import Refusal
from procedures.rules.filing_receipt import Checked, check, key_from


def main(arguments: list[str]) -> int:
    """Say whether a receipt holds and what it says; 1 with one sentence when it does not."""
    asked = _parser().parse_args(arguments)
    content = asked.content.read_bytes() if asked.content else None
    try:
        checked = check(asked.file.read_bytes(), key_from(asked.key.read_bytes()), content)
    except Refusal as refusal:
        sys.stderr.write(f"{SENTENCES[refusal.code]} ({refusal.code})\n")
        return 1
    sys.stdout.write("".join(f"{line}\n" for line in _lines(checked)))
    return 0


SENTENCES = {
    "receipt.unreadable": "This file is no receipt of Wederhoor.",
    "receipt.no_key": "This file is no public key (Ed25519, PEM).",
    "receipt.key": "This receipt was signed with another key.",
    "receipt.statement": "What this receipt says was changed after it was made.",
    "receipt.pages": "This file was changed after it was made.",
    "receipt.content": "This is not what was filed.",
}


def _lines(checked: Checked) -> list[str]:
    said = checked.said
    regulation = said["regulation"]
    return [
        "The receipt holds: every byte of the file is signed."
        if checked.pages
        else "The statement holds. These are its data alone, not the pages.",
        *(["The content is what was filed."] if checked.content else []),
        f"number      {said['number']}",
        f"filed with  {said['client_name']} ({said['client']})",
        f"filed at    {said['filed_at']}",
        f"received on {said['received_on']}",
        f"regulation  {regulation['name']}, version {regulation['version']}",
        f"            {regulation['sha256']}",
        f"content     {said['content_sha256']}",
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor receipt")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    verify = what.add_parser("verify", help="say whether a receipt is whole, and what it says")
    verify.add_argument("file", type=Path, metavar="FILE", help="the PDF, or its data (JSON)")
    verify.add_argument("--key", type=Path, required=True, help="the client's public key (PEM)")
    verify.add_argument("--content", type=Path, help="what was filed (JSON), to compare as well")
    return parser
