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
from procedures.rules.statistics import load
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
    edition = locked_edition(edition_id)
    if edition.state == "published" and edition.published_by == by.id:
        return edition
    check_ready(edition, at=at, seen=seen)
    content = final_of(edition, at)
    check_hidden(content)
    made = (keep_pdf(edition, content, at), keep_spreadsheet(edition, content, at))
    freeze(edition, content, made, by=by, at=at)
    return edition


def locked_edition(edition_id: UUID) -> Edition:
    """Lock an edition and return it, in whatever state."""
    edition = Edition.objects.select_for_update().filter(id=edition_id).first()
    if edition is None:
        raise Http404
    return edition


def check_ready(edition: Edition, *, at: datetime, seen: int | None) -> None:
    """Raise the refusals of `publish_edition` that are found out at once."""
    check_open(edition.state, edition.number)
    check_seen(seen, edition.version)
    printed = load(edition.figures)
    check_publishable(edition.state, until_on=printed.until_on, ends_on=printed.period.ends_on)
    check_stories(edition, at=at)


def check_hidden(content: EditionContent) -> None:
    """Raise Refusal `edition.leaks` where a hidden number follows from all that is published."""
    check_safe(places(content.figures, leaks_of(content.figures), content.language))


def final_of(edition: Edition, at: datetime) -> EditionContent:
    """Return what is printed, with the digest of all of it."""
    today = clock.local_date(at, scope.current().time_zone)
    draft = content_of(edition, today)
    final = replace(draft, status="published", made_on=today, published_on=today)
    return replace(final, digest=final.computed_digest())


def keep_pdf(edition: Edition, content: EditionContent, at: datetime) -> UUID:
    """Make the PDF and keep it; return which file it is."""
    name = file_name(edition, f"editie-{edition.number}")
    return files.store(None, f"{name}.pdf", [pdf(content)], at=at).id


def keep_spreadsheet(edition: Edition, content: EditionContent, at: datetime) -> UUID:
    """Make the spreadsheet and keep it; return which file it is."""
    name = file_name(edition, f"editie-{edition.number}")
    return files.store(None, f"{name}.xlsx", [spreadsheet(content)], at=at).id


def freeze(
    edition: Edition, content: EditionContent, made: tuple[UUID, UUID], *, by: Actor, at: datetime
) -> None:
    """Let a locked edition be published as it is, with the files that were made of it."""
    edition.state = "published"
    edition.printed, edition.digest = printed_of(content), content.digest
    edition.document, edition.spreadsheet = made
    edition.published_by, edition.published_at = by.id, at
    edition.save(update_fields=KEPT)
    record(
        "edition.published",
        by=by,
        at=at,
        about=About("edition", edition.id),
        facts={"year": edition.year, "number": edition.number, "digest": edition.digest},
    )
