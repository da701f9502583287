"""The drill itself: on a server of its own everything is lost, and comes back as it should."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wederhoor.drills import recovery
from wederhoor.drills.recovery import Course, Drill
from wederhoor.drills.sidecluster import ARCHIVE_TIMEOUT, Storeroom
from wederhoor.embedded import folders
from wederhoor.running import drill

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def test_everything_that_was_lost_comes_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert drill.main(["recovery", "--writes", "20"]) == 0
    told = capsys.readouterr().out
    assert "20 of 20 writes before it, 0 of those after it" in told
    assert "from the stream; lost 0 writes" in told


def test_what_is_not_as_it_should_be_is_a_problem() -> None:
    course = Course(10)
    course.expect("writes", 10, 10)
    assert course.problems == []
    course.expect("writes", 9, 10)
    assert course.problems == ["writes: 9 instead of 10"]


@pytest.fixture
def room(tmp_path: Path) -> Storeroom:
    """A storeroom without a server."""
    base = tmp_path / "drill"
    tmp_path.chmod(0o755)
    return Storeroom(folders.prepare(base))


def test_server_is_put_back_to_a_moment_from_both_sources(room: Storeroom) -> None:
    settings = room.restoring(until=AT, streamed=True)
    assert settings["recovery_target_time"] == "2026-03-01T09:30:00+00:00"
    assert str(settings["restore_command"]).count(" || ") == 2


def test_server_is_put_back_to_the_end_of_the_archive(room: Storeroom) -> None:
    settings = room.restoring()
    assert "recovery_target_time" not in settings
    assert str(settings["restore_command"]).count("cp ") == 1


def test_archive_is_never_overwritten(room: Storeroom) -> None:
    settings = room.archiving()
    assert str(settings["archive_command"]).startswith("test ! -f ")
    assert settings["archive_timeout"] == ARCHIVE_TIMEOUT


def test_loss_is_counted_from_the_first_write_that_is_missing(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    one = Drill(folders.prepare(tmp_path / "drill"), writes_count=2, say=lambda _line: None)
    one.course.acknowledged = {number: AT + timedelta(seconds=number) for number in range(1, 5)}
    one.course.lost_at = AT + timedelta(seconds=10)
    found = one.measured("archive", 1.0, [{"numbers": [1]}, {"numbers": [2, 4]}])
    assert (found.lost_count, found.lost_span) == (1, timedelta(seconds=7))
    assert one.measured("stream", 1.0, [{"numbers": [1, 2, 3, 4]}]).lost_count == 0


def test_drill_knows_no_server_that_is_given_from_outside() -> None:
    assert set(recovery.ADDRESSES) == {
        "DATABASE_URL", "DATABASE_OWNER_URL", "KEY_STORE_URL", "KEY_STORE_KEEPER_URL",
    }  # fmt: skip
