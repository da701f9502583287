from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Edition
from procedures.queries.year import first_year, year_figures
from procedures.rules.statistics import dump
from tenants import scope
from tenants.locks import wait_turn


@transaction.atomic
def draft_edition(year: int, *, by: Actor, at: datetime, changed: str = "") -> Edition:
    """Draft the report on a year: its figures are counted and kept as they may be published.

    An open edition of the year is returned as it is. After a published one comes a correction,
    with its texts; raise Refusal `edition.changed` when it does not say what is different,
    `edition.year` for a year without figures, and what `year_figures` raises.
    """
    today = clock.local_date(at, scope.current().time_zone)
    _check_year(year, today.year, first_year(today))
    wait_turn(f"year:{year}")  # two people who draft the same year get the same edition
    last = Edition.objects.filter(year=year).order_by("-number").first()
    if last is not None and last.state != "published":
        return last
    if last is not None and not changed.strip():
        raise Refusal(
            "edition.changed",
            message="Schrijf op wat er anders is dan in de vorige editie. Lezers zien dit vooraan.",
            field="changed",
        )
    edition = Edition.objects.create(
        year=year,
        number=last.number + 1 if last else 1,
        language=scope.current().language,
        figures=dump(year_figures(year, today)),
        chapters=last.chapters if last else {},
        changed=changed.strip() if last else "",
        drafted_by=by.id,
        drafted_at=at,
        counted_at=at,
    )
    facts = {"year": year, "number": edition.number}
    record("edition.drafted", by=by, at=at, about=About("edition", edition.id), facts=facts)
    return edition


def _check_year(year: int, this_year: int, first: int) -> None:
    if not first <= year <= this_year:
        message = gettext(
            "Over %(year)s zijn er geen cijfers. Kies een jaar van %(first)s tot en met %(last)s."
        )
        known = {"year": year, "first": first, "last": this_year}
        raise Refusal("edition.year", message=message % known, **known)
