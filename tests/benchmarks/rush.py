"""Requests that arrive by the clock, whether or not the former were answered (an open loop).

A closed loop waits for a slow server and so hides how long people would have waited; here the
time of each counts from when it was due (Tene, "How not to measure latency", 2013).
"""

import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice

THREADS = 64


@dataclass(frozen=True, slots=True)
class Visit:
    """One page of one reader, as their browser asks for it."""

    reader: str
    page: str
    host: str
    path: str
    cookie: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """How long a visit took, in seconds from when it was due, and how it was answered."""

    visit: Visit
    seconds: float
    status: int


def rush(port: int, visits: Sequence[Visit], *, rate: float, span: float) -> list[Taken]:
    """Ask `rate` times a second during `span` seconds, going round the visits."""
    due = [count / rate for count in range(int(rate * span))]
    with ThreadPoolExecutor(THREADS) as crowd:
        started = time.perf_counter() + 0.2
        asked = [
            crowd.submit(_taken, port, visit, started + after)
            for after, visit in zip(due, islice(cycle(visits), len(due)), strict=True)
        ]
        return [one.result() for one in asked]


def _taken(port: int, visit: Visit, due_at: float) -> Taken:
    time.sleep(max(0.0, due_at - time.perf_counter()))
    with closing(HTTPConnection("127.0.0.1", port, timeout=120)) as wire:
        wire.request("GET", visit.path, headers={"host": visit.host, "cookie": visit.cookie})
        answer = wire.getresponse()
        answer.read()
    return Taken(visit, time.perf_counter() - due_at, answer.status)


def quantile(times: Sequence[float], share: float) -> float:
    """Return the time within which this share of them was answered."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def by_reader(taken: Sequence[Taken]) -> dict[str, list[float]]:
    """Return the seconds of each reader's visits."""
    found: dict[str, list[float]] = defaultdict(list)
    for one in taken:
        found[one.visit.reader].append(one.seconds)
    return found
