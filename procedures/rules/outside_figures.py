"""Reading a file with figures of others: every line is right, or says what is wrong with it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

COLUMNS = ("jaar", "gemeente", "grond", "aantal")
ENGLISH = {"year": "jaar", "municipality": "gemeente", "ground": "grond", "count": "aantal"}
ALL = frozenset({"", "totaal", "total", "alle"})
MOST_LINES = 5000
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One number; an empty ground is all of them."""

    year: int
    municipality: str
    ground: str
    count: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a line of the file; line 1 holds the names of the columns."""

    line: int
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, and what was not; nothing may be kept while there is trouble."""

    lines: tuple[Line, ...]
    troubles: tuple[Trouble, ...]


def read_lines(rows: Iterable[Sequence[str]], *, grounds: Collection[str]) -> Read:
    """Read rows of text, the first with the names of the columns, in any order.

    `grounds` are the client's codes. Troubles: columns, year, municipality, ground, count, twice,
    many, empty.
    """
    every = [[cell.strip() for cell in row] for row in rows]
    if not every:
        return Read((), (Trouble(1, "empty"),))
    names = [ENGLISH.get(name.lower(), name.lower()) for name in every[0]]
    lacking = [name for name in COLUMNS if name not in names and name != "grond"]
    if lacking:
        return Read((), (Trouble(1, "columns", ", ".join(lacking)),))
    if len(every) > MOST_LINES:
        return Read((), (Trouble(MOST_LINES, "many"),))
    return _read(every[1:], names, grounds)


def _read(rows: Sequence[Sequence[str]], names: Sequence[str], grounds: Collection[str]) -> Read:
    lines: dict[tuple[int, str, str], Line] = {}
    troubles: list[Trouble] = []
    for number, row in enumerate(rows, start=2):
        if not any(row):
            continue
        found = _line(number, dict(zip(names, row, strict=False)), grounds)
        if isinstance(found, Trouble):
            troubles.append(found)
            continue
        key = (found.year, found.municipality.casefold(), found.ground)
        if key in lines:
            troubles.append(Trouble(number, "twice", found.municipality))
        lines[key] = found
    if not lines and not troubles:
        troubles.append(Trouble(1, "empty"))
    return Read(tuple(lines.values()), tuple(troubles))


def _line(number: int, cells: dict[str, str], grounds: Collection[str]) -> Line | Trouble:
    year, count = _whole(cells.get("jaar", "")), _whole(cells.get("aantal", ""))
    place, ground = cells.get("gemeente", ""), cells.get("grond", "").lower()
    ground = "" if ground in ALL else ground
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return Trouble(number, "year", cells.get("jaar", ""))
    if not place or len(place) > LONGEST:
        return Trouble(number, "municipality", place[:20])
    if ground and ground not in grounds:
        return Trouble(number, "ground", ground[:40])
    if count is None:
        return Trouble(number, "count", cells.get("aantal", "")[:20])
    return Line(year, place, ground, count)


def _whole(written: str) -> int | None:
    """Return a whole number of at most nine figures; 12.0, as spreadsheets write it, is one."""
    plain = written.removesuffix(".0")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= 9 else None  # noqa: PLR2004
