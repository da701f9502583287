"""What somebody can show besides a password: what there is, and taking all of it away."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F

from kernel.identity import recovery
from kernel.identity.models import Account
from kernel.identity.passkeys import passkeys_of

_LASTING = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class Factors:
    """The second factors of an account, as far as they work at one host."""

    app: bool
    passkeys_count: int
    recovery_count: int

    @property
    def usable(self) -> bool:
        """Whether any of them can be shown here."""
        return self.app or bool(self.passkeys_count) or bool(self.recovery_count)


def factors_of(account: Account, host: str) -> Factors:
    """Return the second factors of an account at a host."""
    app = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()
    return Factors(app, len(passkeys_of(account, host)), recovery.left_count(account))


def has_second(account: Account) -> bool:
    """Answer whether the account has a second factor, be it at another host."""
    return bool(Authenticator.objects.filter(user=account, type__in=_LASTING).exists())


@transaction.atomic
def take_away(account: Account) -> None:
    """Take every second factor away and end every session: somebody lost theirs."""
    Authenticator.objects.filter(user=account).delete()
    end_everywhere(account)


def end_everywhere(account: Account) -> None:
    """End the sessions of an account at every host, from their next request on."""
    Account.objects.filter(pk=account.pk).update(session_round=F("session_round") + 1)
    account.refresh_from_db(fields=["session_round"])
