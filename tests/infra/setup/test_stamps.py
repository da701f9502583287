from pathlib import Path

from infra.setup.stamps import Stamp, digest


def test_stamp_keeps_what_was_noted_before(tmp_path: Path) -> None:
    Stamp(tmp_path).write(packages="a", level="run")
    Stamp(tmp_path).write(packages="b")
    assert Stamp(tmp_path).read() == {"packages": "b", "level": "run"}


def test_broken_stamp_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "setup.json").write_text("{half", encoding="utf-8")
    assert Stamp(tmp_path).read() == {}


def test_digest_follows_contents_and_not_the_order_of_files(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")
    before = digest([one, two])
    same = digest([two, one])
    two.write_text("3", encoding="utf-8")
    assert (same == before, digest([one, two]) == before) == (True, False)
