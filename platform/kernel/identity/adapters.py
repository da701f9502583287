"""What allauth asks of the house: nobody signs up, and secrets are sealed."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from kernel.identity.sealing import opened_text, sealed_text


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # it has no types
    """Accounts come from invitations and from a client's own sign-on, never from a form."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 allauth's own
        """Answer no."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send nothing: our own pages write what leaves the house."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # as above
    """Keeps secrets under the provider key of the vault."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept."""
        return sealed_text(text, "mfa")

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret as it was given."""
        return opened_text(encrypted_text, "mfa")
