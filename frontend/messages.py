"""The words of the pages: found in the source, kept in a catalogue, compiled for Django.

The source language is plain Dutch; a catalogue per further language holds the translations.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import templatize

from frontend.translating.plurals import plurals_of

ROOT = Path(__file__).resolve().parents[1]
LOCALE = Path(__file__).resolve().parent / "locale"
PACKAGES = ("frontend", "procedures", "billing", "tenants", "api", "platform/kernel")
KEYWORDS = dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "_")) | {
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
SINCE = datetime(2026, 11, 22, tzinfo=UTC)
UNTRANSLATED = ("gallery",)

Message = str | tuple[str, str]

_CALL = re.compile(r"(?<![\w.])(n?gettext|_)\((?=[ru]*['\"])")


@cache
def found() -> dict[Message, list[str]]:
    """Return every message of the source with the files it stands in; read once a process."""
    places: dict[Message, list[str]] = {}
    for path in _files("*.py"):
        _note(places, _in_python(path), path)
        _note(places, _refusals(path), path)
    for path in _files("*.html"):
        _note(places, _in_template(path), path)
    return places


def _files(pattern: str) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob(pattern)):
            if not any(word in path.name for word in UNTRANSLATED):
                yield path


def _note(places: dict[Message, list[str]], messages: Iterable[Message], path: Path) -> None:
    for message in messages:
        places.setdefault(message, []).append(str(path.relative_to(ROOT)))


def _in_python(path: Path) -> Iterator[Message]:
    with path.open("rb") as source:
        for _line, message, _comments, _context in extract("python", source, KEYWORDS):
            yield message if isinstance(message, str) else (message[0], message[1])


def _refusals(path: Path) -> Iterator[Message]:
    """Yield what a refusal says: rules know no gettext, so the page translates its message.

    It may be written in place, or be called `message` first.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        named = node.keywords if isinstance(node, ast.Call) else []
        said = [one.value for one in named if one.arg == "message"]
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "message":
            said.append(node.value)
        for one in said:
            branches = (one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,)
            said_here = (each.value for each in branches if isinstance(each, ast.Constant))
            yield from (str(each) for each in said_here if each)


def _in_template(path: Path) -> Iterator[Message]:
    text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for call in _CALL.finditer(text):
        literals = list(_literals(text[call.end() :]))
        if call.group(1) == "ngettext":
            yield literals[0], literals[1]
        elif literals[0]:
            yield literals[0]


def _literals(text: str) -> Iterator[str]:
    """Yield the string literals with which an argument list begins."""
    literal = re.compile(r"\s*,?\s*([ru]*(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))")
    place = 0
    while match := literal.match(text, place):
        yield ast.literal_eval(match.group(1).lstrip("u"))
        place = match.end()


def catalogue(language: str) -> Catalog:
    """Return the translations into a language; none where there is no catalogue yet."""
    if not _po(language).is_file():
        return Catalog(locale=language)
    with _po(language).open("rb") as source:
        return read_po(source, locale=language)


def _po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def missing(language: str) -> list[Message]:
    """Return every message that has no translation, in the order of the source."""
    known = catalogue(language)
    return [message for message in found() if not _translated(known, message)]


def _translated(known: Catalog, message: Message) -> bool:
    entry = known.get(message if isinstance(message, str) else message[0])
    said = entry.string if entry else None
    return bool(said) if said is None or isinstance(said, str) else bool(said) and all(said)


def compiled(language: str) -> bytes:
    """Return the catalogue as Django reads it."""
    target = BytesIO()
    write_mo(target, catalogue(language))
    return target.getvalue()


def write(language: str, translations: dict[Message, str | tuple[str, ...]]) -> None:
    """Write the catalogue of a language with just the messages that the source has."""
    fresh = Catalog(locale=language, project="Wederhoor", fuzzy=False, creation_date=SINCE)
    fresh.mime_headers = [("Plural-Forms", plurals_of(language).header())]
    for message, files in found().items():
        where = [(name, 0) for name in sorted(set(files))][:1]
        fresh.add(message, translations.get(message, ""), locations=where)
    _po(language).parent.mkdir(parents=True, exist_ok=True)
    with _po(language).open("wb") as target:
        write_po(target, fresh, width=98, omit_header=False, include_lineno=False, sort_output=True)
    _po(language).with_suffix(".mo").write_bytes(compiled(language))
