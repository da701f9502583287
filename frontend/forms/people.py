"""Forms about people with a place at a client."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from kernel.identity.models import Account
from procedures.actions.invite_person import Invited


class PlacesForm(WederhoorForm):
    """What somebody may do here."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Rollen in de hele organisatie"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    seats = forms.MultipleChoiceField(
        label=gettext_lazy("Te benoemen in een zaak als"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, roles: Mapping[str, str], seats: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = list(roles.items())  # type: ignore[attr-defined]
        self.fields["seats"].choices = list(seats.items())  # type: ignore[attr-defined]
        for field in ("roles", "seats"):
            self.fields[field].may_be_skipped = True  # type: ignore[attr-defined] # one of the two
        if not seats:
            del self.fields["seats"]

    def clean(self) -> dict[str, Any]:
        """Say with what else is wrong that somebody without a role or a seat has no place."""
        cleaned = super().clean()
        if not {"roles", "seats"} & self.errors.keys() and not any(self.chosen):
            self.add_error("roles", gettext("Kies ten minste één rol of plaats."))
        return cleaned

    @property
    def chosen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The roles and the seats."""
        given = self.cleaned_data
        return tuple(given["roles"]), tuple(given.get("seats", ()))


class InviteForm(PlacesForm):
    """Whom to ask, at which address, and for what."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("De uitnodiging werkt alleen voor dit adres."),
    )
    external = forms.BooleanField(
        label=gettext_lazy("Deze persoon werkt niet bij deze organisatie"), required=False
    )
    field_order = ("name", "email", "external", "roles", "seats")

    def asked(self) -> Invited:
        """Return what was filled in."""
        roles, seats = self.chosen
        given = self.cleaned_data
        return Invited(given["name"], given["email"], roles, seats, external=given["external"])


class NewAccountForm(WederhoorForm):
    """The name and the password of who takes a place for the first time."""

    name = forms.CharField(
        label=gettext_lazy("Uw naam"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Kies een wachtwoord"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self) -> str:
        """Ask the rules for passwords, with what could be guessed of this person."""
        password: str = self.cleaned_data["password"]
        meant = Account(email=self._email, name=str(self.data.get("name", "")))
        validate_password(password, meant)
        return password
