"""The one form for every act: made from what the regulation says that the act records."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from frontend.forms import WederhoorForm
from frontend.forms.fields_of_acts import Part, Row, Setting, part_of
from frontend.forms.form import refusal_problem
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.models import Complaint
from procedures.queries.regulations import of_case, texts_of
from procedures.rules.language import Step

Data = MultiValueDict[str, Any]
FOR_GOOD = frozenset({"withdraw"})
"""Kinds of steps of a party that nothing brings back: asked once more before they are taken."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a part with its bound controls."""

    row: Row
    controls: tuple[BoundField, ...]

    @property
    def touched(self) -> bool:
        """Whether something was filled in, so that a folded row must be open."""
        return any(control.errors or control.value() for control in self.controls)


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A field of the act on the page: rows to fill in, and rows that are folded away."""

    part: Part
    rows: tuple[ShownRow, ...]
    extra: tuple[ShownRow, ...]

    @property
    def unfolded(self) -> bool:
        """Whether the folded rows must be seen."""
        return any(one.touched for one in self.extra)


class ActForm(WederhoorForm):
    """What an act of a case records, as the regulation has it. Make it with `act_form`."""

    once = True
    template_name = "acts/form.html"

    def __init__(self, setting: Setting, **kwargs: Any) -> None:
        self.parts = tuple(part_of(one, setting) for one in setting.step.fields)
        self.base_fields: dict[str, forms.Field] = {  # type: ignore[misc] # made per act
            name: control for part in self.parts for name, control in part.controls.items()
        }
        if setting.actor.kind == "party" and setting.step.kind in FOR_GOOD:
            self.base_fields["sure"] = _sure()
        super().__init__(version=setting.case.version, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Check what no control sees by itself."""
        cleaned = super().clean()
        for part in self.parts:
            for name, message in part.check(cleaned):
                self.add_error(name, message)
        return cleaned

    @property
    def asked_once_more(self) -> BoundField | None:
        """The control that asks whether somebody is sure, of a step that nothing brings back."""
        return self["sure"] if "sure" in self.fields else None

    def values(self) -> dict[str, object]:
        """Return the values for `take`; files stand for themselves in `uploads`."""
        return {part.name: part.read(self.cleaned_data) for part in self.parts if not part.uploads}

    def uploads(self) -> dict[str, list[Any]]:
        """Return the chosen files by field."""
        chosen = {part.name: self.cleaned_data[part.name] for part in self.parts if part.uploads}
        return {name: files for name, files in chosen.items() if files}

    def values_without_content(self) -> dict[str, object]:
        """Return the values with an id in the place of each file, for trying an act out."""
        stand_ins = {name: [uuid4() for _ in files] for name, files in self.uploads().items()}
        return self.values() | stand_ins

    def refuse(self, refusal: Refusal) -> None:
        """Show what a rule refused at the field it is about, or above the form."""
        about = refusal.facts.get("field")
        part = next((part for part in self.parts if part.name == about), None)
        refusal_problem(
            self, gettext(refusal.message), field=next(iter(part.controls), None) if part else None
        )

    def carried(self) -> Iterator[SafeString]:
        """Yield what was typed as hidden controls; files cannot be carried along."""
        for control in self:
            if not control.field.widget.needs_multipart_form:
                yield control.as_hidden()

    def chosen_again(self) -> list[BoundField]:
        """Return the controls of files, which have to be chosen once more after a preview."""
        return [control for control in self if control.field.widget.needs_multipart_form]

    def shown(self) -> Iterator[ShownPart]:
        """Yield each field of the act with its bound controls."""
        for part in self.parts:
            rows = [ShownRow(row, tuple(self[name] for name in row.names)) for row in _rows(part)]
            yield ShownPart(
                part,
                rows=tuple(one for one in rows if not one.row.extra),
                extra=tuple(one for one in rows if one.row.extra),
            )


def act_form(
    step: Step,
    case: Complaint,
    *,
    actor: Actor,
    data: Data | None = None,
    files: Data | None = None,
) -> ActForm:
    """Return the form of an act, in the reader's language, on the case as it is now."""
    texts = texts_of(case.regulation, get_language() or case.language)
    setting = Setting(case, step, of_case(case), texts, actor)
    return ActForm(setting, data=data, files=files)


def _sure() -> forms.Field:
    return forms.BooleanField(
        label=gettext("Ja, ik wil stoppen met mijn klacht"),
        help_text=gettext(
            "Dit kan niet worden teruggedraaid. Twijfelt u? Stuur ons eerst een bericht."
        ),
        error_messages={"required": gettext("Zet een vinkje als u zeker weet dat u wilt stoppen.")},
    )


def _rows(part: Part) -> tuple[Row, ...]:
    return part.rows or (Row("", tuple(part.controls)),)
