"""Who guesses codes is slowed; who has one always comes in.

A few wrong codes from one network are free, and so are some more for the client as a whole.
After that each try asks for a proof of work, or without JavaScript for a turn in a queue. Nothing
is counted against a code itself: nobody can lock somebody else out by trying theirs.
"""

from dataclasses import dataclass, field

from django.http import HttpRequest

from frontend.guesses import proofs, turns
from frontend.guesses.proofs import Puzzle
from kernel.errors import Refusal
from tenants import limits, networks
from tenants.limits import Limit

SPAN_SECONDS = 600
OF_NETWORK = Limit("code.network", count=5, seconds=SPAN_SECONDS)
OF_CLIENT = Limit("code.client", count=60, seconds=SPAN_SECONDS)
PAID = Limit("code.paid", count=1000, seconds=SPAN_SECONDS)
_STEEPER_AFTER = 5
_STEEPEST = 6


@dataclass(frozen=True, slots=True)
class Effort:
    """What a try asks for: a puzzle to solve, or `wait_seconds` until the turn of `ticket`."""

    puzzle: Puzzle
    ticket: str
    wait_seconds: int
    early: bool = False


@dataclass(slots=True)
class Try:
    """One try that may be made; say so when the code was right, and it did not count."""

    counted: list[tuple[Limit, str, str]] = field(default_factory=list)

    def was_right(self) -> None:
        """Give back what was counted for it: it was no guess."""
        for limit, subject, mark in self.counted:
            limits.give_back(limit, subject, mark)


class EffortError(Exception):
    """This try asks for an effort first."""

    def __init__(self, effort: Effort) -> None:
        super().__init__("effort")
        self.effort = effort


def admit(request: HttpRequest) -> Try:
    """Count a try before it is made: fifty at once are fifty.

    Raise EffortError when it asks for an effort that was not made yet, and Refusal
    "limit.unknown" when nobody can count.
    """
    network = networks.bucket_of(str(request.META.get("REMOTE_ADDR", "")))
    made = Try()
    if not _is_free(made, network):
        made.was_right()
        _check_effort(request, network)
        made = Try()
        _count(made, PAID, network)
    return made


def _is_free(made: Try, network: str) -> bool:
    return _count(made, OF_NETWORK, network) and _count(made, OF_CLIENT, "")


def _count(made: Try, limit: Limit, subject: str) -> bool:
    try:
        made.counted.append((limit, subject, limits.take(limit, subject)))
    except Refusal as refusal:
        if refusal.code != "limit.reached":
            raise
        return False
    return True


def _check_effort(request: HttpRequest, network: str) -> None:
    if proofs.is_solved(request.POST.get("proof", "")):
        return
    ticket = request.POST.get("turn", "")
    wait = turns.seconds_left(ticket)
    if wait == 0 and turns.is_first_use(ticket):
        return
    steps = _steepness(network)
    puzzle = proofs.puzzle(steps)
    if wait:
        raise EffortError(Effort(puzzle, ticket, wait, early=True))
    raise EffortError(Effort(puzzle, *_turn(network, steps)))


def _turn(network: str, steps: int) -> tuple[str, int]:
    """Return a ticket and its wait; none when the line is full, but there is still the puzzle."""
    try:
        return turns.taken(network, steps)
    except Refusal as refusal:
        if refusal.code != "limit.reached":
            raise
        return "", int(str(refusal.facts["retry_after_seconds"]))


def _steepness(network: str) -> int:
    """Return how steep the effort is: 1 at first, a step more for each five tries it was made."""
    return min(1 + limits.taken_count(PAID, network) // _STEEPER_AFTER, _STEEPEST)
