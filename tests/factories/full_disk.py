"""Steps of an opening that find the disk full when all their work is done."""

import errno
from datetime import datetime

import psycopg
from django.db import OperationalError

from billing.actions.subscribe_opened import subscribe_opened
from procedures.actions.open_asked import open_asked
from tenants.models import Opening

HERE = "tests.factories.full_disk"
OPENED = ("opened", "procedures.actions.open_asked.open_asked")
SUBSCRIBED = ("subscribed", "billing.actions.subscribe_opened.subscribe_opened")
STEPS = {
    "ours": (("opened", f"{HERE}.opened_without_room"), SUBSCRIBED),
    "the server's": (("opened", f"{HERE}.opened_without_room_there"), SUBSCRIBED),
    "at the bill": (OPENED, ("subscribed", f"{HERE}.subscribed_without_room")),
}


def opened_without_room(opening: Opening, at: datetime) -> None:
    open_asked(opening, at)
    raise OSError(errno.ENOSPC, "No space left on device")


def opened_without_room_there(opening: Opening, at: datetime) -> None:
    open_asked(opening, at)
    raise OperationalError from psycopg.errors.DiskFull("could not extend file")


def subscribed_without_room(opening: Opening, at: datetime) -> None:
    subscribe_opened(opening, at)
    raise OSError(errno.ENOSPC, "No space left on device")
