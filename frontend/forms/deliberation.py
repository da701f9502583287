"""Forms of a committee that deliberates: its draft, what is said of it, signing, notes, marks."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy

from frontend.forms.act_form import ActForm, Data
from frontend.forms.fields import LongTextField
from frontend.forms.fields_of_acts import Setting, part_of
from frontend.forms.form import WederhoorForm
from procedures.actions.deliberate import Mark
from procedures.queries.case_pieces import NamedPiece
from procedures.rules.deliberating import is_drafted

AGREES, DIFFERS = "agrees", "differs"


class DraftForm(ActForm):
    """The advice as it will be given, but nothing in it has to be filled in yet."""

    once = False

    def __init__(self, setting: Setting, *, number: int, **kwargs: Any) -> None:
        drafted = (one for one in setting.step.fields if is_drafted(one))
        self.parts = tuple(part_of(one, setting) for one in drafted)
        self.base_fields: dict[str, forms.Field] = {  # type: ignore[misc] # made per act
            name: control for part in self.parts for name, control in part.controls.items()
        }
        for control in self.base_fields.values():
            control.required = False
            control.may_be_skipped = True  # type: ignore[attr-defined] # a draft may have gaps
        WederhoorForm.__init__(self, version=number, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Check only that nobody wrote a newer version; the advice itself is checked later."""
        return WederhoorForm.clean(self)

    def written(self) -> dict[str, object]:
        """Return everything that was filled in, by control and as it was typed."""
        return {name: value for name in self.base_fields if (value := self[name].data)}

    def in_words(self, content: Mapping[str, object]) -> list[tuple[str, str]]:
        """Return what a version says, by label: what is empty is left out."""
        shown = ((name, content.get(name)) for name in self.base_fields)
        return [(str(self[name].label), self._told(name, value)) for name, value in shown if value]

    def changed(
        self, before: Mapping[str, object], after: Mapping[str, object]
    ) -> list[tuple[str, str]]:
        """Return what differs between two versions, as the second has it."""
        names = [name for name in self.base_fields if before.get(name) != after.get(name)]
        return [(str(self[name].label), self._told(name, after.get(name))) for name in names]

    def _told(self, name: str, value: object) -> str:
        known = {str(code): str(word) for code, word in _choices(self.fields[name])}
        values = value if isinstance(value, list) else [value or ""]
        return ", ".join(known.get(str(one), str(one)) for one in values)


def _choices(control: forms.Field) -> Iterable[tuple[object, object]]:
    return control.choices if isinstance(control, forms.ChoiceField) else ()  # type: ignore[return-value] # flat lists of our own


class CommentForm(WederhoorForm):
    """What somebody says of the draft, and about which point of the complaint."""

    once = True

    def __init__(self, data: Data | None, *, elements: Iterable[tuple[UUID, str]]) -> None:
        super().__init__(data)
        points = [(str(id_), text) for id_, text in elements]
        self.fields["element"] = forms.ChoiceField(
            label=gettext("Waarover?"),
            choices=[("", gettext("Over het hele concept")), *points],
            required=False,
        )
        self.fields["element"].may_be_skipped = True  # type: ignore[attr-defined]
        self.fields["body"] = LongTextField(rows=3, label=gettext("Uw opmerking"))

    def about(self) -> UUID | None:
        """Return the element that was chosen, or None for the whole draft."""
        chosen = self.cleaned_data["element"]
        return UUID(chosen) if chosen else None


class SignForm(WederhoorForm):
    """Whether a member agrees with the draft, or differs from it and why."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Bent u het eens met dit concept?"),
        widget=forms.RadioSelect,
        choices=[
            (AGREES, gettext_lazy("Ja, ik onderteken dit concept")),
            (DIFFERS, gettext_lazy("Nee, ik heb een andere mening")),
        ],
    )
    view = LongTextField(
        rows=5,
        required=False,
        label=gettext_lazy("Uw andere mening, met de redenen"),
        help_text=gettext_lazy(
            "Vul dit alleen in als u een andere mening hebt. Dit komt met uw naam in het advies."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reasons of who differs."""
        cleaned = super().clean()
        if cleaned.get("answer") == DIFFERS and not cleaned.get("view", "").strip():
            self.add_error("view", gettext("Schrijf waarom u het anders ziet."))
        return cleaned

    def differing(self) -> str:
        """Return the view of who differs; empty for who agrees."""
        given = self.cleaned_data
        return str(given["view"]) if given["answer"] == DIFFERS else ""


class NoteForm(WederhoorForm):
    """A note for the deliberation; who deliberates can share it."""

    once = True
    body = LongTextField(rows=4, label=gettext_lazy("Nieuwe notitie"))
    shared = forms.BooleanField(
        required=False,
        label=gettext_lazy("Deel deze notitie met de commissie"),
        help_text=gettext_lazy("Zonder vinkje leest alleen u haar."),
    )

    def __init__(self, data: Data | None, *, sharing: bool) -> None:
        super().__init__(data)
        self.fields["shared"].may_be_skipped = True  # type: ignore[attr-defined]
        if not sharing:
            del self.fields["shared"]


class MarksForm(WederhoorForm):
    """A reading mark and a word of one's own with each piece."""

    def __init__(self, data: Data | None, *, pieces: Iterable[NamedPiece]) -> None:
        super().__init__(data)
        self.ids = [one.piece.id for one in pieces]
        for one in pieces:
            for name, control in _marks().items():
                self.fields[f"{name}-{one.piece.id}"] = control

    def marks(self) -> dict[UUID, Mark]:
        """Return the marks by piece."""
        given = self.cleaned_data
        return {id_: Mark(given[f"state-{id_}"], given[f"note-{id_}"].strip()) for id_ in self.ids}


def _marks() -> dict[str, forms.Field]:
    states = [
        ("", gettext("Nog lezen")),
        ("read", gettext("Gelezen")),
        ("discuss", gettext("Bespreken")),
    ]
    made: dict[str, forms.Field] = {
        "state": forms.ChoiceField(choices=states, label=gettext("Leesteken"), required=False),
        "note": forms.CharField(max_length=1000, label=gettext("Uw aantekening"), required=False),
    }
    for control in made.values():
        control.may_be_skipped = True  # type: ignore[attr-defined] # a mark is set or not
    return made
