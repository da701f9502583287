"""The regulations this client adopted, read once per process.

A version never changes, so what was read of one is kept by its client, id and digest; its long
columns then stay in the database (`light`). What is kept of one client is nothing to another.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

from kernel.errors import Refusal
from procedures.models import AdoptedRegulation, Complaint
from procedures.presets import spoken
from procedures.rules.language import Regulation, Texts
from procedures.rules.reading import read_regulation, read_texts

LONG = ("source", "texts", "own_source", "own_texts", "wording")
KEPT_COUNT = 4096

Row = TypeVar("Row", bound=Model)
Read = TypeVar("Read")

_kept: dict[tuple[object, ...], Any] = {}


def light(rows: QuerySet[Row], way: str = "") -> QuerySet[Row]:
    """Return rows whose regulation, at the end of `way`, leaves its long columns where they are."""
    return rows.defer(*(f"{way}{name}" for name in LONG))


def in_force(day: date, name: str | None = None) -> AdoptedRegulation:
    """Return the version that people file under on `day`, or the regulation of this name.

    A client has one line of versions that people file under, whatever their names; beside it
    others can be in force, which a case reaches by a change of track. Raise Refusal
    `regulation.none` when nothing (of this name) is in force.
    """
    adopted = _newest(day, beside=False)
    if name is not None and (adopted is None or adopted.name != name):
        adopted = _newest(day, beside=True, name=name)
    if adopted is None:
        raise Refusal(
            "regulation.none",
            message="Op deze datum gold er nog geen klachtenregeling. Kies een latere datum.",
            day=day.isoformat(),
        )
    return adopted


def _newest(day: date, **line: object) -> AdoptedRegulation | None:
    rows = AdoptedRegulation.objects.filter(in_force_from__lte=day, **line)
    return light(rows).order_by("-in_force_from", "-version").first()


def rules_of(adopted: AdoptedRegulation) -> Regulation:
    """Return the regulation as values."""
    return _once(adopted, "rules", lambda: _read(adopted.digest, adopted.source))


def texts_of(adopted: AdoptedRegulation, language: str) -> Texts:
    """Return its words in `language` (`spoken_in`), or in the first language it has."""
    return _once(adopted, language, lambda: _chosen(adopted, language))


def language_of(adopted: AdoptedRegulation, language: str) -> str:
    """Return the language of its words for who asks for `language`: that, or its first."""
    written = _once(adopted, "languages", lambda: frozenset(adopted.texts))
    if language in written:
        return language
    return next(one for one in rules_of(adopted).languages if one in written)


def spoken_in(adopted: AdoptedRegulation, language: str) -> str:
    """Return the language of its words on pages: of which it has them, or we tell them in.

    What is proof, a letter above all, is in a language it was adopted in: `language_of`.
    """
    told_in = language_of(adopted, language)
    told = told_in != language and _told(adopted, language) is not None
    return language if told else told_in


def of_case(case: Complaint) -> Regulation:
    """Return the regulation a case walks: the version of its day of receipt."""
    return rules_of(case.regulation)


def _once(adopted: AdoptedRegulation, what: str, read: Callable[[], Read]) -> Read:
    """Return what was read of this version before in this process, or read it now."""
    name = (connection.schema_name, adopted.pk, adopted.digest, what)  # type: ignore[attr-defined]
    found: Read | None = _kept.get(name)
    if found is None:
        found = read()
        if len(_kept) >= KEPT_COUNT:
            _kept.clear()
        _kept[name] = found
    return found


def _chosen(adopted: AdoptedRegulation, language: str) -> Texts:
    told_in = language_of(adopted, language)
    told = _told(adopted, language) if told_in != language else None
    return told or _texts(adopted.digest, told_in, adopted.texts[told_in])


def _told(adopted: AdoptedRegulation, language: str) -> Texts | None:
    """Return its words in a language it has none in, where they are words we ship."""
    return _once(adopted, f"told in {language}", lambda: _telling(adopted, language))


def _telling(adopted: AdoptedRegulation, language: str) -> Texts | None:
    source = adopted.texts.get(spoken.FROM)
    if source is None or language not in spoken.LANGUAGES:
        return None
    return spoken.told(_texts(adopted.digest, spoken.FROM, source), language)


@lru_cache(maxsize=256)
def _read(_digest: str, source: str) -> Regulation:
    return read_regulation(source)


@lru_cache(maxsize=512)
def _texts(_digest: str, language: str, source: str) -> Texts:
    return read_texts(source, file=f"texts/{language}.yaml")
