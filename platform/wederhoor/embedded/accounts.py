"""Which account of the machine runs the servers: ours, or a humble one when we are root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from wederhoor.embedded.errors import ServerError

HUMBLE_NAMES = ("postgres", "nobody")


class PopenArguments(TypedDict, total=False):
    """The part of subprocess.Popen's arguments that changes the account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, kw_only=True)
class Account:
    """An account of the machine; `is_other` when it is not the one we run as."""

    uid: int
    gid: int
    is_other: bool

    def popen_arguments(self) -> PopenArguments:
        """Return what makes a child run as this account."""
        if not self.is_other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, *paths: Path) -> None:
        """Hand the paths over to this account."""
        for path in paths:
            if self.is_other:
                os.chown(path, self.uid, self.gid)

    def may(self, question: str, path: Path) -> bool:
        """Ask the machine itself whether this account may -x (enter, run) or -r (read) a path."""
        if not self.is_other:
            return True
        command = ["/bin/sh", "-c", f'test {question} "$0"', str(path)]
        return not subprocess.run(  # noqa: S603 our own command
            command, check=False, cwd="/", **self.popen_arguments()
        ).returncode


def own_account() -> Account:
    """Return the account that we run as."""
    return Account(uid=os.geteuid(), gid=os.getegid(), is_other=False)


def server_account() -> Account:
    """Return the account that runs the servers; PostgreSQL refuses to run as root.

    Raises ServerError when we are root and cannot become anybody else.
    """
    if os.geteuid() != 0:
        return own_account()
    for name in HUMBLE_NAMES:
        account = _named(name)
        if account is not None and _can_become(account):
            return account
    raise ServerError(
        "PostgreSQL refuses to run as root and this machine lets us become nobody else: "
        "start as an ordinary user, or set DATABASE_URL."
    )


def _named(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(uid=entry.pw_uid, gid=entry.pw_gid, is_other=True)


def _can_become(account: Account) -> bool:
    try:
        return account.may("-x", Path("/bin/sh"))
    except (OSError, subprocess.SubprocessError):
        return False
