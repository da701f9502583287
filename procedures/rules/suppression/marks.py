"""How a count is printed, and what its print tells about its size."""

from typing import Literal

Mark = Literal["", "small", "covered", "withheld"]
"""Empty: the count is printed. small: printed as "<5" (more than zero, below the threshold).
covered: at the threshold or above, hidden because a small count would follow from it. withheld:
hidden without saying whether it is small, for tables that are too thin for the other marks."""

MINIMUM_THRESHOLD = 3
"""Below three a hidden count could be one number only, so hiding it would hide nothing."""

Interval = tuple[int, int | None]
"""The lowest and highest count a print leaves possible; None is no upper bound."""


def interval(mark: Mark, *, value: int | None, threshold: int) -> Interval:
    """Return what a reader knows about a count from its print alone."""
    if mark == "":
        shown = value or 0
        return shown, shown
    if mark == "small":
        return 1, threshold - 1
    return (threshold, None) if mark == "covered" else (1, None)


def fits(count: int, mark: Mark, threshold: int) -> bool:
    """Tell whether a count could stand behind a hiding mark."""
    return within(count, interval(mark, value=None, threshold=threshold))


def within(count: int, bounds: Interval) -> bool:
    """Tell whether a count lies between bounds."""
    lowest, highest = bounds
    return count >= lowest and (highest is None or count <= highest)
