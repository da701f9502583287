from pathlib import Path

import pytest

from wederhoor.embedded import folders
from wederhoor.embedded.errors import ServerError


def test_second_holder_is_refused_with_the_folder_in_use(base: Path) -> None:
    with (
        folders.Hold(base),
        pytest.raises(folders.HeldError, match=f"already running on {base}"),
        folders.Hold(base),
    ):
        pass


def test_folder_is_free_again_after_its_holder(base: Path) -> None:
    with folders.Hold(base):
        pass
    with folders.Hold(base):
        pass


def test_folder_with_other_things_in_it_is_refused_and_left_alone(base: Path) -> None:
    (base / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(ServerError, match="holds other things"):
        folders.prepare(base)
    folders.remove(base)
    assert [path.name for path in base.iterdir()] == ["thesis.txt"]


def test_folder_on_a_file_is_refused_in_a_sentence(base: Path) -> None:
    (base / "file").touch()
    with pytest.raises(ServerError, match="cannot be written: Not a directory"):
        folders.Hold(base / "file" / "data")


def test_sockets_of_a_deep_folder_get_a_short_path(base: Path) -> None:
    deep = base / ("x" * 60) / ("y" * 60)
    made = folders.prepare(deep)
    try:
        assert len(str(made.sockets)) <= folders.LONGEST_SOCKET_FOLDER
    finally:
        folders.remove(deep)
    assert made.sockets.exists() is False


def test_secrets_and_logs_are_closed_to_other_accounts(base: Path) -> None:
    made = folders.prepare(base)
    made.note("secrets/password", "geheim")
    modes = [oct(path.stat().st_mode & 0o777) for path in (made.log, base / "secrets")]
    note = oct((base / "secrets" / "password").stat().st_mode & 0o777)
    assert (modes, note, made.noted("secrets/password")) == (["0o700"] * 2, "0o600", "geheim")
