"""Two ways of doing something, measured in turns in one run: the machine's mood hits both."""

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

ROUNDS = 15


def compare(what: str, ours: Callable[[], object], plain: Callable[[], object], than: str) -> None:
    """Print how long each takes (the median of the rounds) and the ratio of the two."""
    ours(), plain()  # warm both up
    times = [(seconds(ours), seconds(plain)) for _ in range(ROUNDS)]
    mine, theirs = (median(pair) for pair in zip(*times, strict=True))
    ratio = mine / theirs
    say(f"{what:46} {words(mine):>10}   {than:42} {words(theirs):>10}   x {ratio:.1f}")


def tell(what: str, ours: float, stock: float, *, goal: str = "") -> None:
    """Print the seconds of both, how many times quicker ours is, and what was to be reached."""
    times = f"x {stock / ours:,.0f}" if stock >= 2 * ours else f"x {stock / ours:.2f}"
    said = f"   (goal {goal})" if goal else ""
    say(f"{what:58} {words(ours):>10}   stock {words(stock):>10}   {times}{said}")


def say(line: str) -> None:
    """Print a line of the table."""
    sys.stdout.write(f"\n  {line}")
    sys.stdout.flush()


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def in_turns(*measures: Callable[[], float], rounds: int = 5) -> list[float]:
    """Return the median of what each measure says, taken in turns."""
    found = [[measure() for measure in measures] for _ in range(rounds)]
    return [median(column) for column in zip(*found, strict=True)]


def words(length: float) -> str:
    """Return seconds in the unit that suits them."""
    if length < 1e-3:
        return f"{length * 1e6:.1f} us"
    return f"{length * 1e3:.2f} ms" if length < 10 else f"{length:.1f} s"


def mood() -> str:
    """Return how quick the machine is now, and how steady: a fixed sum, done fifty times."""
    times = sorted(seconds(lambda: sum(range(200_000))) for _ in range(50))
    spread = times[-5] / times[len(times) // 2] - 1
    return f"{words(times[len(times) // 2])} for a fixed sum, slowest tenth +{spread:.0%}"
