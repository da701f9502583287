import socket
import subprocess
import sys
from pathlib import Path

import pytest

from wederhoor import env
from wederhoor.embedded import folders


def demo(base: Path, verb: str = "demo", **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wederhoor", verb],
        check=False,
        capture_output=True,
        text=True,
        env=env.inherited(WEDERHOOR_DATA=str(base), **extra),
    )


def test_busy_port_gets_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        ran = demo(tmp_path / "data", WEDERHOOR_PORT=port)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert ran.stderr.startswith(f"Port {port} cannot be used (Address already in use)")


def test_second_demo_gets_one_sentence(tmp_path: Path) -> None:
    with folders.Hold(tmp_path):
        ran = demo(tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert ran.stderr.startswith(f"Wederhoor is already running on {tmp_path}")


def test_reset_leaves_a_database_of_ones_own_alone(tmp_path: Path) -> None:
    ran = demo(tmp_path, "demo-reset", DATABASE_URL="postgresql://db.example/wederhoor")
    assert (ran.returncode, ran.stderr.count("\n"), ran.stderr[:12]) == (1, 1, "DATABASE_URL")


@pytest.mark.parametrize("value", ["eighty", "-1"])
def test_malformed_port_gets_one_sentence(tmp_path: Path, value: str) -> None:
    ran = demo(tmp_path / "data", WEDERHOOR_PORT=value)
    wanted = f"WEDERHOOR_PORT must be a whole number, not '{value}'.\n"
    assert (ran.returncode, ran.stderr) == (1, wanted)
