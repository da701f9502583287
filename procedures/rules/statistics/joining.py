"""The counts of a new edition together with those of the editions that are out already.

What is out tells readers something: each of its counts keeps its print, and what a new edition
prints may not give away what is hidden there. So both are covered as one whole.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from procedures.rules.statistics.counting import Year
from procedures.rules.statistics.frame import Frame
from procedures.rules.statistics.places import Place
from procedures.rules.statistics.prints import Print, prints, told
from procedures.rules.statistics.sharing import Ties
from procedures.rules.statistics.tables import Figures
from procedures.rules.statistics.ties import holds, ties
from procedures.rules.suppression import Interval, Known, Mark, Relation, within

Recount = Callable[[Frame], Mapping[str, int]]
"""Counts the register of today for another period or scope."""


@dataclass(slots=True)
class Joint:
    """All counts by their names, their relations, and what is printed of them already."""

    values: dict[str, int] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    printed: dict[str, tuple[Mark, Interval]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    latent: set[str] = field(default_factory=set)

    def known(self, own: Known, place: Place) -> Known:
        """Return what readers know, with what the new edition's own place adds to it."""
        named = {
            name: frozenset(place.name(key) for key in getattr(own, name))
            for name in ("shown", "hidden", "stepwise")
        }
        return Known(
            shown=named["shown"] - self.printed.keys(),
            hidden=named["hidden"] | frozenset(self.hidden),
            stepwise=named["stepwise"],
            printed=self.printed,
            latent=frozenset(self.latent),
        )

    def take(self, one: Print, count: int, threshold: int) -> bool:
        """Take in a printed count; tell whether the register still agrees with the print.

        Where it does not, the register was corrected: the old number says nothing for sure, but
        what was hidden stays hidden.
        """
        bounds = one.bounds(threshold)
        if not within(count, bounds):
            if one.mark:
                self.hidden.add(one.name)
            return False
        self.values[one.name] = count
        mark, before = self.printed.get(one.name, (one.mark, bounds))
        tops = [top for top in (bounds[1], before[1]) if top is not None]
        both = (max(bounds[0], before[0]), min(tops, default=None))
        is_shown = not (mark and one.mark)
        self.printed[one.name] = ("" if is_shown else one.mark, both)
        return True


def joined(year: Year, published: Sequence[Figures], recount: Recount) -> Joint | None:
    """Join a new edition's counts with those printed on the same year; None if there are none."""
    found = [(one, each) for each in published for one in _near(each, year.frame)]
    if not found:
        return None
    frame, joint = year.frame, Joint()
    place = frame.place
    joint.values = {place.name(key): count for key, count in year.ledger.values.items()}
    places = [(place, key) for key in year.ledger.values]
    counted = cache(lambda each: recount(_framed(frame, each)))
    for one, figures in found:
        if joint.take(one, counted(one.place).get(one.key, 0), figures.threshold):
            places.append((one.place, one.key))
    joint.relations = [_named(each, place) for each in year.ledger.relations]
    for figures in {id(each): each for _, each in found}.values():
        joint.relations.extend(each for each in told(figures) if holds(each, joint.values))
    _tie(joint, ties(places), counted)
    return joint


def _near(figures: Figures, frame: Frame) -> Iterator[Print]:
    """Yield what an edition prints of the year of a frame, on whatever part of it."""
    return (one for one in prints(figures) if one.place.period.year == frame.year)


def _framed(frame: Frame, place: Place) -> Frame:
    return replace(frame, part=place.period.part, scope=place.scope, tables=None)


def _named(relation: Relation, place: Place) -> Relation:
    parts = tuple(place.name(part) for part in relation.parts)
    return Relation(place.name(relation.total), parts, relation.kind)


def _tie(joint: Joint, tied: Ties, counted: Callable[[Place], Mapping[str, int]]) -> None:
    """Tie the counts of all places together, and enter what follows though nobody prints it."""
    for name, (place, key) in tied.counts.items():
        _enter(joint, name, counted(place).get(key, 0))
    for name, parts in tied.sums.items():
        if joint.values.keys() >= set(parts):
            _enter(joint, name, sum(joint.values[part] for part in parts))
    for name, (total, parts) in tied.rests.items():
        if joint.values.keys() >= {total, *parts}:
            _enter(joint, name, joint.values[total] - sum(joint.values[part] for part in parts))
    known = (*tied.relations, *tied.repeated(tuple(joint.relations)))
    joint.relations.extend(each for each in known if holds(each, joint.values))


def _enter(joint: Joint, name: str, count: int) -> None:
    """Enter a count that nobody prints, unless it is printed after all or cannot be."""
    if name not in joint.values and count >= 0:
        joint.values[name] = count
        joint.latent.add(name)
