"""Loading the demo: all of it, or nothing.

The consultancy gets its host last: while it has none, the demo is not there, and what a broken
load left behind is cleared away by the next.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime

from django.conf import settings
from django.db import transaction

from kernel import clock
from tenants.models import Tenant
from tenants.provisioning import give_host, open_consultancy
from wederhoor.demo import casting, codes, portfolio, sheets
from wederhoor.demo.aside import Beside
from wederhoor.demo.clearing import clear, present
from wederhoor.demo.reliving import first_day, load_client

Say = Callable[[str], None]


def load(say: Say, *, now: datetime | None = None) -> None:
    """Load the demo as of `now`, unless it is there; raise ServerError where another house is.

    Each client but the first is loaded by a process of its own, at the same time.
    """
    if present():
        say("The demo is there already")
        return
    clear()
    now = now or clock.now()
    bureau = sheets.bureau()
    first, *others = bureau.clients
    house = _open_house(bureau, first_day(now))
    with ExitStack() as stack:
        beside = [stack.enter_context(Beside(slug, now)) for slug in others]
        found = {first: load_client(first, say, now=now)}
        found |= {one.slug: one.codes() for one in beside}
    codes.write(found)
    with transaction.atomic():  # a published edition cannot be taken away again
        portfolio.live_through(now)
        give_host(house, settings.CONSULTANCY_HOST)


def _open_house(bureau: sheets.BureauSheet, at: datetime) -> Tenant:
    casting.engage_staff(bureau)
    return open_consultancy(name=bureau.name, at=at, brand_colour=bureau.brand_colour)
