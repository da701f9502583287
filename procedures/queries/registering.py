"""What is registered beside the acts, as the figures ask for it: codes, changes, heads, others."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from kernel.documents.formats import long_date
from procedures.models import (
    CodeChange,
    Department,
    HeadCount,
    OutsideFigure,
    OwnCode,
    Registration,
    TimeSpent,
)
from procedures.rules.statistics import Department as Heads
from procedures.rules.statistics import Labels, Move, OutsideNumber, RegisterRow, Spent
from procedures.rules.statistics.codes import EXTENDABLE, own_codes

NOTES: Mapping[str, Mapping[str, str]] = {
    "renamed": {
        "nl": "{code} heet vanaf {day} {becomes}. Ook eerdere zaken staan onder die naam.",
        "en": "{code} is called {becomes} from {day}. Earlier cases stand under the new name too.",
        "fr": "{code} s’appelle {becomes} depuis le {day}. Les dossiers antérieurs aussi.",
        "de": "{code} heißt seit dem {day} {becomes}. Frühere Fälle auch.",
    },
    "merged": {
        "nl": "{code} is vanaf {day} opgegaan in {becomes}. Ook eerdere zaken tellen daar mee.",
        "en": "{code} merged into {becomes} on {day}. Earlier cases count there too.",
        "fr": "{code} fait partie de {becomes} depuis le {day}. Tous ses dossiers y comptent.",
        "de": "{code} gehört seit dem {day} zu {becomes}. Alle früheren Fälle zählen dort mit.",
    },
    "split": {
        "nl": "{code} is op {day} gesplitst in {becomes}. Eerdere zaken blijven bij {code}.",
        "en": "{code} was split into {becomes} on {day}. Earlier cases stay with {code}.",
        "fr": "{code} a été scindé en {becomes} le {day}. Ses dossiers restent sous {code}.",
        "de": "{code} wurde am {day} in {becomes} geteilt. Frühere Fälle bleiben bei {code}.",
    },
    "ended": {
        "nl": "{code} bestaat niet meer vanaf {day}.",
        "en": "{code} no longer exists from {day}.",
        "fr": "{code} n’existe plus depuis le {day}.",
        "de": "{code} gibt es seit dem {day} nicht mehr.",
    },
}


def own_labels() -> dict[str, dict[str, dict[str, str]]]:
    """Return our own lists with their words, and what this client added to them; one query."""
    labels = {
        name: {code: dict(words) for code, words in codes.items()}
        for name, codes in own_codes().items()
    }
    for added in OwnCode.objects.filter(dimension__in=EXTENDABLE).order_by("label"):
        labels[added.dimension].setdefault(added.code, {"*": added.label})
    return labels


def moves() -> tuple[Move, ...]:
    """Return what became of the client's codes, the earliest first; one query."""
    found = CodeChange.objects.order_by("from_on", "noted_at")
    return tuple(
        Move(one.dimension, one.kind, one.from_on, one.code, tuple(one.becomes), number)  # type: ignore[arg-type]
        for number, one in enumerate(found, start=1)
    )


def note_labels(told: Iterable[Move], labels: Labels) -> dict[str, dict[str, str]]:
    """Return the words of the footnotes on codes that changed, by the code of the note."""
    return {
        move.note: {lang: _note(move, lang, words, labels) for lang, words in _words(move)}
        for move in told
    }


def _words(move: Move) -> Iterable[tuple[str, str]]:
    return NOTES[move.kind].items()


def _note(move: Move, language: str, words: str, labels: Labels) -> str:
    known = labels.get(move.dimension, {})
    becomes = ", ".join(_label(known, code, language) for code in move.becomes)
    named = _label(known, move.code, language)
    return words.format(code=named, becomes=becomes, day=long_date(move.from_on, language))


def _label(known: Mapping[str, Mapping[str, str]], code: str, language: str) -> str:
    words = known.get(code, {})
    return words.get(language) or words.get("*") or next(iter(words.values()), code)


def departments_on(first_on: date, last_on: date) -> dict[str, Heads]:
    """Return the departments that were there in a period, with their people on its last day.

    One that ended before that day has no head count: its people are counted elsewhere, or nowhere.
    """
    counts: dict[str, int] = {}
    for row in HeadCount.objects.filter(from_on__lte=last_on).order_by("from_on"):
        counts[row.department_id] = row.employees_count
    there = Department.objects.filter(Q(ended_on=None) | Q(ended_on__gt=first_on)).order_by("name")
    return {one.code: _heads(one, counts, last_on) for one in there}


def _heads(one: Department, counts: Mapping[str, int], last_on: date) -> Heads:
    if one.ended_on is not None and one.ended_on <= last_on:
        return Heads(one.name, None)
    return Heads(one.name, counts.get(one.code, one.employees_count) or None)


def outside_numbers(year: int) -> tuple[OutsideNumber, ...]:
    """Return what others counted in a year; of a number told twice the newest file counts."""
    found = OutsideFigure.objects.filter(year=year, file__undone_at=None).select_related("file")
    newest = {
        (one.file.source, one.municipality, one.ground): one.count
        for one in found.order_by("file__imported_at")
    }
    return tuple(OutsideNumber(*key, count) for key, count in sorted(newest.items()))


def contact_rows(year: int | None) -> list[RegisterRow]:
    """Return the rows of what is no case; what became one is counted there, and not here."""
    found = Registration.objects.filter(case=None, withdrawn_at=None)
    if year is not None:
        held = Q(happened_on__year=year) | Q(time_spent__spent_on__year=year)
        found = found.filter(held).distinct()
    found = found.defer("text").prefetch_related("time_spent")
    return [_row(one) for one in found]


def _row(one: Registration) -> RegisterRow:
    return RegisterRow(
        number="",
        kind=one.kind,
        received_on=one.happened_on,
        closed_on=one.closed_on,
        channel=one.channel or None,
        categories=tuple(one.categories),
        grounds=tuple(one.grounds),
        department=one.department_id,
        outcome=one.outcome or None,
        handling=one.handling or None,
        found_us=one.found_us or None,
        complainant_role=one.complainant_role or None,
        natures=tuple(one.natures),
        fields=tuple(one.fields),
        barriers=tuple(one.barriers),
        spent=spent_of(one.time_spent.all()),
        activity=one.activity or None,
        reach=one.reach,
    )


def spent_of(rows: Iterable[TimeSpent]) -> tuple[Spent, ...]:
    """Return the minutes that count, the earliest first."""
    held = [one for one in rows if one.withdrawn_at is None]
    told = sorted(held, key=lambda one: (one.spent_on, one.purpose, one.minutes))
    return tuple(Spent(one.spent_on, one.purpose, one.minutes) for one in told)
