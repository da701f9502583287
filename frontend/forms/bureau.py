"""Forms about the consultancy's own people and what they serve."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField
from frontend.views.consultancy.roles import role_word
from tenants.actions.assign import ROLES, Span
from tenants.actions.colleagues import Colleague
from tenants.models.oversight import MOST_HOURS


class ColleagueForm(WederhoorForm):
    """Whom to ask to work for the consultancy."""

    name = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        help_text=gettext_lazy("De uitnodiging werkt alleen voor dit adres."),
    )
    lead = forms.BooleanField(
        label=gettext_lazy("Beheert ook collega's en toewijzingen"), required=False
    )

    def asked(self) -> Colleague:
        """Return what was filled in."""
        return Colleague(**self.cleaned_data)


class SpanForm(WederhoorForm):
    """From which day until which, both included."""

    from_on = DutchDateField(label=gettext_lazy("Vanaf"))
    until_on = DutchDateField(label=gettext_lazy("Tot en met"), required=False)

    @property
    def span(self) -> Span:
        """Return the days."""
        return Span(self.cleaned_data["from_on"], self.cleaned_data["until_on"])


class AssignForm(SpanForm):
    """For which client, in which role, and how long."""

    client = forms.ChoiceField(label=gettext_lazy("Organisatie"))
    role = forms.ChoiceField(label=gettext_lazy("Rol"))
    field_order = ("client", "role", "from_on", "until_on")

    def __init__(self, *args: Any, clients: Mapping[str, str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["client"].choices = list(clients.items())  # type: ignore[attr-defined]
        self.fields["role"].choices = [(one, capfirst(role_word(one))) for one in ROLES]  # type: ignore[attr-defined]
        self.fields["from_on"].initial = today


class CoverForm(SpanForm):
    """Who stands in for a colleague, and how long."""

    substitute = forms.ChoiceField(label=gettext_lazy("Wie vervangt?"))
    field_order = ("substitute", "from_on", "until_on")

    def __init__(
        self, *args: Any, colleagues: Mapping[str, str], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["substitute"].choices = list(colleagues.items())  # type: ignore[attr-defined]
        self.fields["from_on"].initial = today
        self.fields["until_on"].required = True


class AskAccessForm(WederhoorForm):
    """Why somebody of the platform has to look into a client, and how long."""

    reason = LongTextField(
        label=gettext_lazy("Waarom moet u meekijken?"),
        rows=3,
        max_length=1000,
        help_text=gettext_lazy("De organisatie leest dit. Noem geen zaken en geen mensen."),
    )
    hours = forms.TypedChoiceField(
        label=gettext_lazy("Hoe lang?"),
        coerce=int,
        choices=[(str(one), gettext_lazy("%s uur") % one) for one in (1, 2, 4, MOST_HOURS)],
        widget=forms.RadioSelect,
        initial="1",
    )
