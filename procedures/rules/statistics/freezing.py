"""Figures as JSON and back, and the digest of a frozen edition."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Any

from procedures.rules.statistics.tables import Cell, Column, Figures, Line, Table
from procedures.rules.suppression import Relation

Json = Mapping[str, Any]
LATER = frozenset({"part", "scope"})
"""What the first editions did not have; left out where empty, so that their digests stay."""


def dump(figures: Figures) -> dict[str, Any]:
    """Return the figures as values that JSON knows."""
    found = {**asdict(figures), "until_on": figures.until_on.isoformat()}
    return {name: value for name, value in found.items() if value or name not in LATER}


def load(stored: Json) -> Figures:
    """Return the figures that ``dump`` wrote, also after a round through a database's JSON."""
    return Figures(
        year=stored["year"],
        until_on=date.fromisoformat(stored["until_on"]),
        threshold=stored["threshold"],
        tables=tuple(_table(each) for each in stored["tables"]),
        relations=tuple(_relation(each) for each in stored["relations"]),
        labels=stored["labels"],
        part=stored.get("part", ""),
        scope=stored.get("scope", ""),
    )


def _relation(stored: Json) -> Relation:
    return Relation(stored["total"], tuple(stored["parts"]), stored["kind"])


def _table(stored: Json) -> Table:
    return Table(
        name=stored["name"],
        dimension=stored["dimension"],
        columns=tuple(Column(**each) for each in stored["columns"]),
        lines=tuple(_line(each) for each in stored["lines"]),
        totals=tuple(_line(each) for each in stored["totals"]),
        footnotes=tuple(stored["footnotes"]),
        multi_valued=stored["multi_valued"],
    )


def _line(stored: Json) -> Line:
    cells = tuple(Cell(**each) for each in stored["cells"])
    return Line(stored["code"], cells, stored["unit"])


def digest(figures: Figures, texts: Json) -> str:
    """Return the SHA-256 in hex of the figures and the texts of an edition.

    ``texts`` holds what JSON knows. The same content gives the same digest whatever the order of
    its keys, so a stored edition can be checked for as long as it is kept.
    """
    content = {"figures": dump(figures), "texts": texts}
    written = dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()
