"""Whatever ends the program that started the servers, nothing is left running."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wederhoor import env

STARTER = """
import pathlib, sys, time
from wederhoor.embedded.servers import Servers
from wederhoor.embedded import folders
servers = Servers(folders.prepare(pathlib.Path(sys.argv[1])), durable=False)
for server in servers.own.values():
    server.start()
print(*(server.pid for server in servers.own.values()), flush=True)
time.sleep(600)
"""
COMMAND = """
import psycopg
from wederhoor import env
psycopg.connect(env.database_url()).close()
print(env.broker())
raise SystemExit(7)
"""


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"


def await_gone(pids: list[int]) -> list[int]:
    """Return those that still run after a generous while."""
    for _ in range(300):
        if all(map(is_gone, pids)):
            break
        time.sleep(0.1)
    return [pid for pid in pids if not is_gone(pid)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone ends orphans for us")
def test_servers_end_when_their_starter_is_killed(base: Path) -> None:
    command = [sys.executable, "-c", STARTER, str(base)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        pids = [int(word) for word in starter.stdout.readline().split()]
        assert [is_gone(pid) for pid in pids] == [False, False]
        starter.send_signal(signal.SIGKILL)
    assert await_gone(pids) == []


def test_runner_gives_the_command_its_servers_and_its_exit_code() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "wederhoor.embedded", "run", "--", sys.executable, "-c", COMMAND],
        check=False,
        capture_output=True,
        text=True,
        env=env.inherited(),
    )
    assert (ran.returncode, ran.stdout[:13], ran.stderr) == (7, "redis+socket:", "")


def test_runner_without_a_command_explains_itself() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "wederhoor.embedded", "run"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stderr.partition(" ")[0]) == (2, "usage:")
