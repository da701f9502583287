"""The answer to a complaint of several points: a box for each, and one for what is left."""

from django import forms
from django.utils.translation import gettext

from frontend.forms.fields import LongTextField
from frontend.forms.fields_of_acts.part import Cleaned, Part, Row, Setting
from procedures.rules.language import Field
from procedures.rules.sharing import complaint_shown

RESPONDENT = "respondent"
ROWS = 4
BEGINNING = 100
"""How much of a point stands above its answer, in characters."""


def is_by_point(one: Field, setting: Setting) -> bool:
    """Whether the respondent answers here what was said about it, in several points."""
    step = setting.step
    answers = step.kind == "answer" and not any(field.type == "side" for field in step.fields)
    if not answers or not one.required or RESPONDENT not in setting.actor.roles:
        return False
    shown = complaint_shown(RESPONDENT, setting.regulation)
    return shown and setting.case.elements.count() > 1


def by_point(one: Field, setting: Setting) -> Part:
    """Ask an answer to each point; read them back by point, and as one text with the points."""
    points = list(setting.case.elements.all())
    names = {f"{one.name}-{point.ordinal}": point for point in points}
    rest = f"{one.name}-rest"

    def read(cleaned: Cleaned) -> dict[str, object]:
        given = [
            (_title(point.ordinal, point.text), cleaned.get(name)) for name, point in names.items()
        ]
        given.append((gettext("Verder"), cleaned.get(rest)))
        whole = "\n\n".join(f"{title}\n{answer}" for title, answer in given if answer)
        said = {str(point.id): cleaned.get(name) or "" for name, point in names.items()}
        return {"text": whole, "elements": said}

    def check(cleaned: Cleaned) -> list[tuple[str, str]]:
        if any(cleaned.get(name) for name in (*names, rest)):
            return []
        return [(next(iter(names)), gettext("Antwoord op ten minste één punt."))]

    controls: dict[str, forms.Field] = {name: _box(gettext("Uw antwoord")) for name in names}
    controls[rest] = _box(gettext("Wilt u verder nog iets zeggen?"))
    rows = [
        Row(gettext("Punt %(number)d") % {"number": point.ordinal}, (name,), quote=point.text)
        for name, point in names.items()
    ]
    return Part(
        one.name,
        controls,
        read,
        legend=setting.label(one),
        help=setting.help(one),
        rows=(*rows, Row("", (rest,))),
        check=check,
    )


def _box(label: str) -> LongTextField:
    return LongTextField(rows=ROWS, label=label, required=False)


def _title(number: int, text: str) -> str:
    begun = " ".join(text.split())
    short = begun if len(begun) <= BEGINNING else f"{begun[: BEGINNING - 1].rstrip()}…"
    return gettext("Punt %(number)d: %(text)s") % {"number": number, "text": short}
