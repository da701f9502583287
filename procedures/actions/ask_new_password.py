"""A new password for who forgot theirs: a link by mail, for half an hour and for one time."""

from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext

from kernel.errors import Refusal
from kernel.identity.models import Account
from kernel.post.models import OutboxMessage
from kernel.post.outbox import Mail, put
from procedures.queries.places import may_sign_in
from tenants import hosts, scope
from tenants.signing import opened, signed

LASTS_SECONDS = 30 * 60
PURPOSE = "new_password"


@transaction.atomic
def ask_new_password(email: str, at: datetime) -> None:
    """Mail a link to somebody who signs in here with a password.

    For anybody else the same is done, and taken out again before it is committed, so that neither
    the answer nor its time tells who has an account. Raise Refusal "post.recipient_refused".
    """
    found = Account.objects.filter(email=email, is_active=True).first()
    whose = found or Account(id=uuid4(), email=email)
    known = may_sign_in(whose) and whose.has_usable_password()
    message = put(f"new_password/{uuid4()}", _mail(whose, email), at=at)
    gone = uuid4() if known else message.pk
    OutboxMessage.objects.filter(pk=gone).delete()


def owner_of(token: str) -> Account:
    """Return for whom a link is. Raise Refusal "signature.expired" or "signature.invalid".

    Once the password changed, or every session was ended, the link is over.
    """
    account_id, _, stamp = opened(PURPOSE, token, max_age_seconds=LASTS_SECONDS).partition(".")
    account = Account.objects.filter(id=UUID(account_id), is_active=True).first()
    if account is None or not constant_time_compare(stamp, _stamp(account)):
        raise Refusal(
            "signature.expired", message=gettext("Deze link is verlopen. Vraag een nieuwe aan.")
        )
    return account


@transaction.atomic
def take_new_password(token: str, password: str) -> Account:
    """Give somebody the password they chose; every session of theirs ends. Raise as `owner_of`."""
    account = owner_of(token)
    account.set_password(password)
    account.save(update_fields=["password"])
    return account


def _stamp(account: Account) -> str:
    bound = f"{account.password}/{account.session_round}"
    return salted_hmac(PURPOSE, bound, algorithm="sha256").hexdigest()[:32]


def _mail(account: Account, email: str) -> Mail:
    client = scope.current()
    portal = hosts.address_of(client, port=settings.PORT, https=settings.HTTPS)
    token = signed(PURPOSE, f"{account.pk}.{_stamp(account)}")
    with translation.override(client.language):
        text = gettext(
            "Dag %(name)s,\n\n"
            "U vroeg bij %(client)s om een nieuw wachtwoord. Kies het hier, binnen een half uur:\n"
            "%(link)s\n\n"
            "Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: uw wachtwoord blijft zoals"
            " het is."
        )
        link = f"{portal}/wachtwoord/nieuw/{token}/"
        values = {"name": account.name, "client": client.name, "link": link}
        return Mail(email, gettext("Een nieuw wachtwoord kiezen"), text % values)
