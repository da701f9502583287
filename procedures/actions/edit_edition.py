from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.models import Edition
from procedures.queries.asked import definition_of
from procedures.rules.editions import check_open, check_seen
from procedures.rules.reporting import ANNUAL, definition

WRITTEN = definition(ANNUAL).written
"""The chapters of the yearly report to which a person may write a commentary."""


@dataclass(frozen=True, slots=True)
class Written:
    """The commentary by chapter as it should be, and what a correction says it corrects."""

    chapters: Mapping[str, str] = field(default_factory=dict)
    changed: str = ""


@transaction.atomic
def edit_edition(
    edition_id: UUID, written: Written, *, by: Actor, at: datetime, seen: int | None = None
) -> Edition:
    """Write the commentary of an edition; one that was reviewed has to be reviewed again.

    `seen` is the version the text was made on; the same text sent twice is written once. Raise
    Refusal `edition.frozen`, `edition.stale`, `edition.chapter` or `edition.changed`.
    """
    edition = open_edition(edition_id)
    chapters = _cleaned(written.chapters, definition_of(edition).written)
    changed = _said(written.changed) if edition.number > 1 else ""
    if edition.drafted_by == by.id and (edition.chapters, edition.changed) == (chapters, changed):
        return edition
    check_seen(seen, edition.version)
    edition.chapters, edition.changed = chapters, changed
    rewrite(edition, ["chapters", "changed"], by=by)
    note(edition, "edition.edited", by=by, at=at)
    return edition


def open_edition(edition_id: UUID) -> Edition:
    """Lock an edition and return it; refuse a frozen one."""
    edition = Edition.objects.select_for_update().filter(id=edition_id).first()
    if edition is None:
        raise Http404
    check_open(edition.state, edition.number)
    return edition


def rewrite(edition: Edition, changed: list[str], *, by: Actor) -> None:
    """Save what was changed: whoever wrote last has drafted it, and nobody has reviewed that."""
    edition.state, edition.drafted_by = "draft", by.id
    edition.reviewed_by = edition.reviewed_at = None
    edition.version += 1
    around = ["state", "drafted_by", "reviewed_by", "reviewed_at", "version"]
    edition.save(update_fields=[*changed, *around])


def _cleaned(chapters: Mapping[str, str], known: Sequence[str]) -> dict[str, str]:
    unknown = sorted(set(chapters) - set(known))
    if unknown:
        raise Refusal("edition.chapter", message="Dit hoofdstuk is er niet.", chapter=unknown[0])
    return {name: text for name in known if (text := chapters.get(name, "").strip())}


def _said(changed: str) -> str:
    if not changed.strip():
        raise Refusal(
            "edition.changed",
            message="Schrijf op wat er anders is dan in de vorige editie. Lezers zien dit vooraan.",
            field="changed",
        )
    return changed.strip()


def note(edition: Edition, action: str, *, by: Actor, at: datetime) -> None:
    """Put an act on an edition in the audit trail."""
    facts = {"year": edition.year, "number": edition.number, "version": edition.version}
    record(action, by=by, at=at, about=About("edition", edition.id), facts=facts)
