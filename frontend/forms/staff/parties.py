from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from procedures.models import Department, Party, Person
from procedures.rules.filing import PersonNamed


def departments() -> list[tuple[str, str]]:
    """Return the client's departments as choices, the first one empty."""
    rows = Department.objects.filter(ended_on=None).order_by("name").values_list("code", "name")
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


class LinkForm(WederhoorForm):
    """Who of the client a respondent is; who that is, sees nothing of the case with a role."""

    def __init__(self, data: object, *, party: Party) -> None:
        super().__init__(data, initial={"person": party.person_id})
        people = sorted(Person.objects.filter(active=True), key=lambda one: one.name.casefold())
        nobody = ("", gettext_lazy("Niemand van deze lijst"))
        self.fields["person"] = forms.ChoiceField(
            label=gettext_lazy("Persoon"),
            choices=[nobody, *((str(one.id), one.name) for one in people)],
            required=False,
            help_text=gettext_lazy(
                "Die persoon ziet deze zaak niet meer, ook niet in lijsten, tellingen of"
                " berichten. Als partij komt die binnen met een code."
            ),
        )

    @property
    def person(self) -> UUID | None:
        """The person that was chosen, or nobody."""
        chosen = self.cleaned_data["person"]
        return UUID(chosen) if chosen else None
