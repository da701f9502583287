import os
import signal
import sys
import time
from pathlib import Path

import pytest

from wederhoor import env
from wederhoor.embedded.errors import ServerError
from wederhoor.running.program import Program
from wederhoor.running.supervisor import LONGEST_PAUSE_SECONDS, Supervisor


class Thing:
    """Something that lives until told otherwise, and remembers what was asked of it."""

    name = "thing"

    def __init__(self) -> None:
        self.alive = False
        self.starts = 0
        self.asked: list[str] = []

    def start(self) -> None:
        self.alive = True
        self.starts += 1

    def ask_to_stop(self) -> None:
        self.asked.append("ask")

    def stop(self) -> None:
        self.asked.append("stop")
        self.alive = False


class Stillborn(Thing):
    def start(self) -> None:
        self.starts += 1
        if self.starts > 1:
            raise ServerError("The thing cannot start.")
        self.alive = True


def test_dead_thing_is_started_again_after_its_pause() -> None:
    said: list[str] = []
    supervisor, thing, at = Supervisor(said.append), Thing(), time.monotonic()
    supervisor.start(thing)
    thing.alive = False
    supervisor.look(at)
    supervisor.look(at + 0.9)
    early = thing.starts
    supervisor.look(at + 1.1)
    assert (early, thing.starts, said) == (1, 2, ["thing stopped; starting it again in 1 s"])


def test_pauses_double_up_to_the_longest() -> None:
    said: list[str] = []
    supervisor, thing, at = Supervisor(said.append), Thing(), time.monotonic()
    supervisor.start(thing)
    for _ in range(8):
        thing.alive = False
        supervisor.look(at)
        at += LONGEST_PAUSE_SECONDS
        supervisor.look(at)
    assert [int(line.split()[-2]) for line in said] == [1, 2, 4, 8, 16, 30, 30, 30]


def test_steady_thing_starts_again_with_the_first_pause() -> None:
    said: list[str] = []
    supervisor, thing, at = Supervisor(said.append), Thing(), time.monotonic()
    supervisor.start(thing)
    for later in (0, 10, 200, 210):
        thing.alive = False
        supervisor.look(at + later)
        supervisor.look(at + later + 5)
    assert [int(line.split()[-2]) for line in said] == [1, 2, 1, 2]


def test_thing_that_cannot_start_again_is_reported_and_tried_later() -> None:
    said: list[str] = []
    supervisor, thing, at = Supervisor(said.append), Stillborn(), time.monotonic()
    supervisor.start(thing)
    thing.alive = False
    for later in (0, 2, 3, 6):
        supervisor.look(at + later)
    assert (thing.starts, said.count("The thing cannot start.")) == (3, 2)


def test_everything_is_asked_before_anything_is_awaited() -> None:
    order: list[str] = []
    supervisor = Supervisor(order.append)
    for _ in range(2):
        thing = Thing()
        thing.asked = order
        supervisor.start(thing)
    supervisor.stop()
    assert order == ["ask", "ask", "stop", "stop"]


def sleeper(log: Path) -> Program:
    command = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(600)"]
    return Program(name="sleeper", command=command, log=log, environment=env.inherited())


def test_killed_program_runs_again_and_is_gone_after_the_end(tmp_path: Path) -> None:
    program, supervisor = sleeper(tmp_path / "log"), Supervisor(lambda _: None)
    supervisor.start(program)
    first = program.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    while program.alive:
        time.sleep(0.01)
    supervisor.look(time.monotonic())
    supervisor.look(time.monotonic() + 2)
    second, again = program.pid, program.alive
    supervisor.stop()
    assert (first != second, again, program.alive) == (True, True, False)


def test_program_that_ends_at_once_shows_its_own_words(tmp_path: Path) -> None:
    program = sleeper(tmp_path / "log")
    program.command = [sys.executable, "-c", "raise SystemExit('no settings')"]
    program.ready = lambda: False
    with pytest.raises(ServerError, match=r"(?s)^sleeper did not start.*no settings"):
        program.start()
