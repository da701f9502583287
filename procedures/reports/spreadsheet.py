"""The figures of an edition as a spreadsheet, and the register itself."""

from collections.abc import Iterator, Sequence
from datetime import date

from kernel.documents.sheets import Quantity, Sheet, Value, workbook
from procedures.reports.content import EditionContent
from procedures.reports.titles import titled
from procedures.reports.view import ShownCell, ShownTable, shown
from procedures.reports.wording import Words
from procedures.rules.statistics import Frame, RegisterRow, TermResult, Unit
from procedures.rules.statistics.frame import closing_of

PATTERNS: dict[Unit, str] = {
    "count": "0",
    "people": "0",
    "percent": '0"%"',
    "days": "0.#",
    "mark": "0.0",
    "per_100": "0.0",
    "hours": "0.#",
}
REGISTER_COLUMNS = (
    "number",
    "kind",
    "received_on",
    "closed_on",
    "lead_time",
    "channel",
    "categories",
    "grounds",
    "department",
    "anonymous",
    "handling",
    "outcome",
    "resolution",
    "departed_from_advice",
    "hearings_count",
    "terms_late",
    "extended_count",
    "measures_count",
    "appreciation_reception",
    "appreciation_handling",
    "retaliation_signalled",
    "found_us",
    "complainant_role",
    "respondent_role",
    "natures",
    "fields",
    "barriers",
    "mediation",
    "extension_reasons",
    "hours",
    "activity",
    "reach",
)


def spreadsheet(content: EditionContent) -> bytes:
    """Return an edition as a workbook: a guide, then a sheet for each table."""
    words = Words(content.language, content.figures.labels)
    tables = shown(content.figures, content.language)
    title = titled(content, words)
    return workbook(
        [_guide(content, tables, words), *(sheet(table) for table in tables)],
        title=f"{title}, {content.client_name}",
        author=content.consultancy_name,
        on=content.published_on or content.made_on,
    )


def _guide(content: EditionContent, tables: Sequence[ShownTable], words: Words) -> Sheet:
    threshold = content.figures.threshold
    given = {"threshold": threshold, "most": threshold - 1}
    marks = words.group("methods", "marks")
    rows: list[Sequence[Value]] = [
        (words.text("sheets", "client"), content.client_name),
        (words.text("sheets", "year"), _period(content, words)),
        (words.text("sheets", "status"), words.text("sheets", "statuses", content.status)),
        (words.text("report", "digest"), content.digest),
        (),
        *((sign.format(**given), text.format(**given)) for sign, text in marks),
        (),
        *((table.tab, table.title) for table in tables),
    ]
    own = [words.text("methods", each, **given) for each in ("first", "second")]
    notes = (*(content.methods or own), words.text("methods", "compared"))
    title = titled(content, words)
    return Sheet(name=words.text("sheets", "guide"), rows=rows, title=title, notes=notes)


def _period(content: EditionContent, words: Words) -> Value:
    """Return a year as a number, a part of it in words."""
    period = content.figures.period
    return words.period(period) if period.part else period.year


def sheet(table: ShownTable) -> Sheet:
    """Return a table as a sheet with typed cells."""
    totals = [place for place, line in enumerate(table.lines) if line.is_total]
    return Sheet(
        name=table.tab,
        title=table.title,
        heads=(table.corner, *table.heads),
        rows=[(line.label, *(_typed(cell) for cell in line.cells)) for line in table.lines],
        notes=table.footnotes,
        emphasised=frozenset(totals),
    )


def _typed(cell: ShownCell) -> Value:
    """Return a number as a number; what is hidden or only bounded as it is printed."""
    if cell.value is None or cell.mark == "at_least":
        return cell.text
    return Quantity(cell.value, PATTERNS[cell.unit])


def register(rows: Sequence[RegisterRow], frame: Frame, *, language: str, author: str) -> bytes:
    """Return the register as a workbook, one row a case; for the client's own people only."""
    words = Words(language, frame.all_labels())
    sheet = Sheet(
        name=words.text("sheets", "register"),
        heads=[words.text("register", code) for code in REGISTER_COLUMNS],
        rows=[tuple(_register_row(row, words, frame.today)) for row in rows],
        notes=(words.text("register", "confidential"),),
    )
    title = words.text("sheets", "register")
    return workbook([sheet], title=title, author=author, on=frame.today)


def _register_row(row: RegisterRow, words: Words, today: date) -> Iterator[Value]:
    yield row.number or words.text("register", "shredded")
    yield words.label("kind", row.kind)
    yield row.received_on
    yield row.closed_on
    yield _lead_time(row)
    yield _label(words, "channel", row.channel)
    yield ", ".join(words.label("category", code) for code in row.categories)
    yield ", ".join(words.label("ground", code) for code in row.grounds)
    yield _label(words, "department", row.department)
    yield _yes(words, is_so=row.anonymous)
    yield _label(words, "handling", row.handling)
    yield _label(words, "outcome", row.outcome)
    yield _label(words, "resolution", row.resolution)
    yield _yes(words, is_so=row.departed_from_advice)
    yield row.hearings_count
    yield sum(_is_late(term, today) for term in row.terms)
    yield sum(term.extended_count for term in row.terms)
    yield len(row.measures)
    yield row.appreciation_reception
    yield row.appreciation_handling
    yield _yes(words, is_so=row.retaliation_signalled)
    yield from _beside_the_acts(row, words)


def _beside_the_acts(row: RegisterRow, words: Words) -> Iterator[Value]:
    yield _label(words, "found_us", row.found_us)
    yield _label(words, "complainant_role", row.complainant_role)
    yield _label(words, "respondent_role", row.respondent_role)
    yield ", ".join(words.label("nature", code) for code in row.natures)
    yield ", ".join(words.label("field", code) for code in row.fields)
    yield ", ".join(words.label("barrier", code) for code in row.barriers)
    yield _label(words, "mediation", row.mediation)
    yield ", ".join(words.label("extension", code) for code in row.extension_reasons)
    yield _hours(row)
    yield _label(words, "activity", row.activity)
    yield row.reach


def _hours(row: RegisterRow) -> Quantity | None:
    minutes = sum(one.minutes for one in row.spent)
    return Quantity(round(minutes / 60, 1), PATTERNS["hours"]) if minutes else None


def _is_late(term: TermResult, today: date) -> bool:
    return (term.ended_on or today) > term.due_on


def _lead_time(row: RegisterRow) -> int | None:
    if row.lead_time_days is not None or row.closed_on is None:
        return row.lead_time_days
    return (closing_of(row) - row.received_on).days


def _label(words: Words, dimension: str, code: str | None) -> str | None:
    return words.label(dimension, code) if code else None


def _yes(words: Words, *, is_so: bool | None) -> str | None:
    return None if is_so is None else words.text("register", "yes" if is_so else "no")
