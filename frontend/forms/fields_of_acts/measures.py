from collections.abc import Iterator
from textwrap import shorten

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms.fields import DutchDateField, LongTextField
from frontend.forms.fields_of_acts import advised
from frontend.forms.fields_of_acts.part import Cleaned, Part, Row, Setting, single
from frontend.forms.fields_of_acts.plain import choice
from procedures.rules.language import Field

LIST = "measure"
SHOWN = 3
ALL = 8
_COLUMNS = ("kind", "text", "owner", "due_on")


def measures(one: Field, setting: Setting) -> Part:
    """Ask measures in rows: kind, text, owner and date. Rows left empty are ignored.

    Who decides on an advice says first what happens to each measure of it.
    """
    found = advised.advised(setting)
    controls = advised.controls(one, found)
    for place in range(ALL):
        controls |= _controls(one, setting, place)

    def check(cleaned: Cleaned) -> Iterator[tuple[str, str]]:
        yield from advised.mistakes(one, found, cleaned)
        if one.required and not _filled(one, cleaned):
            yield _name(one, 0, "text"), gettext("Beschrijf ten minste een maatregel.")
        for place in _filled(one, cleaned):
            if not cleaned.get(_name(one, place, "kind")):
                yield _name(one, place, "kind"), gettext("Kies voor wie of wat de maatregel is.")
            if not cleaned.get(_name(one, place, "text")):
                yield _name(one, place, "text"), gettext("Beschrijf de maatregel.")

    return Part(
        one.name,
        controls,
        lambda cleaned: [*advised.answers(one, found, cleaned), *_new(one, cleaned)],
        legend=setting.label(one),
        help=setting.help(one) or gettext("Wat u leeg laat, telt niet mee."),
        rows=(
            *advised.rows(one, found),
            *(_row(one, place, shown=1 if found else SHOWN) for place in range(ALL)),
        ),
        check=check,
    )


def _controls(one: Field, setting: Setting, place: int) -> dict[str, forms.Field]:
    made = {
        "kind": forms.ChoiceField(
            choices=[("", gettext("Kies")), *setting.codes(LIST)], label=gettext("Voor wie of wat")
        ),
        "text": LongTextField(rows=2, label=gettext("Maatregel")),
        "owner": forms.CharField(max_length=200, label=gettext("Wie voert dit uit?")),
        "due_on": DutchDateField(label=gettext_lazy("Uiterlijk op")),
    }
    for control in made.values():
        control.required = False
        control.may_be_skipped = True  # type: ignore[attr-defined] # a row is filled or left
    return {_name(one, place, column): control for column, control in made.items()}


def _row(one: Field, place: int, *, shown: int) -> Row:
    title = gettext("Maatregel %(number)s") % {"number": place + 1}
    names = tuple(_name(one, place, column) for column in _COLUMNS)
    return Row(title, names, extra=place >= shown)


def _new(one: Field, cleaned: Cleaned) -> list[dict[str, object]]:
    return [_read(one, cleaned, place) for place in _filled(one, cleaned)]


def _read(one: Field, cleaned: Cleaned, place: int) -> dict[str, object]:
    return {column: cleaned.get(_name(one, place, column)) for column in _COLUMNS}


def _filled(one: Field, cleaned: Cleaned) -> list[int]:
    return [place for place in range(ALL) if any(_read(one, cleaned, place).values())]


def _name(one: Field, place: int, column: str) -> str:
    return f"{one.name}-{place}-{column}"


def measure(one: Field, setting: Setting) -> Part:
    """Make a choice of one agreed measure of this case."""
    agreed = setting.case.measures.filter(state="agreed").order_by("due_on", "id")
    choices = [(str(row.id), shorten(row.text, 90, placeholder="…")) for row in agreed]
    return single(one, choice(one, setting, choices))
