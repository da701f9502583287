from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms.fields import LongTextField
from frontend.forms.fields_of_acts.part import Cleaned, Part, Row, Setting
from procedures.models import Element
from procedures.queries.answers import Answered, answers_by_element
from procedures.rules.language import Field

LIST = "ruling"


def rulings(one: Field, setting: Setting) -> Part:
    """Ask a ruling and its reasons on each element of the complaint, beside its text."""
    elements = list(setting.case.elements.all())
    said = answers_by_element(setting.case, setting.case.acts.all())
    controls: dict[str, forms.Field] = {}
    for element in elements:
        controls |= _controls(one, setting, element)

    def read(cleaned: Cleaned) -> list[dict[str, object]]:
        return [
            {
                "element": str(element.id),
                "ruling": cleaned.get(_ruling(one, element)),
                "reasons": cleaned.get(_reasons(one, element)),
            }
            for element in elements
        ]

    rows = tuple(
        _row(one, setting, element, answers=said.get(element.id, ())) for element in elements
    )
    return Part(
        one.name, controls, read, legend=setting.label(one), help=setting.help(one), rows=rows
    )


def _controls(one: Field, setting: Setting, element: Element) -> dict[str, forms.Field]:
    about = {"number": element.ordinal}
    return {
        _ruling(one, element): forms.ChoiceField(
            choices=setting.codes(LIST),
            widget=forms.RadioSelect,
            label=gettext("Oordeel over onderdeel %(number)s") % about,
        ),
        _reasons(one, element): LongTextField(
            rows=4,
            label=gettext("Redenen bij onderdeel %(number)s") % about,
            error_messages={"required": gettext_lazy("Geef bij elk oordeel de redenen.")},
        ),
    }


def _row(one: Field, setting: Setting, element: Element, *, answers: Iterable[Answered]) -> Row:
    words = setting.texts.codes.get("category", {})
    kind = words.get(element.category, element.category)
    title = gettext("Onderdeel %(number)s") % {"number": element.ordinal}
    names = (_ruling(one, element), _reasons(one, element))
    said = (f"{gettext('Antwoord van de beklaagde')}:\n{each.words}" for each in answers)
    quote = "\n\n".join((element.text, *said))
    return Row(f"{title}: {kind}" if kind else title, names, quote=quote)


def _ruling(one: Field, element: Element) -> str:
    return f"{one.name}-{element.id}"


def _reasons(one: Field, element: Element) -> str:
    return f"{one.name}-{element.id}-reasons"
