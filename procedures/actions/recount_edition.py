from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from procedures.actions.edit_edition import note, open_edition, rewrite
from procedures.models import Edition
from procedures.queries.year import year_figures
from procedures.rules.statistics import dump
from tenants import scope


@transaction.atomic
def recount_edition(edition_id: UUID, *, by: Actor, at: datetime) -> Edition:
    """Count the figures of an edition anew; one that was reviewed has to be reviewed again.

    Raise Refusal `edition.frozen`, and what `year_figures` raises.
    """
    edition = open_edition(edition_id)
    today = clock.local_date(at, scope.current().time_zone)
    edition.figures = dump(year_figures(edition.year, today))
    edition.counted_at = at
    rewrite(edition, ["figures", "counted_at"], by=by)
    note(edition, "edition.recounted", by=by, at=at)
    return edition
