"""The moves between situations: each act, once for each side or way it can turn out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from procedures.rules.exploring.flags import Flags, flags_of
from procedures.rules.handling import HANDLING
from procedures.rules.language import Guard, Regulation, Step
from procedures.rules.walk import CLOSED, SIDES

BEFORE = "(before)"
"""The state before anything was received."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that can happen: from which states, what must (not) hold, and what it changes.

    Of each of `wants` one bit is enough. `act` is empty for time passing.
    """

    act: str
    side: str
    from_: frozenset[str]
    to: str | None
    wants: tuple[int, ...]
    forbids: int
    sets: int
    clears: int

    @property
    def label(self) -> str:
        """Return what the move is called in a walk."""
        if not self.act:
            return f"({self.side}: silent)"
        return f"{self.act} ({self.side})" if self.side else self.act


@dataclass(frozen=True, slots=True)
class System:
    """A regulation as moves over flags, with the flags a case can begin with.

    `events` gives each act, and the closing of a case, a bit of its own.
    """

    regulation: Regulation
    flags: Flags
    moves: tuple[Move, ...]
    beginnings: tuple[int, ...]
    events: Mapping[str, int]

    def same_as(self, other: "System") -> bool:
        """Whether exactly the same can happen, seen with the same flags."""
        return (self.flags, self.moves, self.beginnings, self.events) == (
            other.flags,
            other.moves,
            other.beginnings,
            other.events,
        )


def system_of(regulation: Regulation, flags: Flags | None = None) -> System:
    """Return the moves of a regulation. Names that do not exist are the names' own obligation.

    With the `flags` of another regulation the situations of both can be compared.
    """
    flags = flags or flags_of(regulation)
    moves = [move for step in regulation.steps for move in _moves(regulation, flags, step)]
    moves += [_silence(regulation, flags, side) for side in SIDES]
    names = dict.fromkeys((CLOSED, *(step.act for step in regulation.steps)))
    events = {name: 1 << place for place, name in enumerate(names)}
    return System(regulation, flags, tuple(moves), tuple(_beginnings(regulation, flags)), events)


def _silence(regulation: Regulation, flags: Flags, side: str) -> Move:
    """Time passes and a served invitation stays unanswered."""
    everywhere = frozenset(regulation.states)
    invited, unanswered = flags[f"invited:{side}"], flags[f"unanswered:{side}"]
    return Move("", side, everywhere, None, (invited,), unanswered, unanswered, invited)


def _moves(regulation: Regulation, flags: Flags, step: Step) -> Iterator[Move]:
    from_ = frozenset((BEFORE,) if step.kind == "receive" else step.from_)
    to = step.to or (next(iter(regulation.states)) if step.kind == "receive" else None)
    wants, forbids = guarded(regulation, flags, step)
    lasting = _lasting(flags, step) | (flags["closed"] if to == CLOSED else 0)
    shown = flags["hidden"] if step.reveals else 0
    shown |= absences(regulation, flags) if step.kind == "inform" else 0
    for side, sets, clears in _ways(regulation, flags, step):
        yield Move(step.act, side, from_, to, wants, forbids, lasting | sets, clears | shown)


def guarded(regulation: Regulation, flags: Flags, step: Step) -> tuple[tuple[int, ...], int]:
    """Return what must hold before a step (of each, one bit), and what may not."""
    wants = [clause for guard in step.requires for clause in _wants(flags, guard)]
    forbids = 0
    for guard in step.requires:
        forbids |= flags.taken(guard.not_taken) if guard.not_taken else 0
    if not step.repeats:
        forbids |= flags.taken(step.act)
    blocks = regulation.filing.blocks
    if step.act in blocks.get("anonymous", ()):
        wants.append(flags["named"])
    if step.act in blocks.get("third_parties", ()):
        forbids |= flags["hidden"]
    return tuple(wants), forbids


def _wants(flags: Flags, guard: Guard) -> Iterator[int]:
    if guard.taken is not None:
        yield flags.taken(guard.taken)
    for question, code in guard.answered.items():
        yield flags.answer(question, code)
    if guard.holds == "both_sides_heard":
        yield from (flags.done(side) | excused(flags, guard, side) for side in SIDES)
    elif guard.holds is not None:
        yield flags[HOLDS[guard.holds]]


HOLDS = {
    "admissible": "admitted",
    "panel_complete": "panel",
    "respondent_informed": "informed",
    "acknowledged": "acknowledged",
    "named": "named",
}


def excused(flags: Flags, guard: Guard, side: str) -> int:
    """Return the bits of the acts with which the statute excuses not hearing a side."""
    return sum({flags.taken(one.taken) for one in guard.unless if one.side == side})


def absences(regulation: Regulation, flags: Flags) -> int:
    """Return the bits of the acts that say that a side has nobody; telling somebody undoes them."""
    unless = (one for step in regulation.steps for guard in step.requires for one in guard.unless)
    return sum({flags.taken(one.taken) for one in unless if one.absent})


LASTING = {
    "admit": "admitted",
    "inform": "informed",
    "acknowledge": "acknowledged",
    "rule": "judged",
    "advise": "judged",
    "decide": "judged",
}


def _lasting(flags: Flags, step: Step) -> int:
    """Return what an act of this kind makes true for good."""
    found = flags.taken(step.act)
    if step.kind in LASTING:
        found |= flags[LASTING[step.kind]]
    if step.outcome or step.kind == "rule":
        found |= flags["outcome"]
    if any(field.name == HANDLING and field.required for field in step.fields):
        found |= flags["handling"]
    return found


def _ways(regulation: Regulation, flags: Flags, step: Step) -> Iterable[tuple[str, int, int]]:
    """Return per way that an act can turn out: the side, and what it sets and clears."""
    if step.kind in ("appoint", "release"):
        panel = flags["panel"]
        return (("", panel, 0), ("", 0, 0)) if step.kind == "appoint" else (("", 0, panel),)
    if step.kind == "mediate":
        bit = flags["mediating"]
        return (("", 0, bit),) if ends_mediation(regulation, step) else (("", bit, 0),)
    if step.hears == "both":
        return (("", flags["heard:complainant"] | flags["heard:respondent"], 0),)
    only = [field.of for field in step.fields if field.type == "side"]
    if not only:
        return (("", 0, 0),)
    return tuple(_way(flags, step, side) for side in SIDES if only[0] in (None, side))


def ends_mediation(regulation: Regulation, step: Step) -> bool:
    """Whether this act of mediation ends it: a term goes on from it, or another came before it."""
    if any(spec.suspended_until == step.act for spec in regulation.terms.values()):
        return True
    before = (regulation.step(guard.taken) for guard in step.requires if guard.taken)
    return any(one is not None and one.kind == "mediate" for one in before)


def _way(flags: Flags, step: Step, side: str) -> tuple[str, int, int]:
    invited, unanswered = flags[f"invited:{side}"], flags[f"unanswered:{side}"]
    if step.kind == "waive" or step.hears == "side":
        return side, flags[f"heard:{side}"], invited | unanswered
    if step.kind == "invite":
        return side, invited, unanswered
    if step.kind == "answer":
        return side, 0, invited | unanswered
    return side, 0, 0


def _beginnings(regulation: Regulation, flags: Flags) -> Iterator[int]:
    """Yield the flags of each way of filing that a guard can tell apart."""
    panel = 0 if regulation.panel else flags["panel"]
    for named, answered in product(_namings(regulation, flags), _answered(flags)):
        yield panel | named | answered


def _namings(regulation: Regulation, flags: Flags) -> Iterable[int]:
    found = {
        "named": flags["named"],
        "third_parties": flags["named"] | flags["hidden"],
        "anonymous": 0,
    }
    asked = bool(regulation.filing.blocks) or any(
        guard.holds == "named" for step in regulation.steps for guard in step.requires
    )
    known = [found[naming] for naming in regulation.filing.anonymity]
    return known if asked else known[:1]


def _answered(flags: Flags) -> Iterable[int]:
    """Return each combination of one answer, or another one, to each question that is asked."""
    questions: dict[str, list[int]] = {}
    for name, bit in flags.bits.items():
        if name.startswith("answer:"):
            questions.setdefault(name.split(":")[1], [0]).append(bit)
    return [sum(chosen) for chosen in product(*questions.values())]
