"""Somebody signed on who has an account of another kind here: they prove first that it is theirs.

Their provider's word waits with their browser, sealed, for ten minutes.
"""

from uuid import UUID

from django.http import HttpRequest

from frontend.sign_on.carrying import LINK, Word, carried
from kernel import clock
from kernel.identity.models import Account
from procedures.models import Person, SignOn
from procedures.queries.sign_ons import required_for, same_address


def waiting(request: HttpRequest) -> tuple[SignOn, Word] | None:
    """Return whose word waits with this browser, and what it says; None when nothing does."""
    word = carried(request, LINK, at=clock.now())
    if word is None:
        return None
    sign_on = SignOn.objects.filter(id=UUID(word.sign_on), active=True).first()
    return None if sign_on is None else (sign_on, word)


def must_sign_on(request: HttpRequest, email: str) -> SignOn | None:
    """Return the provider through which this address must come in; None when a password will do.

    Once more a password will do for who just came from the provider and proves an older account.
    """
    required = required_for(email)
    here = waiting(request) if required is not None else None
    proves = here is not None and same_address(here[1].vouched.email, email)
    return None if proves else required


def signs_on(request: HttpRequest, account: Account) -> bool:
    """Whether the person whose account this is must come in through a provider."""
    person = Person.objects.filter(account_id=account.pk).first()
    return person is not None and must_sign_on(request, person.email) is not None
