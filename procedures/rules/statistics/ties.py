"""How the counts of several reports hang together: quarters and years, departments and the client.

Of a total and some of its parts the rest follows, though no report prints it: a year and three of
its quarters tell the fourth. Such a rest is a count too; a small one has to stay hidden.
"""

from collections.abc import Iterable, Iterator, Mapping

from procedures.rules.statistics.flow import OPEN_END, OPEN_START
from procedures.rules.statistics.places import IN_SCOPE, MONTHS, Period, Place
from procedures.rules.statistics.sharing import Ties, tie_municipalities
from procedures.rules.suppression import Relation

STANDING = (OPEN_START, OPEN_END)
OVERLAPPING = (
    "caseload",
    "terms/",
    "events/retaliation",
    "events/measures_overdue",
    "worked_on",
    "hours/",
)
"""Counts of what goes on: in two quarters one case may count twice. All others count what came in
or was closed on one day."""
SHARING = frozenset({"municipality"})
"""Kinds of scope of which one case may have two."""


def ties(counts: Iterable[tuple[Place, str]]) -> Ties:
    """Tie the counts of all places together, each given by its place and its own key."""
    given = [(place, key) for place, key in counts if not key.startswith("periods/")]
    names = frozenset(place.name(key) for place, key in given)
    places = {place for place, _ in given}
    found = Ties(names)
    for place, key in given:
        if key not in STANDING:
            _tie_periods(found, place, key)
            _tie_scopes(found, place, key, places)
    found.relations.extend(_boundaries(given))
    return found


def _tie_periods(found: Ties, place: Place, key: str) -> None:
    """Tie a count to those of the periods within its own, the longest first."""
    left, parts = set(place.period.months), []
    for inner in _inner(place.period):
        name = Place(inner, place.scope).name(key)
        if name in found.names and left.issuperset(inner.months):
            left -= set(inner.months)
            parts.append(name)
    total = place.name(key)
    if not parts:
        return
    if key.startswith(OVERLAPPING):
        found.relations.append(Relation(total, tuple(parts), "within"))
        if not left:
            found.relations.append(Relation(total, tuple(parts), "cover"))
    elif left:
        found.rest(_rest_name(place, key, left), total, tuple(parts))
    else:
        found.relations.append(Relation(total, tuple(parts)))


def _inner(period: Period) -> list[Period]:
    """Return the parts of a period, the longest first."""
    parts = [Period(period.year, part) for part in MONTHS]
    return [each for each in parts if each != period and period.holds(each)]


def _rest_name(place: Place, key: str, left: set[int]) -> str:
    """Name what is left: a part of the year where it is one, for that may be printed later."""
    for part in _inner(place.period):
        if set(part.months) == left:
            return Place(part, place.scope).name(key)
    months = "+".join(f"m{month:02}" for month in sorted(left))
    return f"{place.code}-{months}:{key}"


def _tie_scopes(found: Ties, place: Place, key: str, places: set[Place]) -> None:
    """Tie a count of the client to those of its departments, and of its municipalities."""
    if place.scope:
        return
    alike = [each for each in places if each.scope and each.period == place.period]
    alike = [each for each in alike if each.name(key) in found.names]
    for kind in IN_SCOPE:
        scopes = sorted(each.scope for each in alike if each.scope.startswith(f"{kind}:"))
        parts = tuple(Place(place.period, scope).name(key) for scope in scopes)
        if parts and kind in SHARING:
            tie_municipalities(found, place, key, scopes)
        elif parts:
            group = f"{place.code}@{kind}:not {','.join(scopes)}"
            found.rest(found.tell(group, key, place.name(key)), place.name(key), parts)


def _boundaries(counts: Iterable[tuple[Place, str]]) -> Iterator[Relation]:
    """What is open at the end of a day is open at the start of the next, in each report."""
    first: dict[tuple[object, str], str] = {}
    for place, key in counts:
        if key in STANDING:
            period = place.period
            day = period.starts_on.toordinal() - 1 if key == OPEN_START else None
            moment = (day if day is not None else period.ends_on.toordinal(), place.scope)
            name = place.name(key)
            if first.setdefault(moment, name) != name:
                yield Relation(first[moment], (name,))


def holds(relation: Relation, values: Mapping[str, int]) -> bool:
    """Tell whether a relation is about known counts only and true of them."""
    if not {relation.total, *relation.parts} <= values.keys():
        return False
    total, parts = values[relation.total], [values[part] for part in relation.parts]
    return {
        "sum": sum(parts) == total,
        "cover": sum(parts) >= total,
        "within": max(parts, default=0) <= total,
        "apart": max((parts[0] + other for other in parts[1:]), default=0) <= total,
    }[relation.kind]
