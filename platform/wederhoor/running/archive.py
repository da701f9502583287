"""`python -m wederhoor archive`: read a client's archive with nothing but the file and its key.

No database, no settings and no server: whoever leaves can read what is theirs.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kernel.errors import Refusal
from tenants.archives import envelope, layout, reading, unsealing
from tenants.archives.reading import Archive

_STRANGE = re.compile(r"[^\w.() -]|^\.+")
_LENGTH = 120


def main(arguments: list[str]) -> int:
    """Do what was asked; 1 with one sentence when the archive cannot be read."""
    asked = _parser().parse_args(arguments)
    try:
        key = envelope.identity(asked.key.read_text())
        with reading.opened(asked.file, key) as archive:
            _say_what(archive) if asked.what == "list" else _read(archive, asked)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.message} ({refusal.code})\n")
        return 1
    return 0


def _say_what(archive: Archive) -> None:
    said = archive.manifest
    _say(f"{said.client['name']}, {said.made_at}, release {said.release}")
    for table in said.tables:
        _say(f"{table.rows_count:>10}  {table.name}")
    _say(f"{said.files_count:>10}  files, {len(said.missing_files)} missing")
    _say(f"{said.keys_count:>10}  keys, {said.destroyed_keys_count} of them destroyed")


def _read(archive: Archive, asked: argparse.Namespace) -> None:
    """Print one table as lines of JSON, or write everything into a folder."""
    if asked.table:
        for line in _lines(archive, asked.table):
            _say(line)
        return
    asked.to.mkdir(mode=0o700, parents=True, exist_ok=True)
    manifest = json.dumps(archive.manifest.as_json(), indent=1, ensure_ascii=False)
    _write(asked.to / layout.MANIFEST, [manifest.encode()])
    for table in archive.manifest.tables:
        lines = (f"{line}\n".encode() for line in _lines(archive, table.name))
        _write(asked.to / "tables" / f"{table.name}.jsonl", lines)
    _write_files(archive, asked.to)


def _lines(archive: Archive, table: str) -> Iterator[str]:
    rows = unsealing.opened_rows(archive, table)
    return (json.dumps(row, ensure_ascii=False) for row in rows)


def _write_files(archive: Archive, folder: Path) -> None:
    """Write each file under the name it came with, its id before it; say which are gone."""
    names, ring = unsealing.file_names(archive), unsealing.keyring(archive)
    for member in archive.files():
        scope, file_id = member.removeprefix(layout.FILES).split("/")
        name = _STRANGE.sub("_", names.get(file_id, ""))[-_LENGTH:]
        try:
            path = folder / "files" / _STRANGE.sub("_", scope) / f"{file_id[:8]}-{name}"
            _write(path, ring.content(member, archive.part(member)))
        except Refusal as refusal:
            _say(f"{member}: {refusal.message} ({refusal.code})")


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("wb") as target:
        target.writelines(pieces)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor archive")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    listing = what.add_parser("list", help="check an archive and say what is in it")
    read = what.add_parser("read", help="print a table, or write everything into a folder")
    for one in (listing, read):
        one.add_argument("file", type=Path, metavar="FILE")
        one.add_argument("--key", type=Path, required=True, help="the file of the private key")
    chosen = read.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--table", help="one table, as lines of JSON")
    chosen.add_argument("--to", type=Path, help="a folder for all tables and files")
    return parser
