"""Hold a printed edition against an attacker who has all other editions of the client as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kernel.errors import Refusal
from procedures.rules.statistics.prints import Print, prints, told
from procedures.rules.statistics.sharing import Ties
from procedures.rules.statistics.tables import Figures
from procedures.rules.statistics.ties import ties
from procedures.rules.suppression import Interval, Leak, Relation, audit, derivable, forms

UNKNOWN: Interval = (0, None)


def leaks(*editions: Figures) -> list[Leak]:
    """List the hidden counts that follow from the editions of one client taken together.

    The editions go from old to new. The key of a leak is the name that the count has in all
    reports; it begins with its place. Small counts that nobody prints but that follow from what is
    printed (the last quarter, all other departments, what two municipalities share) are listed too.
    An edition with a leak must not be published. Two attackers that share no code look: one
    reasons, one solves (`audit`). Raise Refusal `audit.contradiction` when no counts at all could
    print like the newest edition.
    """
    for apart in range(len(editions)):
        attack = _attack(editions, apart)
        try:
            return attack.found()
        except Refusal:
            # The register changed after an edition was printed: who reads sees that it did, and
            # cannot take the old edition and the new ones together any more.
            if apart == len(editions) - 1:
                raise
    return []


@dataclass(slots=True)
class _Attack:
    threshold: int
    intervals: dict[str, Interval] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    ties: Ties = field(default_factory=Ties)

    def take(self, figures: Figures, *, number: int, apart: bool) -> list[Print]:
        """Take in what an edition prints; what a newer one contradicts is a count of its own."""
        names: dict[str, str] = {}
        kept = []
        for one in prints(figures):
            bounds = one.bounds(figures.threshold)
            both = _both(bounds, self.intervals.get(one.name, UNKNOWN))
            is_own = apart or both is None
            name = names.setdefault(one.name, f"{one.name}~{number}" if is_own else one.name)
            self.intervals[name] = bounds if both is None or is_own else both
            if one.mark:
                self.hidden.add(name)
            if name == one.name:
                kept.append(one)
        for relation in told(figures):
            parts = tuple(names[part] for part in relation.parts)
            self.relations.append(Relation(names[relation.total], parts, relation.kind))
        return kept

    def tie(self, kept: Sequence[Print]) -> None:
        """Tie the counts of all editions together, where the print allows it."""
        self.ties = ties((one.place, one.key) for one in kept)
        for name in self.ties.unprinted:
            self.intervals.setdefault(name, UNKNOWN)
        known = (*self.ties.relations, *self.ties.repeated(tuple(self.relations)))
        fitting = [each for each in known if _may_hold(each, self.intervals)]
        self.relations.extend(fitting)

    def found(self) -> list[Leak]:
        """List what can be found out."""
        known = tuple(replace(each) for each in self.relations)
        exposed = {
            name: Leak(name, self.intervals[name][0])
            for name in self.hidden
            if self.intervals[name][0] == self.intervals[name][1]
        }
        exposed |= {leak.key: leak for leak in derivable(self.intervals, known)}
        exposed |= {
            one.key: Leak(one.key, one.lowest)
            for one in audit(self.intervals, known)
            if one.key in self.hidden or one.lowest == one.highest
        }
        return [exposed[name] for name in sorted(exposed) if self._counts(exposed[name])]

    def _counts(self, leak: Leak) -> bool:
        """A rest that is nothing, or enough people, may be known."""
        return leak.key in self.hidden or 0 < leak.count < self.threshold


def _attack(editions: Sequence[Figures], apart: int) -> _Attack:
    """Take the editions together, the newest first; so many of the oldest stand apart."""
    attack = _Attack(editions[-1].threshold)
    kept: list[Print] = []
    for number, figures in reversed(list(enumerate(editions))):
        kept += attack.take(figures, number=number, apart=number < apart)
    attack.tie(kept)
    return attack


def _both(one: Interval, other: Interval) -> Interval | None:
    """Return what both prints leave possible, None when they contradict each other."""
    tops = [top for top in (one[1], other[1]) if top is not None]
    lowest, highest = max(one[0], other[0]), min(tops, default=None)
    return None if highest is not None and lowest > highest else (lowest, highest)


def _may_hold(relation: Relation, intervals: Mapping[str, Interval]) -> bool:
    """Tell whether a relation can be true of what is printed, each count taken by itself."""
    return all(_reaches(form.weights, intervals, exact=form.exact) for form in forms((relation,)))


def _reaches(weights: Mapping[str, int], intervals: Mapping[str, Interval], *, exact: bool) -> bool:
    """Tell whether a weighed sum can be zero, or zero or more."""
    least, most = 0, 0
    is_low = is_high = True
    for name, weight in weights.items():
        low, high = intervals[name]
        ends = (low, high) if weight > 0 else (high, low)
        is_low, is_high = is_low and ends[0] is not None, is_high and ends[1] is not None
        least, most = least + weight * (ends[0] or 0), most + weight * (ends[1] or 0)
    return (not is_high or most >= 0) and (not exact or not is_low or least <= 0)
