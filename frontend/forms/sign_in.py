from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontend.forms import WederhoorForm
from kernel.identity.models import Account

MOST = 256
"""Longer passwords would only cost time to digest; all of it counts, exactly as typed."""


def _password(label: object, autocomplete: str, help_text: object = "") -> forms.CharField:
    attrs = {"autocomplete": autocomplete, "data-password": "", "spellcheck": "false"}
    return forms.CharField(
        label=label,  # type: ignore[arg-type] # a lazy string
        help_text=help_text,  # type: ignore[arg-type] # as above
        strip=False,
        max_length=MOST,
        widget=forms.PasswordInput(attrs=attrs),
    )


class SignInForm(WederhoorForm):
    """Address and password; what is wrong is never told apart."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn"}),
    )
    password = _password(_("Wachtwoord"), "current-password")


class PasswordForm(WederhoorForm):
    """The password of now."""

    password = _password(_("Uw wachtwoord"), "current-password")


class AppCodeForm(WederhoorForm):
    """The six digits that an app shows."""

    code = forms.CharField(
        label=_("Code uit uw app"),
        help_text=_("Zes cijfers. De code verandert elke halve minuut."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class RecoveryForm(WederhoorForm):
    """One of the codes on paper."""

    recovery = forms.CharField(
        label=_("Herstelcode"),
        help_text=_("Een code van het vel dat u hebt bewaard, bijvoorbeeld 4F7K-92MD-XT3Q."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class PasskeyForm(WederhoorForm):
    """What the browser answers for a passkey; the script of the page fills it in."""

    credential = forms.CharField(widget=forms.HiddenInput, max_length=8000, required=False)


class KeptForm(WederhoorForm):
    """The recovery codes are on paper now."""

    kept = forms.BooleanField(label=_("Ik heb deze codes bewaard"))


class AddressForm(WederhoorForm):
    """Whose password is forgotten."""

    email = forms.EmailField(
        label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


class NewPasswordForm(WederhoorForm):
    """A new password for an account: long, and not one that many people have."""

    new_password = _password(
        _("Nieuw wachtwoord"),
        "new-password",
        _("Ten minste 12 tekens. Een paar woorden achter elkaar onthoudt u het makkelijkst."),
    )

    def __init__(self, *args: object, account: Account, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._account = account

    def clean_new_password(self) -> str:
        """Refuse what is short, common, stolen, or this person's own address."""
        typed: str = self.cleaned_data["new_password"]
        if typed.casefold() in {self._account.email.casefold(), self._account.name.casefold()}:
            raise ValidationError(gettext("Gebruik niet uw eigen naam of e-mailadres."))
        validate_password(typed, self._account)
        return typed


class ChangedPasswordForm(NewPasswordForm):
    """The password of now and a new one."""

    password = _password(_("Uw wachtwoord van nu"), "current-password")
    field_order = ("password", "new_password")

    def clean_password(self) -> str:
        """Refuse what is not the password of now."""
        typed: str = self.cleaned_data["password"]
        if not self._account.check_password(typed):
            raise ValidationError(gettext("Dit is niet uw wachtwoord van nu."))
        return typed
