from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from procedures.models import Department, Party
from procedures.rules.filing import PersonNamed


def departments() -> list[tuple[str, str]]:
    """Return the client's departments as choices, the first one empty."""
    rows = Department.objects.order_by("name").values_list("code", "name")
    return [("", str(gettext_lazy("Onbekend"))), *rows]


class PartyForm(WederhoorForm):
    """How a party is called and reached."""

    once = True
    name = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        required=False,
        help_text=gettext_lazy("Hierheen gaat alleen de melding dat er iets klaarstaat."),
    )
    position = forms.CharField(label=gettext_lazy("Functie"), max_length=40, required=False)
    department = forms.ChoiceField(label=gettext_lazy("Afdeling"), required=False)

    def __init__(self, *args: Any, party: Party | None = None, **kwargs: Any) -> None:
        if party is not None:
            kwargs["initial"] = {
                "name": party.name,
                "email": party.email,
                "position": party.position,
                "department": party.department_id or "",
            }
        super().__init__(*args, **kwargs)
        unnamed = party is not None and party.side == "complainant" and party.case.anonymous
        self.fields["name"].required = not unnamed
        field = self.fields["department"]
        if isinstance(field, forms.ChoiceField):
            field.choices = departments()

    def named(self) -> PersonNamed:
        """Return what was filled in."""
        given = self.cleaned_data
        return PersonNamed(
            name=given["name"],
            email=given["email"],
            position=given["position"],
            department=given["department"],
        )
