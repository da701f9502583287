"""Accounts of people who only come in through their own organisation's sign-on.

Such an account belongs to one client. Its address is drawn by lot, in a domain that nobody can
have (`invalid`, RFC 2606), so that no provider's word about an address can ever reach an account
that somebody else uses, here or at another client. It has no password and can be given none by
mail.
"""

from uuid import uuid4

from kernel.identity.models import Account

DOMAIN = "sign-on.invalid"


def make_account(name: str) -> Account:
    """Make an account that nothing but a sign-on leads into."""
    return Account.objects.create_user(f"{uuid4().hex}@{DOMAIN}", None, name=name)


def is_signed_on(account: Account) -> bool:
    """Answer whether this account is one that only a sign-on leads into."""
    return account.email.endswith(f"@{DOMAIN}")
