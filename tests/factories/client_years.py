"""Invented years of a client: departments within divisions, quarters, and what it was about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp
from random import Random

from procedures.rules.suppression import Interval, Known, Mark, Relation, cover, interval

QUARTERS = ("q1", "q2", "q3", "q4")
THRESHOLD = 5


@dataclass(slots=True)
class ClientYear:
    """The counts of a year, by key, and how they hang together."""

    values: dict[str, int] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def total(self, name: str, parts: Iterable[str]) -> None:
        """Count a total, or say once more what a total that is there is made of."""
        named = tuple(parts)
        self.values[name] = sum(self.values[part] for part in named)
        self.relations.append(Relation(name, named))

    def printed(self, marks: Mapping[str, Mark]) -> dict[str, Interval]:
        """Return what a reader knows of each count from its own print."""
        return {
            key: interval(mark, value=self.values[key], threshold=THRESHOLD)
            for key, mark in marks.items()
        }

    def published(self) -> dict[str, Mark]:
        """Return the marks when three quarters were published before the year, one by one."""
        out: dict[str, tuple[Mark, Interval]] = {}
        for quarters in (*((quarter,) for quarter in QUARTERS[:3]), (*QUARTERS, "year")):
            values = {key: n for key, n in self.values.items() if key.partition("/")[2] in quarters}
            before = {key: out[key] for key in out.keys() & values.keys()}
            told = (one for one in self.relations if values.keys() >= {one.total, *one.parts})
            marks = cover(values, tuple(told), known=Known(printed=before)).marks
            bounds = self.printed(marks)
            out |= {key: (mark, bounds[key]) for key, mark in marks.items()}
        return {key: mark for key, (mark, _bounds) in out.items()}

    def naive(self) -> dict[str, Mark]:
        """Return the marks of who hides all below the threshold, and nothing else."""
        return {key: "small" if 0 < n < THRESHOLD else "" for key, n in self.values.items()}


def client_year(seed: int) -> ClientYear:
    """Return a year drawn by lot: 60 to 100 counts, from nearly empty to busy."""
    lot, year = Random(seed), ClientYear()  # noqa: S311 a year to test with
    divisions = {
        f"d{n}": [f"d{n}x{m}" for m in range(lot.randint(2, 3))] for n in range(lot.randint(2, 3))
    }
    busy = lot.choice((0.3, 0.8, 1.5, 3.0, 6.0))
    for leaf in (leaf for leaves in divisions.values() for leaf in leaves):
        for quarter in QUARTERS:
            year.values[f"{leaf}/{quarter}"] = _drawn(lot, busy * lot.choice((0.3, 1.0, 2.0)))
    _nest(year, divisions)
    _about(year, lot, [f"c{n}" for n in range(lot.randint(4, 7))])
    return year


def small_year(seed: int) -> ClientYear:
    """Return a year of 12 counts: three departments in two halves, with all their totals."""
    lot, year = Random(seed), ClientYear()  # noqa: S311 a year to test with
    departments, halves = ("d0", "d1", "d2"), ("h1", "h2")
    for department in departments:
        for half in halves:
            year.values[f"{department}/{half}"] = _drawn(lot, lot.choice((1.0, 4.0, 9.0)))
        year.total(f"{department}/year", (f"{department}/{half}" for half in halves))
    for part in (*halves, "year"):
        year.total(f"all/{part}", (f"{department}/{part}" for department in departments))
    year.total("all/year", (f"all/{half}" for half in halves))
    return year


def _nest(year: ClientYear, divisions: Mapping[str, list[str]]) -> None:
    leaves = [leaf for each in divisions.values() for leaf in each]
    for quarter in QUARTERS:
        for division, own in divisions.items():
            year.total(f"{division}/{quarter}", (f"{leaf}/{quarter}" for leaf in own))
        year.total(f"all/{quarter}", (f"{division}/{quarter}" for division in divisions))
    for unit in (*leaves, *divisions, "all"):
        year.total(f"{unit}/year", (f"{unit}/{quarter}" for quarter in QUARTERS))
    for division, own in divisions.items():
        year.total(f"{division}/year", (f"{leaf}/year" for leaf in own))
    year.total("all/year", (f"{division}/year" for division in divisions))


def _about(year: ClientYear, lot: Random, categories: list[str]) -> None:
    for quarter in QUARTERS:
        drawn = [
            min(int(lot.expovariate(0.7)), len(categories) - 1)
            for _ in range(year.values[f"all/{quarter}"])
        ]
        for place, category in enumerate(categories):
            year.values[f"{category}/{quarter}"] = drawn.count(place)
        year.total(f"all/{quarter}", (f"{category}/{quarter}" for category in categories))
    for category in categories:
        year.total(f"{category}/year", (f"{category}/{quarter}" for quarter in QUARTERS))
    year.total("all/year", (f"{category}/year" for category in categories))


def _drawn(lot: Random, mean: float) -> int:
    """Draw a Poisson number (D. Knuth, The Art of Computer Programming 2, 3.4.1)."""
    floor, product, count = exp(-mean), lot.random(), 0
    while product > floor:
        product, count = product * lot.random(), count + 1
    return count
