from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.keep_stories import keep_stories
from procedures.models import Edition
from procedures.queries.asked import Asked, series, yearly
from procedures.queries.parts import parts_of_client
from procedures.queries.year import first_year, report_figures
from procedures.rules.editions import check_asked
from procedures.rules.reporting import definition
from procedures.rules.statistics import dump
from tenants import scope
from tenants.locks import wait_turn


@transaction.atomic
def draft_edition(
    asked: Asked | int, *, by: Actor, at: datetime, changed: str = "", language: str = ""
) -> Edition:
    """Draft a report: its figures are counted and kept as they may be published.

    A year alone asks for the yearly report on it. An open edition is returned as it is. After a
    published one comes a correction, with its texts. It is in `language`, else in that of the
    edition before or the client's own. Raise Refusal `edition.changed` when a correction does
    not say what is different, `edition.year` for a year without figures, `edition.period` or
    `edition.scope` for what this report is not about, and what `report_figures` raises.
    """
    today = clock.local_date(at, scope.current().time_zone)
    if isinstance(asked, int):
        asked = yearly(asked)
    made_of = definition(asked.definition)
    _check_year(asked.year, today.year, first_year(today))
    check_asked(made_of, asked, frozenset(parts_of_client()), today)
    wait_turn(f"year:{asked.key}")  # two people who draft the same report get the same edition
    last = series(Edition.objects.all(), asked).first()
    if last is not None and last.state != "published":
        return last
    if last is not None and not changed.strip():
        raise Refusal(
            "edition.changed",
            message="Schrijf op wat er anders is dan in de vorige editie. Lezers zien dit vooraan.",
            field="changed",
        )
    edition = Edition.objects.create(
        definition=made_of.name,
        definition_version=made_of.version,
        year=asked.year,
        part=asked.part,
        scope=asked.scope,
        number=last.number + 1 if last else 1,
        language=language or (last or scope.current()).language,
        figures=dump(report_figures(made_of, asked.period, asked.scope, today)),
        chapters=last.chapters if last else {},
        changed=changed.strip() if last else "",
        drafted_by=by.id,
        drafted_at=at,
        counted_at=at,
    )
    if last is not None:
        keep_stories(last, edition)
    facts = {"year": asked.year, "number": edition.number}
    record("edition.drafted", by=by, at=at, about=About("edition", edition.id), facts=facts)
    return edition


def _check_year(year: int, this_year: int, first: int) -> None:
    if not first <= year <= this_year:
        message = gettext(
            "Over %(year)s zijn er geen cijfers. Kies een jaar van %(first)s tot en met %(last)s."
        )
        known = {"year": year, "first": first, "last": this_year}
        raise Refusal("edition.year", message=message % known, **known)
