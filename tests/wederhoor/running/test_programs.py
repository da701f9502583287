import pytest

from wederhoor.running import programs


def _workers() -> str:
    command = programs.web()
    return command[command.index("--workers") + 1]


def test_web_server_uses_the_cores_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WEDERHOOR_WEB_PROCESSES", raising=False)
    assert _workers() == str(min(programs.cores(), programs.MOST_PROCESSES))
    monkeypatch.setattr(programs, "cores", lambda: 64)
    assert _workers() == "8"


def test_operator_says_how_many_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEDERHOOR_WEB_PROCESSES", "3")
    assert _workers() == "3"
