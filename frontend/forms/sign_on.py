"""Forms of a client's own ways of signing in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from frontend.forms import WederhoorForm
from frontend.forms.fields import LongTextField
from frontend.sign_on import saml_metadata
from kernel import outgoing
from kernel.errors import Refusal
from procedures.actions.set_sign_on import SignOnWanted
from procedures.models import Person, SignOn
from procedures.rules.sign_on import read_domains, read_roles

VOUCHING_WORDS = (
    ("claims", gettext_lazy("Ja, als de aanbieder dat bij het aanmelden zegt")),
    ("always", gettext_lazy("Ja, altijd: niemand komt daar binnen met alleen een wachtwoord")),
    ("never", gettext_lazy("Nee. Wij vragen dan zelf om een tweede stap")),
)


class SignOnForm(WederhoorForm):
    """What both kinds of provider have: a name, mail domains, roles, and the second step."""

    kind = ""
    name = forms.CharField(
        label=gettext_lazy("Naam op de knop"),
        max_length=80,
        help_text=gettext_lazy("Zoals uw mensen het kennen, bijvoorbeeld: uw Gemeente-account"),
    )
    domains = LongTextField(
        label=gettext_lazy("Maildomeinen"),
        rows=2,
        help_text=gettext_lazy(
            "Alleen wie een adres in een van deze domeinen heeft, komt zo binnen. Eén per regel."
        ),
    )
    roles_claim = forms.CharField(
        label=gettext_lazy("Waarin staan de groepen of rollen?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("De naam van de claim of het attribuut, bijvoorbeeld: groups"),
    )
    roles = LongTextField(
        label=gettext_lazy("Welke groep geeft welke rol?"), rows=4, required=False
    )
    vouching = forms.ChoiceField(
        label=gettext_lazy("Vraagt de aanbieder om een tweede stap, zoals een code?"),
        choices=VOUCHING_WORDS,
        widget=forms.RadioSelect,
        initial="claims",
    )
    factor_words = LongTextField(
        label=gettext_lazy("Woorden waarmee de aanbieder zegt dat er een tweede stap was"),
        rows=2,
        required=False,
        help_text=gettext_lazy(
            "Alleen nodig als het andere zijn dan mfa (amr) of"
            " https://refeds.org/profile/mfa. Eén per regel."
        ),
    )

    def __init__(
        self, *args: Any, names: Mapping[str, str], sign_on: SignOn | None = None, **kwargs: Any
    ) -> None:
        self.names, self.sign_on = names, sign_on
        super().__init__(*args, initial=self.now(), **kwargs)
        listed = ", ".join(names.values())
        self.fields["roles"].help_text = gettext(
            "Eén per regel, zoals: klachtenteam = %(role)s. Rollen: %(roles)s. Wie in geen van"
            " deze groepen zit, wordt zo niet toegelaten."
        ) % {"role": next(iter(names.values()), ""), "roles": listed}

    def now(self) -> dict[str, Any]:
        """Return what stands there now."""
        one = self.sign_on
        if one is None:
            return {}
        return {
            "name": one.name,
            "domains": "\n".join(one.domains),
            "roles_claim": one.roles_claim,
            "roles": "\n".join(
                f"{value} = {self.names.get(r, r)}" for value, r in one.roles.items()
            ),
            "vouching": one.vouching,
            "factor_words": "\n".join(one.factor_words),
        }

    def clean_domains(self) -> tuple[str, ...]:
        """Return the domains that were typed."""
        try:
            return read_domains(self.cleaned_data["domains"])
        except Refusal as refusal:
            raise ValidationError(gettext(refusal.message)) from refusal

    def clean_roles(self) -> dict[str, str]:
        """Return which value gives which role."""
        try:
            return read_roles(self.cleaned_data["roles"], self.names)
        except Refusal as refusal:
            line = refusal.facts.get("line", "")
            raise ValidationError(f"{gettext(refusal.message)} ({line})") from refusal

    def connection(self) -> tuple[str, Mapping[str, str]]:
        """Return the provider's name for itself, and how it is reached."""
        raise NotImplementedError

    def wanted(self) -> SignOnWanted:
        """Return what was filled in."""
        given = self.cleaned_data
        issuer, connection = self.connection()
        claims = {
            name: given.get(name, "") for name in ("email_claim", "name_claim", "roles_claim")
        }
        return SignOnWanted(
            kind=self.kind,
            name=given["name"],
            issuer=issuer,
            domains=given["domains"],
            secret=given.get("secret", ""),
            connection=connection,
            claims=claims,
            roles=given["roles"],
            vouching=given["vouching"],
            factor_words=tuple(given["factor_words"].split()),
        )


class OidcForm(SignOnForm):
    """A provider of OpenID Connect, such as Microsoft Entra, Google Workspace or Keycloak."""

    kind = "oidc"
    field_order = ["name", "issuer", "client_id", "secret", "scopes", "domains"]
    issuer = forms.CharField(
        label=gettext_lazy("Adres van de aanbieder (issuer)"),
        max_length=500,
        help_text=gettext_lazy("Begint met https:// en staat zo in de gegevens van de aanbieder."),
    )
    client_id = forms.CharField(label=gettext_lazy("Client-id"), max_length=255)
    secret = forms.CharField(
        label=gettext_lazy("Client-geheim"),
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.CharField(
        label=gettext_lazy("Extra scopes"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Naast openid, email en profile, als de groepen dat vragen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.sign_on is not None:
            self.fields["secret"].required = False
            self.fields["secret"].help_text = gettext("Laat leeg om het oude te houden.")

    def now(self) -> dict[str, Any]:
        """Return what stands there now; the secret never."""
        one = self.sign_on
        own = ("issuer", "client_id", "scopes")
        return {**super().now(), **({name: getattr(one, name) for name in own} if one else {})}

    def clean_issuer(self) -> str:
        """Return the issuer, when it is an address that we may go to."""
        issuer: str = self.cleaned_data["issuer"].strip()
        _check_reachable(issuer)
        return issuer

    def connection(self) -> tuple[str, Mapping[str, str]]:
        """Return the issuer, and the names that it knows us by."""
        given = self.cleaned_data
        return given["issuer"], {name: given[name] for name in ("client_id", "scopes")}


class SamlForm(SignOnForm):
    """A provider of SAML 2.0, such as ADFS, SURFconext or a social insurance office's own."""

    kind = "saml"
    field_order = ["name", "metadata", "domains", "email_claim", "name_claim"]
    metadata = LongTextField(
        label=gettext_lazy("Gegevens van de aanbieder (SAML-metadata)"),
        rows=8,
        max_length=saml_metadata.LONGEST,
        help_text=gettext_lazy(
            "Plak hier de XML van de aanbieder, of het webadres waar die staat."
        ),
    )
    email_claim = forms.CharField(
        label=gettext_lazy("Attribuut met het e-mailadres"), max_length=200, required=False
    )
    name_claim = forms.CharField(
        label=gettext_lazy("Attribuut met de naam"), max_length=200, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.sign_on is not None:
            self.fields["metadata"].required = False
            self.fields["metadata"].help_text = gettext("Laat leeg om de oude te houden.")

    def now(self) -> dict[str, Any]:
        """Return what stands there now."""
        one = self.sign_on
        own = ("email_claim", "name_claim")
        return {**super().now(), **({name: getattr(one, name) for name in own} if one else {})}

    def clean_metadata(self) -> saml_metadata.ProviderMetadata | None:
        """Return what the metadata says, fetched when an address was given; None for as it was."""
        text: str = self.cleaned_data["metadata"].strip()
        if not text and self.sign_on is not None:
            return None
        try:
            content = text.encode() if text.startswith("<") else outgoing.fetched(text)
            found = saml_metadata.read(content)
        except Refusal as refusal:
            raise ValidationError(gettext(refusal.message)) from refusal
        except OSError as problem:  # what requests raises
            raise ValidationError(gettext("Dit adres is nu niet te bereiken.")) from problem
        _check_reachable(found.sign_in_url)
        return found

    def connection(self) -> tuple[str, Mapping[str, str]]:
        """Return the entity ID, and where people sign in."""
        found, one = self.cleaned_data["metadata"], self.sign_on
        if found is None and one is not None:
            names = ("sign_in_url", "certificates")
            return one.issuer, {name: getattr(one, name) for name in names}
        connection = {"sign_in_url": found.sign_in_url, "certificates": found.certificates}
        return found.entity_id, connection


class KeeperForm(WederhoorForm):
    """Who can always get in with a password."""

    def __init__(self, data: object, people: Sequence[Person]) -> None:
        super().__init__(data)
        self.fields["keeper"] = forms.ChoiceField(
            label=gettext_lazy("Wie kan altijd met een wachtwoord binnenkomen?"),
            choices=[(str(one.id), one.name) for one in people],
            help_text=gettext_lazy("Voor als de aanbieder een storing heeft. Kies een beheerder."),
        )


def _check_reachable(address: str) -> None:
    try:
        outgoing.destination(address)
    except Refusal as refusal:
        raise ValidationError(gettext(refusal.message)) from refusal


FORMS: Mapping[str, type[SignOnForm]] = {"oidc": OidcForm, "saml": SamlForm}
