from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from procedures.actions.edit_edition import note, open_edition, rewrite
from procedures.models import Edition
from procedures.queries.asked import asked_of, definition_of
from procedures.queries.year import report_figures
from procedures.rules.statistics import dump
from tenants import scope


@transaction.atomic
def recount_edition(edition_id: UUID, *, by: Actor, at: datetime) -> Edition:
    """Count the figures of an edition anew; one that was reviewed has to be reviewed again.

    Raise Refusal `edition.frozen`, and what `report_figures` raises.
    """
    edition = open_edition(edition_id)
    today = clock.local_date(at, scope.current().time_zone)
    asked = asked_of(edition)
    counted = report_figures(definition_of(edition), asked.period, asked.scope, today)
    edition.figures = dump(counted)
    edition.counted_at = at
    rewrite(edition, ["figures", "counted_at"], by=by)
    note(edition, "edition.recounted", by=by, at=at)
    return edition
