"""What a file lacks, so that who handles the case can mend it before somebody is harmed by it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing: a code, how many of it, and the side or row it is about."""

    code: str
    count: int = 1
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What the rule asks of a file; none of it says who somebody is.

    `tells` is whether the regulation has a step that tells a respondent of the complaint.
    `unreached` are the parties (id by side) without any address, `without_code` those who cannot
    come in. `lacking` is by side how many pieces it never got, `empty_seats` how many of each
    seat are open in a committee that was begun.
    """

    closed: bool = False
    tells: bool = True
    respondent_count: int = 1
    unread_count: int = 0
    stuck_count: int = 0
    late_measure_count: int = 0
    late_agreement_count: int = 0
    late_evaluation_count: int = 0
    undecided_count: int = 0
    undeclared_count: int = 0
    unplaced: str = ""
    unreached: tuple[tuple[str, str], ...] = ()
    without_code: tuple[tuple[str, str], ...] = ()
    lacking: Mapping[str, int] = field(default_factory=dict)
    empty_seats: Mapping[str, int] = field(default_factory=dict)


def gaps(facts: FileFacts) -> tuple[Gap, ...]:
    """Return what is missing, what hurts people soonest first; of a closed case what still counts.

    A closed case needs no address, no code and no seat any more.
    """
    found = [*_waiting(facts)]
    if not facts.closed:
        found += [*_people(facts), *_judging(facts)]
    return tuple(one for one in found if one.count > 0)


def _waiting(facts: FileFacts) -> Iterator[Gap]:
    yield Gap("unread", facts.unread_count)
    yield Gap("stuck", facts.stuck_count)
    yield Gap("measures", facts.late_measure_count)
    yield Gap("agreements", facts.late_agreement_count)
    yield Gap("evaluations", facts.late_evaluation_count)


def _people(facts: FileFacts) -> Iterator[Gap]:
    yield Gap("respondent", int(facts.tells and not facts.respondent_count))
    for side, party in facts.unreached:
        yield Gap(f"address.{side}", 1, party)
    for side, party in facts.without_code:
        yield Gap(f"code.{side}", 1, party)
    yield Gap("department", int(bool(facts.unplaced)), facts.unplaced)


def _judging(facts: FileFacts) -> Iterator[Gap]:
    yield Gap("objections", facts.undecided_count)
    for seat, count in facts.empty_seats.items():
        yield Gap("seat", count, seat)
    yield Gap("declarations", facts.undeclared_count)
    for side, count in facts.lacking.items():
        yield Gap(f"pieces.{side}", count)
