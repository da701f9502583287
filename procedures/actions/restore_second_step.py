"""Letting somebody set up a second step anew: two people ask and agree, both in the trail."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.identity import restoring
from kernel.identity.models import Account
from kernel.post.outbox import Mail, put
from procedures.models import Person
from tenants import hosts, scope


@transaction.atomic
def ask_restoration(person_id: UUID, *, by: Actor, account_id: UUID, at: datetime) -> None:
    """Ask it for somebody with an account here, as the account `account_id`.

    Raise Http404 for who has none, or comes from the consultancy (there it is restored), and what
    `restoring.ask` raises.
    """
    person = get_object_or_404(Person, id=person_id, active=True, account_id__isnull=False)
    account = get_object_or_404(Account, id=person.account_id, is_consultancy=False)
    restoring.ask(account, by=account_id, at=at)
    record("second_step.asked", by=by, at=at, about=About("person", person.id))


@transaction.atomic
def agree_restoration(
    restoration_id: UUID, *, by: Actor, account_id: UUID, at: datetime
) -> Account:
    """Agree as the second person; whom it concerns gets a mail, without any secret.

    Raise Http404 for what is not there any more, and what `restoring.agree` raises.
    """
    account = restoring.agree(restoration_id, by=account_id, at=at)
    if account is None:
        raise Http404
    _record("second_step.restored", account, by, at)
    put(f"second_step/{restoration_id}", _told(account), at=at)
    return account


@transaction.atomic
def withdraw_restoration(restoration_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take back what was asked. Raise Http404 for what is not there any more."""
    account = restoring.withdraw(restoration_id, at=at)
    if account is None:
        raise Http404
    _record("second_step.kept", account, by, at)


def _record(action: str, account: Account, by: Actor, at: datetime) -> None:
    person = Person.objects.get(account_id=account.pk)
    record(action, by=by, at=at, about=About("person", person.id))


def _told(account: Account) -> Mail:
    client = scope.current()
    portal = hosts.address_of(client, port=settings.PORT, https=settings.HTTPS)
    with translation.override(client.language):
        text = gettext(
            "Dag %(name)s,\n\n"
            "Twee mensen bij %(client)s hebben uw tweede stap bij het aanmelden weggehaald, omdat u"
            " er niet meer bij kon. Overal bent u uitgelogd.\n\n"
            "Meld u aan met uw wachtwoord; u stelt dan meteen een nieuwe tweede stap in:\n"
            "%(address)s/aanmelden/\n\n"
            "Hebt u hier niet om gevraagd? Bel dan meteen het secretariaat."
        )
        values = {"name": account.name, "client": client.name, "address": portal}
        return Mail(account.email, gettext("Uw tweede stap is weggehaald"), text % values)
