"""The whole file of a case as one PDF: with contents, and without what stays out of the file.

Notes of who handles the case and the words of a confidential talk are not in it, unless both sides
agreed to have those words in the file. What was agreed in talks, and looking back on that, stands
in it only when it was asked for (`with_agreements`): those are not for parties or a committee.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, gettext_noop

from kernel.clock import local_date
from kernel.documents.colours import palette
from kernel.documents.formats import long_date
from kernel.documents.pdf import render
from procedures.models import Complaint
from procedures.queries.answers import answers_by_element
from procedures.queries.case_messages import threads
from procedures.queries.case_pieces import letters_of, named_pieces
from procedures.queries.notes import confidential_acts, shared_acts
from procedures.queries.regulations import texts_of
from procedures.queries.timeline import Entry
from procedures.queries.told import Told, ToldFile, ToldMeasure, ToldRuling
from procedures.queries.words import label
from procedures.reports.prose import blocks
from procedures.rules.language import Texts
from tenants import scope
from tenants.logos import unpacked

TEMPLATE = Path(__file__).parent / "typst" / "case_file.typ"
Row = tuple[str, str]
BOTH = "both"
"""The side of an evaluation with both sides."""
SHARED = gettext_noop(
    "Alles wat aan partijen en commissie bekend kan zijn, met namen."
    " Notities van wie de zaak behandelt staan er niet in."
)
WHOLE = gettext_noop(
    "Met namen, en met de afspraken en evaluaties uit gesprekken. Geef dit niet aan partijen of"
    " commissie. Notities van wie de zaak behandelt staan er niet in."
)
KINDS = {"agreement": gettext_noop("Afspraak"), "goal": gettext_noop("Doel")}
STATES = {
    "open": gettext_noop("Nog open"),
    "done": gettext_noop("Gedaan"),
    "dropped": gettext_noop("Vervallen"),
}
RESULTS = {
    "kept": gettext_noop("Ja"),
    "partly": gettext_noop("Voor een deel"),
    "broken": gettext_noop("Nee"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a part of the file: its title, facts about it, and words as people wrote."""

    title: str
    facts: tuple[Row, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class FileToPrint:
    """A case with its acts as the reader may know them, the language, and the day of printing."""

    case: Complaint
    entries: Sequence[Entry]
    language: str
    on: date
    with_agreements: bool = False

    @property
    def texts(self) -> Texts:
        """The words of its regulation."""
        return texts_of(self.case.regulation, self.language)

    def day(self, value: date | datetime | None) -> str:
        """Return a day in full words, that of a moment with its hour; empty for none."""
        if isinstance(value, datetime):
            zone = scope.current().time_zone
            hour = f"{value.astimezone(ZoneInfo(zone)):%H:%M}"
            return f"{long_date(local_date(value, zone), self.language)}, {hour}"
        return long_date(value, self.language) if value else ""

    def role(self, name: str) -> str:
        """Return what a side or role is called."""
        return self.texts.roles.get(name, name)


def case_file_pdf(file: FileToPrint) -> bytes:
    """Return the file as a PDF (PDF/A-2a, PDF/UA-1)."""
    return render(TEMPLATE, as_data(file), on=file.on)


def as_data(file: FileToPrint) -> dict[str, Any]:
    """Return all that the template sets."""
    client, case = scope.current(), file.case
    title = f"{gettext('Dossier')} {case.number}"
    parts = [(name, list(items)) for name, items in _parts(file)]
    return {
        "language": file.language,
        "title": title,
        "author": client.name,
        "author_line": f"{client.name} · {case.number}",
        "running": title,
        "footer_note": gettext("Dit dossier bevat namen. Geef het alleen aan wie het mag lezen."),
        "colours": asdict(palette(client.brand_colour)),
        "heading": title,
        "client_name": client.name,
        "logo": list(unpacked(client.logo)),
        "contents": gettext("Inhoud"),
        "facts": [list(row) for row in _head(file)],
        "introduction": gettext(WHOLE if file.with_agreements else SHARED),
        "parts": [[name, [_item(one) for one in items]] for name, items in parts if items],
    }


def _item(one: Item) -> dict[str, object]:
    rows = [list(row) for row in one.facts if row[1]]
    return {"title": one.title, "facts": rows, "words": blocks(one.words)}


def _head(file: FileToPrint) -> Iterator[Row]:
    case = file.case
    yield gettext("Ontvangen op"), file.day(case.received_on)
    yield gettext("Stand"), file.texts.states.get(case.state, case.state)
    yield gettext("Regeling"), f"{file.texts.title} ({case.regulation.version})"
    yield gettext("Gedrukt op"), file.day(file.on)


def _parts(file: FileToPrint) -> Iterator[tuple[str, Iterator[Item]]]:
    yield gettext("De klacht"), _complaint(file)
    yield gettext("Partijen"), _parties(file)
    yield gettext("Verloop"), _course(file)
    yield gettext("Brieven"), _letters(file)
    yield gettext("Berichten"), _messages(file)
    yield gettext("Geplande gesprekken"), _planned(file)
    yield gettext("Hoorverslagen"), _hearings(file)
    yield gettext("Stukken"), _pieces(file)
    yield gettext("Uitkomst"), _outcome(file)
    if file.with_agreements:
        yield gettext("Afspraken en doelen"), _agreements(file)
        yield gettext("Evaluaties"), _evaluations(file)


def _complaint(file: FileToPrint) -> Iterator[Item]:
    case, texts = file.case, file.texts
    facts = (
        (gettext("Binnengekomen via"), label(texts, "channel", case.channel)),
        (gettext("Waarover"), ", ".join(label(texts, "category", one) for one in case.categories)),
        (gettext("Gebeurd op"), file.day(case.happened_on)),
    )
    yield Item(gettext("Zoals de klager het vertelde"), facts, case.story)
    if case.wish:
        yield Item(gettext("Wat de klager wil bereiken"), (), case.wish)
    said = answers_by_element(case, (one.act for one in file.entries))
    for one in case.elements.all():
        title = f"{gettext('Onderdeel')} {one.ordinal}"
        category = label(texts, "category", one.category) if one.category else ""
        yield Item(title, ((gettext("Waarover"), category),), one.text)
        for answer in said.get(one.id, ()):
            about = f"{title}: {gettext('Antwoord van de beklaagde')}"
            yield Item(about, ((gettext("Op"), file.day(answer.at)),), answer.words)
    for name, answer in {**case.answers, **case.written_answers}.items():
        if answer:
            yield Item(texts.questions.get(name, name), (), str(label(texts, name, answer)))


def _parties(file: FileToPrint) -> Iterator[Item]:
    for one in file.case.parties.select_related("department").order_by("side", "id"):
        department = one.department.name if one.department else ""
        facts = (
            (gettext("Naam"), one.name or gettext("Anoniem")),
            (gettext("Functie"), one.position),
            (gettext("Afdeling"), department),
        )
        yield Item(file.role(one.side), facts)


def _course(file: FileToPrint) -> Iterator[Item]:
    closed = {one.id for one in confidential_acts(file.case)} - shared_acts(file.case)
    for entry in file.entries:
        who = ", ".join(filter(None, (entry.who, entry.role)))
        facts: list[Row] = [(gettext("Op"), file.day(entry.act.at)), (gettext("Wie"), who)]
        if entry.act.id not in closed:
            facts += [(one.label, _told(one, file)) for one in entry.told]
        yield Item(entry.what, tuple(facts))


def _letters(file: FileToPrint) -> Iterator[Item]:
    for one in letters_of(file.case)[::-1]:
        name = one.to_party.name if one.to_party else ""
        facts = (
            (gettext("Aan"), name or file.role(one.to_side)),
            (gettext("Op"), file.day(one.created_at)),
        )
        yield Item(one.subject, facts, one.body)


def _messages(file: FileToPrint) -> Iterator[Item]:
    for thread in threads(file.case, file.language):
        for line in thread.lines if thread.side else ():
            message = line.message
            facts = (
                (gettext("Van"), line.who),
                (gettext("Op"), file.day(message.received_on or message.sent_at)),
            )
            yield Item(f"{gettext('Berichten met')}: {thread.title}", facts, message.body)


def _planned(file: FileToPrint) -> Iterator[Item]:
    """Yield the talks that are to come, and the moments from which people can still choose."""
    for one in file.case.hearings.filter(held_on=None, waived_at=None).order_by("planned_at"):
        facts = ((gettext("Wanneer"), file.day(one.planned_at)), (gettext("Waar"), one.place))
        yield Item(file.role(one.side), facts)
    for asked in file.case.proposals.filter(ended_at=None).order_by("side"):
        facts = (
            (gettext("Voorgesteld op"), file.day(asked.proposed_at)),
            (gettext("Waar"), asked.place),
        )
        moments = "\n".join(f"- {file.day(moment)}" for moment in asked.moments)
        yield Item(f"{gettext('Voorgestelde momenten')}: {file.role(asked.side)}", facts, moments)


def _hearings(file: FileToPrint) -> Iterator[Item]:
    """Yield the reports as they were written, each with what its side said of it."""
    for one in file.case.hearings.order_by("held_on", "side").prefetch_related("remarks"):
        if not one.report:
            continue
        yield Item(
            file.role(one.side), ((gettext("Gehouden op"), file.day(one.held_on)),), one.report
        )
        for remark in one.remarks.all():
            facts = (
                (gettext("Op"), file.day(remark.made_at)),
                (gettext("Het verslag klopt"), gettext("ja") if remark.agrees else gettext("nee")),
            )
            title = f"{gettext('Reactie op het verslag')}: {file.role(one.side)}"
            yield Item(title, facts, remark.text)


def _agreements(file: FileToPrint) -> Iterator[Item]:
    for one in file.case.follow_ups.order_by("agreed_on", "noted_at"):
        facts = (
            (gettext("Wie"), one.owner),
            (gettext("Afgesproken op"), file.day(one.agreed_on)),
            (gettext("Klaar voor"), file.day(one.until_on)),
            (gettext("Stand"), gettext(STATES.get(one.state, one.state))),
            (gettext("Op"), file.day(one.ended_on)),
        )
        yield Item(gettext(KINDS.get(one.kind, one.kind)), facts, one.text)


def _evaluations(file: FileToPrint) -> Iterator[Item]:
    for one in file.case.evaluations.order_by("planned_on", "id"):
        facts = (
            (gettext("Gepland op"), file.day(one.planned_on)),
            (gettext("Gehouden op"), file.day(one.held_on)),
            (gettext("Vervallen"), file.day(one.dropped_at)),
            (
                gettext("Zijn de afspraken nagekomen?"),
                gettext(RESULTS[one.result]) if one.result else "",
            ),
        )
        side = gettext("Met beide kanten samen") if one.side == BOTH else file.role(one.side)
        yield Item(side, facts, one.report)


def _pieces(file: FileToPrint) -> Iterator[Item]:
    for one in named_pieces(file.case):
        facts = (
            (gettext("Van"), file.role(one.piece.from_side)),
            (gettext("Op"), file.day(one.piece.received_on or one.piece.added_at)),
        )
        yield Item(one.name, facts)


def _outcome(file: FileToPrint) -> Iterator[Item]:
    case, texts = file.case, file.texts
    for one in case.rulings.select_related("element").order_by("element__ordinal"):
        ruling = ((gettext("Oordeel"), label(texts, "ruling", one.ruling)),)
        yield Item(f"{gettext('Onderdeel')} {one.element.ordinal}", ruling, one.reasons)
    for measure in case.measures.order_by("due_on", "id"):
        facts = (
            (gettext("Wie"), measure.owner),
            (gettext("Klaar voor"), file.day(measure.due_on)),
        )
        yield Item(label(texts, "measure", measure.kind), facts, measure.text)


def _told(one: Told, file: FileToPrint) -> str:
    value = one.value
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nee")
    if isinstance(value, date):
        return file.day(value)
    if isinstance(value, list):
        return "\n".join(_listed(each) for each in value)
    return str(value)


def _listed(each: object) -> str:
    if isinstance(each, ToldRuling):
        return f"{each.ruling}: {each.reasons}"
    if isinstance(each, ToldMeasure):
        return f"{each.kind}: {each.text}"
    return each.name if isinstance(each, ToldFile) else str(each)
