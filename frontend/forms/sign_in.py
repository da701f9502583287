from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms import WederhoorForm


class SignInForm(WederhoorForm):
    """Address and password; what is wrong is never told apart."""

    email = forms.EmailField(
        label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
