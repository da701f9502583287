"""Watches over everything that runs: starts it in order, starts again what dies, ends it all."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from wederhoor.embedded.errors import ServerError

LOOK_SECONDS = 0.5
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60.0


class Runnable(Protocol):
    """A server or program that can be started and stopped."""

    @property
    def name(self) -> str:
        """What it is called on the screen."""

    @property
    def alive(self) -> bool:
        """Whether it runs now."""

    def start(self) -> None:
        """Start it. Raises ServerError when it cannot."""

    def ask_to_stop(self) -> None:
        """Ask it to end, without waiting."""

    def stop(self) -> None:
        """End it and wait until it is gone."""


@dataclass
class Watch:
    """One watched thing: when it was started, and how long to wait before the next try."""

    thing: Runnable
    started_at: float = 0.0
    pause: float = FIRST_PAUSE_SECONDS
    again_at: float | None = None


class Supervisor:
    """Keeps a list of things alive, in the order in which they need each other."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._watches: list[Watch] = []

    def start(self, thing: Runnable) -> None:
        """Start a thing and watch over it from now on; ServerError when it cannot start."""
        watch = Watch(thing)
        self._watches.append(watch)
        watch.started_at = time.monotonic()
        thing.start()

    def watch(self) -> None:
        """Look after everything until an exception, such as Ctrl-C, ends it."""
        while True:
            self.look(time.monotonic())
            time.sleep(LOOK_SECONDS)

    def look(self, at: float) -> None:
        """Notice what died and start it again once its pause is over."""
        for watch in self._watches:
            if watch.thing.alive:
                continue
            if watch.again_at is None:
                self._plan(watch, at)
            elif at >= watch.again_at:
                self._again(watch, at)

    def stop(self) -> None:
        """End everything: first ask all programs, then wait for each, the servers last."""
        for watch in reversed(self._watches):
            watch.thing.ask_to_stop()
        for watch in reversed(self._watches):
            watch.thing.stop()
        self._watches.clear()

    def _plan(self, watch: Watch, at: float) -> None:
        steady = at - watch.started_at > STEADY_SECONDS
        watch.pause = FIRST_PAUSE_SECONDS if steady else watch.pause
        watch.again_at = at + watch.pause
        self._say(f"{watch.thing.name} stopped; starting it again in {watch.pause:.0f} s")
        watch.pause = min(watch.pause * 2, LONGEST_PAUSE_SECONDS)

    def _again(self, watch: Watch, at: float) -> None:
        watch.again_at, watch.started_at = None, at
        try:
            watch.thing.start()
        except ServerError as problem:
            self._say(str(problem))
