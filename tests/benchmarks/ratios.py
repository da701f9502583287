"""Two ways of doing something, measured in turns in one run: the machine's mood hits both."""

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

ROUNDS = 15


def compare(what: str, ours: Callable[[], object], plain: Callable[[], object], than: str) -> None:
    """Print how long each takes (the median of the rounds) and the ratio of the two."""
    ours(), plain()  # warm both up
    times = [(_timed(ours), _timed(plain)) for _ in range(ROUNDS)]
    mine, theirs = (median(pair) for pair in zip(*times, strict=True))
    ratio = mine / theirs
    sys.stdout.write(
        f"\n  {what:46} {_words(mine):>10}   {than:42} {_words(theirs):>10}   x {ratio:.1f}"
    )


def _timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _words(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{seconds * 1e6:.1f} us"
    return f"{seconds * 1e3:.2f} ms"
