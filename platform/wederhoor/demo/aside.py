"""Loading one client in a process of its own, beside the others."""

import json
import signal
import sys
from datetime import datetime
from typing import Self
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from wederhoor import env
from wederhoor.demo.codes import ClientCodes
from wederhoor.embedded import children, waiting
from wederhoor.embedded.accounts import own_account
from wederhoor.embedded.errors import ServerError


def same_database() -> str:
    """Return the address of the database that we are connected to ourselves."""
    known = connection.settings_dict
    options = {name: value for name, value in known["OPTIONS"].items() if isinstance(value, str)}
    query = urlencode({**options, "host": known["HOST"], "port": known["PORT"]})
    login = f"{quote(known['USER'], safe='')}:{quote(known['PASSWORD'], safe='')}"
    return f"postgresql://{login}@/{quote(known['NAME'], safe='')}?{query}"


class Beside:
    """A process that loads one client; it ends when we do."""

    def __init__(self, slug: str, now: datetime) -> None:
        self.slug = slug
        self._log = env.data_folder() / "log" / f"load-{slug}.log"
        self._log.parent.mkdir(parents=True, exist_ok=True)
        self._child = children.spawn(
            [sys.executable, "-m", "wederhoor", "demo-load", slug, now.isoformat()],
            children.Manner(
                account=own_account(),
                environment=env.inherited(
                    DATABASE_URL=same_database(),
                    KEY_STORE_URL=settings.KEY_STORE_URL,
                    KEY_STORE_KEEPER_URL=settings.KEY_STORE_KEEPER_URL,
                ),
                dies_by=signal.SIGKILL,
            ),
            log=self._log,
            heard=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        children.stop(self._child, signal.SIGTERM)

    def codes(self) -> ClientCodes:
        """Wait until it is done, and return what it found. Raise ServerError when it broke."""
        heard, _ = self._child.communicate()
        if self._child.returncode:
            raise ServerError(f"{self.slug} could not be loaded: {waiting.tail(self._log)}")
        found: ClientCodes = json.loads(heard.splitlines()[-1])
        return found
