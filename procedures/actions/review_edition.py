from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from procedures.actions.edit_edition import note, open_edition
from procedures.models import Edition
from procedures.queries.asked import definition_of
from procedures.queries.year import leaks_of
from procedures.reports.view import places
from procedures.rules.editions import check_reviewer, check_safe, check_seen, check_written
from procedures.rules.statistics import load


@transaction.atomic
def review_edition(
    edition_id: UUID, *, by: Actor, at: datetime, seen: int | None = None
) -> Edition:
    """Approve an edition as a second person, as it was `seen`; then it may be published.

    Raise Refusal `edition.frozen`, `edition.stale`, `edition.own_review`, `edition.unwritten` or
    `edition.leaks`.
    """
    edition = open_edition(edition_id)
    check_seen(seen, edition.version)
    check_reviewer(edition.drafted_by, by.id)
    if edition.state == "reviewed":
        return edition
    check_written(definition_of(edition).missing(edition.chapters))
    figures = load(edition.figures)
    check_safe(places(figures, leaks_of(figures), edition.language))
    edition.state, edition.reviewed_by, edition.reviewed_at = "reviewed", by.id, at
    edition.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    note(edition, "edition.reviewed", by=by, at=at)
    return edition
