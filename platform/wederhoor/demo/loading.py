"""Loading the demo: all of it, or nothing.

The consultancy gets its host last: while it has none, the demo is not there, and what a broken
load left behind is cleared away by the next.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime

from django.conf import settings

from kernel import clock
from tenants.models import Tenant
from tenants.provisioning import give_host, open_consultancy
from wederhoor.demo import casting, codes, sheets
from wederhoor.demo.aside import Helper
from wederhoor.demo.clearing import clear, present
from wederhoor.demo.reliving import first_day, load_client

Say = Callable[[str], None]


def load(say: Say, *, now: datetime | None = None, aside: bool = True) -> None:
    """Load the demo as of `now`, unless it is there; raise ServerError where another house is.

    With `aside`, each client but the first is loaded by a process of its own, at the same time.
    """
    if present():
        say("The demo is there already")
        return
    clear()
    now = now or clock.now()
    bureau = sheets.bureau()
    first, *others = bureau.clients
    house = _open_house(bureau, first_day(sheets.Script(first).client, now))
    with ExitStack() as stack:
        helpers = [stack.enter_context(Helper(slug, now)) for slug in others if aside]
        here = [first] if aside else bureau.clients
        found = {slug: load_client(slug, say, now=now) for slug in here}
        found |= {helper.slug: helper.codes() for helper in helpers}
    codes.write(found)
    give_host(house, settings.CONSULTANCY_HOST)


def _open_house(bureau: sheets.BureauSheet, at: datetime) -> Tenant:
    casting.engage_staff(bureau)
    return open_consultancy(name=bureau.name, at=at, brand_colour=bureau.brand_colour)
