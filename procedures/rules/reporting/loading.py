"""Read the definitions of reports, and check each as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kernel.errors import Refusal
from procedures.rules.reporting.definition import Chapter, Definition
from procedures.rules.statistics import ORDER, PARTS

FOLDER = Path(__file__).parent / "definitions"
LANGUAGES = ("nl", "en", "fr", "de")
SCOPES = ("client", "department", "municipality", "portfolio")
NEEDED = ("name", "version", "period", "scope", "source", "title", "subtitle", "audience")
KNOWN = frozenset({*NEEDED, "chapters", "due"})
OF_CHAPTER = frozenset({"code", "tables", "title", "guide", "required"})
FLOW = "flow"


@cache
def definitions() -> tuple[Definition, ...]:
    """Return all definitions of this release, also older versions, by name and version.

    Raise Refusal `report.definition` for the first file with a fault.
    """
    found = [_checked(path) for path in sorted(FOLDER.glob("*.yaml"))]
    return tuple(sorted(found, key=lambda one: (one.name, one.version)))


def newest() -> tuple[Definition, ...]:
    """Return the newest version of each report."""
    return tuple({one.name: one for one in definitions()}.values())


def of_client() -> tuple[Definition, ...]:
    """Return the newest version of each report that is made within a client."""
    return tuple(one for one in newest() if one.scope != "portfolio")


def definition(name: str, version: int | None = None) -> Definition:
    """Return a definition, the newest version where none is asked; raise `report.unknown`."""
    found = [one for one in definitions() if one.name == name]
    asked = [one for one in found if version is None or one.version == version]
    if not asked:
        raise Refusal("report.unknown", message="Dit soort rapportage is er niet.", name=name)
    return asked[-1]


def _checked(path: Path) -> Definition:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    faults = list(faults_of(written))
    if faults:
        raise Refusal(
            "report.definition",
            message="Deze beschrijving van een rapportage klopt niet.",
            file=path.name,
            faults=tuple(faults),
        )
    return _definition(written)


def faults_of(written: Any) -> Iterator[str]:
    """Yield in plain English what is wrong with a definition, each with where it is."""
    if not isinstance(written, dict):
        yield "the file is no list of names and values"
        return
    missing = [name for name in NEEDED if not written.get(name)]
    yield from (f"{name}: is missing" for name in missing)
    yield from (f"{name}: is not known" for name in sorted(set(written) - KNOWN))
    yield from (f"period: {written['period']!r} is not one of {', '.join(PARTS)}"
                for _ in [0] if written.get("period") not in (None, *PARTS))  # fmt: skip
    yield from (f"scope: {written['scope']!r} is not one of {', '.join(SCOPES)}"
                for _ in [0] if written.get("scope") not in (None, *SCOPES))  # fmt: skip
    for name in ("title", "subtitle", "audience"):
        yield from _untold(name, written.get(name))
    yield from _faults_of_due(written.get("due"))
    yield from _faults_of_chapters(written.get("chapters"))


def _untold(where: str, words: Any) -> Iterator[str]:
    """Yield the languages in which a text is missing."""
    if isinstance(words, dict):
        yield from (f"{where}: no text in {one}" for one in LANGUAGES if not words.get(one))
    elif words:
        yield f"{where}: must have a text for each language"


def _faults_of_due(due: Any) -> Iterator[str]:
    if due is None:
        return
    if not isinstance(due, dict) or set(due) != {"month", "day"}:
        yield "due: must have a month and a day"
    elif not (due["month"] in range(1, 13) and due["day"] in range(1, 29)):
        yield f"due: {due['day']}-{due['month']} is no day of every year"


def _faults_of_chapters(chapters: Any) -> Iterator[str]:
    if not isinstance(chapters, list) or not chapters:
        yield "chapters: there are none"
        return
    codes = [each.get("code") for each in chapters if isinstance(each, dict)]
    tables = [name for each in chapters if isinstance(each, dict) for name in _tables(each)]
    if FLOW not in tables:
        yield f"chapters: none has the table {FLOW!r}, of which all others are parts"
    yield from (f"chapters: {one!r} is there twice" for one in sorted(_twice(codes)))
    yield from (f"chapters: the table {one!r} is there twice" for one in sorted(_twice(tables)))
    for number, each in enumerate(chapters, start=1):
        yield from _faults_of_chapter(number, each)


def _tables(chapter: Mapping[str, Any]) -> list[str]:
    return [str(name) for name in chapter.get("tables") or ()]


def _twice(names: Sequence[Any]) -> set[str]:
    return {str(name) for name in names if names.count(name) > 1}


def _faults_of_chapter(number: int, chapter: Any) -> Iterator[str]:
    if not isinstance(chapter, dict) or not chapter.get("code"):
        yield f"chapter {number}: has no code"
        return
    where = f"chapter {chapter['code']}"
    yield from (f"{where}: {name!r} is not known" for name in sorted(set(chapter) - OF_CHAPTER))
    yield from (f"{where}: there is no table {name!r}"
                for name in _tables(chapter) if name not in ORDER)  # fmt: skip
    for name in ("title", "guide"):
        yield from _untold(f"{where}, {name}", chapter.get(name))
    if chapter.get("required") and not chapter.get("guide"):
        yield f"{where}: must be written, but nothing says about what (guide)"


def _definition(written: Mapping[str, Any]) -> Definition:
    due = written.get("due")
    return Definition(
        **{name: written[name] for name in NEEDED},
        due=(due["month"], due["day"]) if due else None,
        chapters=tuple(_chapter(each) for each in written["chapters"]),
    )


def _chapter(written: Mapping[str, Any]) -> Chapter:
    return Chapter(
        code=written["code"],
        tables=tuple(written.get("tables") or ()),
        title=written.get("title") or {},
        guide=written.get("guide") or {},
        required=bool(written.get("required")),
    )
