"""Second factors for tests: an app that shows codes, held by the test."""

from datetime import datetime, timedelta

from kernel import clock
from kernel.identity import recovery, totp
from kernel.identity.models import Account

PASSWORD = "samen-aan-de-keukentafel"


class Phone:
    """An app with the codes of one account; each code it tells is of another half minute."""

    def __init__(self, account: Account) -> None:
        self.account, self.secret = account, totp.new_secret()
        early = clock.now() - timedelta(seconds=90)
        assert totp.activate(account, self.secret, totp.code_of(self.secret, early), early)
        self._told_count = -1

    def code(self, at: datetime | None = None) -> str:
        """Return the next code that is good within the tolerance, of now or of a given moment."""
        if at is not None:
            return totp.code_of(self.secret, at)
        self._told_count += 1
        return totp.code_of(self.secret, clock.now() + timedelta(seconds=30 * self._told_count))

    def paper(self) -> list[str]:
        """Return recovery codes, as if just printed."""
        return recovery.give_codes(self.account, clock.now())


def with_password(account: Account) -> Account:
    """Give an account the password of the tests."""
    account.set_password(PASSWORD)
    account.save(update_fields=["password"])
    return account
