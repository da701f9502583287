from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.vault import files
from procedures.actions.write_vignette import check_stories
from procedures.models import Edition
from procedures.queries.year import leaks_of
from procedures.reports.assembling import content_of, printed_of
from procedures.reports.content import EditionContent
from procedures.reports.edition import pdf
from procedures.reports.naming import file_name
from procedures.reports.spreadsheet import spreadsheet
from procedures.reports.view import places
from procedures.rules.editions import check_open, check_publishable, check_safe, check_seen
from tenants import scope

KEPT = (
    "state",
    "printed",
    "digest",
    "document",
    "spreadsheet",
    "published_by",
    "published_at",
)


@transaction.atomic
def publish_edition(
    edition_id: UUID, *, by: Actor, at: datetime, seen: int | None = None
) -> Edition:
    """Publish a reviewed edition: its figures, texts, PDF and spreadsheet never change again.

    Pressed twice by the same person it happens once. Raise Refusal `edition.frozen` when somebody
    else was first, `edition.stale`, `edition.not_reviewed`, `edition.year_running`,
    `edition.leaks`, `vignette.…` or `document.unrenderable`; nothing is kept then.
    """
    edition = Edition.objects.select_for_update().filter(id=edition_id).first()
    if edition is None:
        raise Http404
    if edition.state == "published" and edition.published_by == by.id:
        return edition
    check_open(edition.state, edition.number)
    check_seen(seen, edition.version)
    content = _final(edition, at)
    printed = content.figures
    check_publishable(edition.state, until_on=printed.until_on, ends_on=printed.period.ends_on)
    check_safe(places(content.figures, leaks_of(content.figures), edition.language))
    check_stories(edition, at=at)
    _freeze(edition, content, by=by, at=at)
    record(
        "edition.published",
        by=by,
        at=at,
        about=About("edition", edition.id),
        facts={"year": edition.year, "number": edition.number, "digest": edition.digest},
    )
    return edition


def _final(edition: Edition, at: datetime) -> EditionContent:
    """Return what is printed, with the digest of all of it."""
    today = clock.local_date(at, scope.current().time_zone)
    draft = content_of(edition, today)
    final = replace(draft, status="published", made_on=today, published_on=today)
    return replace(final, digest=final.computed_digest())


def _freeze(edition: Edition, content: EditionContent, *, by: Actor, at: datetime) -> None:
    name = file_name(edition, f"editie-{edition.number}")
    edition.state = "published"
    edition.printed, edition.digest = printed_of(content), content.digest
    edition.document = files.store(None, f"{name}.pdf", [pdf(content)], at=at).id
    edition.spreadsheet = files.store(None, f"{name}.xlsx", [spreadsheet(content)], at=at).id
    edition.published_by, edition.published_at = by.id, at
    edition.save(update_fields=KEPT)
