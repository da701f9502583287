"""A damaged, foreign or newer archive is refused with its own code, and nothing is half."""

import json
import tarfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage
import pytest
from pyrage import x25519

from kernel.errors import Refusal
from tenants.archives import layout, restoring
from tenants.archives.returning import Wish
from tests.factories.aside import aside
from tests.tenants.archives.conftest import Leaver, standing

pytestmark = pytest.mark.django_db

Members = dict[str, bytes]


def refusal_of(leaver: Leaver, key: x25519.Identity | None = None) -> str:
    """Return the code with which the archive is refused; nothing may be changed by it."""
    before = standing()
    with pytest.raises(Refusal) as refused:
        aside(
            lambda: restoring.restore(
                leaver.path, key=str(key or leaver.key), wish=Wish(replace=True)
            )
        )
    assert standing() == before
    return refused.value.code


def members_of(leaver: Leaver) -> Members:
    plain = pyrage.decrypt(leaver.path.read_bytes(), [leaver.key])
    with tarfile.open(fileobj=BytesIO(plain)) as tar:
        return {one.name: tar.extractfile(one).read() for one in tar}  # type: ignore[union-attr]


def write(leaver: Leaver, members: Members, *, sums: bool = True) -> None:
    """Close an archive of these members; with sums that fit, unless it shall not."""
    if sums:
        lines = [
            f"{sha256(content).hexdigest()}  {name}\n"
            for name, content in members.items()
            if name != layout.SUMS
        ]
        members = {**members, layout.SUMS: "".join(lines).encode()}
    plain = BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, BytesIO(content))
    closed = pyrage.encrypt(plain.getvalue(), [leaver.key.to_public()])
    leaver.path.write_bytes(closed)


def told(leaver: Leaver, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what the manifest says."""
    members = members_of(leaver)
    said = json.loads(members[layout.MANIFEST])
    change(said)
    write(leaver, {**members, layout.MANIFEST: json.dumps(said).encode()})


def test_archive_for_another_key_is_foreign(leaver: Leaver) -> None:
    leaver.export()
    assert refusal_of(leaver, x25519.Identity.generate()) == "archive.foreign"


def test_archive_that_is_not_there_is_missing(leaver: Leaver) -> None:
    assert refusal_of(leaver) == "archive.missing"


@pytest.mark.parametrize("place", [-1, -20_000, 1_000])
def test_changed_bit_is_found(leaver: Leaver, place: int) -> None:
    leaver.export()
    content = bytearray(leaver.path.read_bytes())
    content[place] ^= 1
    leaver.path.write_bytes(content)
    assert refusal_of(leaver) == "archive.damaged"


@pytest.mark.parametrize("byte_count", [0, 10, 300, 65_000, -1])
def test_archive_that_was_cut_is_damaged(leaver: Leaver, byte_count: int) -> None:
    leaver.export()
    leaver.path.write_bytes(leaver.path.read_bytes()[:byte_count])
    assert refusal_of(leaver) == "archive.damaged"


def test_file_that_is_no_archive_is_damaged(leaver: Leaver) -> None:
    leaver.path.write_bytes(pyrage.encrypt(b"geen tar" * 200, [leaver.key.to_public()]))
    assert refusal_of(leaver) == "archive.damaged"


def test_archive_without_a_table_is_damaged(leaver: Leaver) -> None:
    leaver.export()
    members = members_of(leaver)
    del members["tables/procedures_act.pgcopy"]
    write(leaver, members)
    assert refusal_of(leaver) == "archive.damaged"


def test_content_that_does_not_fit_its_sum_is_damaged(leaver: Leaver) -> None:
    leaver.export()
    members = members_of(leaver)
    members["tables/procedures_act.pgcopy"] += b"\0"
    write(leaver, members, sums=False)
    assert refusal_of(leaver) == "archive.damaged"


def test_member_that_leads_out_of_the_folder_is_damaged(leaver: Leaver, tmp_path: Path) -> None:
    leaver.export()
    members = members_of(leaver)
    members["files/../../../buiten"] = b"x"
    write(leaver, members)
    told(leaver, lambda said: said.update(files_count=2))
    assert refusal_of(leaver) == "archive.damaged"
    assert not list(tmp_path.rglob("buiten"))


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(version=2),
        lambda said: said["structure"].update(
            stamp="0" * 32, migrations=[*said["structure"]["migrations"], ["procedures", "9999_x"]]
        ),
    ],
    ids=["format", "release"],
)
def test_newer_archive_is_refused(
    leaver: Leaver, change: Callable[[dict[str, Any]], object]
) -> None:
    leaver.export()
    told(leaver, change)
    assert refusal_of(leaver) == "archive.newer"


def test_archive_of_a_release_that_never_ran_here_is_refused(leaver: Leaver) -> None:
    leaver.export()
    told(leaver, lambda said: said["structure"].update(stamp="0" * 32))
    assert refusal_of(leaver) == "archive.older"


def test_other_structure_than_the_archive_says_is_refused(leaver: Leaver) -> None:
    leaver.export()
    told(leaver, lambda said: said["structure"].update(fingerprint="0" * 32))
    assert refusal_of(leaver) == "archive.differs"


def test_row_that_is_not_there_is_missed(leaver: Leaver) -> None:
    leaver.export()
    told(leaver, lambda said: said["tables"][0].update(rows_count=999))
    assert refusal_of(leaver) == "archive.differs"


def test_malformed_keys_are_refused_by_name(leaver: Leaver) -> None:
    with pytest.raises(Refusal) as refused:
        restoring.restore(leaver.path, key="geen sleutel")
    assert refused.value.code == "archive.key_malformed"
