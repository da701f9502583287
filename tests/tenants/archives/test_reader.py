"""Whoever leaves reads the archive with the file and the key alone: no database, no settings."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tenants.archives import copying, reading
from tenants.archives.layout import Column
from tests.factories.aside import aside
from tests.tenants.archives.conftest import LETTER, SHREDDED, STORY, Leaver

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]
QUESTION = """
    SELECT 1::bigint AS a, -2::integer AS b, 3::smallint AS c, true AS d, 'é'::text AS e,
      'f'::varchar(9) AS f, '\\x00ff'::bytea AS g, '{"h": [1, null]}'::jsonb AS h,
      DATE '1999-12-31' AS i, TIMESTAMPTZ '2026-03-02 09:00:00.000001+01' AS j,
      '7d444840-9dc0-11d1-b245-5ffdce74fad2'::uuid AS k, ARRAY['x', NULL]::varchar(9)[] AS l,
      '{}'::uuid[] AS m, NULL::text AS n, 0.5::double precision AS o, 1.5::numeric AS p
"""
TYPES = (
    *("bigint", "integer", "smallint", "boolean", "text", "character varying(9)", "bytea"),
    *("jsonb", "date", "timestamp with time zone", "uuid", "character varying(9)[]", "uuid[]"),
    *("text", "double precision", "numeric"),
)


def read(leaver: Leaver, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the reader where there is no database."""
    key = leaver.folder / "key.txt"
    key.write_text(f"# made for a test\n{leaver.key}\n")
    command = [sys.executable, "-m", "wederhoor", "archive", *arguments, "--key", str(key)]
    paths = f"{ROOT / 'platform'}:{ROOT}"
    return subprocess.run(
        command,
        env={"PYTHONPATH": paths, "PATH": "", "LANG": "C.UTF-8"},
        cwd=leaver.folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_reader_says_what_is_in_an_archive(leaver: Leaver) -> None:
    leaver.export()
    done = read(leaver, "list", str(leaver.path))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Vertrekker, 2026-06-01T12:00:00+00:00")
    assert "         2  procedures_complaint" in lines
    assert "         1  files, 0 missing" in lines


def test_reader_opens_a_story_and_not_a_shredded_one(leaver: Leaver) -> None:
    leaver.export()
    done = read(leaver, "read", str(leaver.path), "--table", "procedures_complaint")
    stories = {row["id"]: row["story"] for row in map(json.loads, done.stdout.splitlines())}
    assert stories == {
        str(leaver.kept): STORY,
        str(leaver.shredded): {"unreadable": "destroyed"},
    }


def test_reader_writes_everything_into_a_folder(leaver: Leaver) -> None:
    leaver.export()
    done = read(leaver, "read", str(leaver.path), "--to", str(leaver.folder / "uit"))
    assert done.returncode == 0, done.stderr
    found = [path for path in (leaver.folder / "uit").rglob("*") if path.is_file()]
    (letter,) = [path for path in found if path.name.endswith("-brief.txt")]
    assert letter.read_bytes() == LETTER
    tables = {path.stem for path in found if path.suffix == ".jsonl"}
    assert "procedures_party" in tables
    assert "audit_entry" in tables
    assert not [path for path in found if SHREDDED.encode() in path.read_bytes()]


def test_archive_says_nothing_without_the_key(leaver: Leaver) -> None:
    leaver.export()
    closed = leaver.path.read_bytes()
    assert not [word for word in (b"Vertrekker", b"procedures_", STORY.encode()) if word in closed]
    assert leaver.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in leaver.folder.iterdir() if path.suffix == ".part"] == []


def test_unpacked_archive_still_reads_nothing_of_a_story(leaver: Leaver) -> None:
    leaver.export()
    with reading.opened(leaver.path, leaver.key) as archive:
        contents = [archive.read(name) for name in archive.members]
    assert not [content for content in contents if STORY.encode() in content]
    assert not [content for content in contents if b"ekster" in content]


def test_every_type_is_read_as_the_database_has_it(tmp_path: Path) -> None:
    columns = [Column(chr(97 + place), name) for place, name in enumerate(TYPES)]
    path = tmp_path / "all.pgcopy"
    aside(lambda: _copy(path))
    with path.open("rb") as source:
        (row,) = copying.rows(source, columns)
    assert row["a"] == 1
    assert [row[name] for name in "bcd"] == [-2, 3, True]
    assert [row[name] for name in "efg"] == ["é", "f", b"\x00\xff"]
    assert row["h"] == {"h": [1, None]}
    assert row["i"] == date(1999, 12, 31).isoformat()
    assert row["j"] == "2026-03-02T08:00:00.000001+00:00"
    assert row["k"] == "7d444840-9dc0-11d1-b245-5ffdce74fad2"
    assert [row[name] for name in "lmno"] == [["x", None], [], None, 0.5]
    assert bytes.fromhex(row["p"])


def _copy(path: Path) -> None:
    copying_all = f"COPY ({QUESTION}) TO STDOUT (FORMAT binary)"
    with (
        psycopg.connect(**connection.get_connection_params()) as server,
        server.cursor().copy(copying_all) as copy,
    ):
        path.write_bytes(b"".join(bytes(chunk) for chunk in copy))
