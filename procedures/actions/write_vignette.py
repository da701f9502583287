"""Writing, changing, approving and removing a story of an edition that is not published yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import ParamSpec
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import get_language, gettext

from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from procedures.actions.edit_edition import note, open_edition
from procedures.models import Edition, Vignette
from procedures.queries.asked import asked_of
from procedures.queries.vignettes import (
    heads_of_departments,
    other_stories,
    people_of_cases,
    people_of_client,
    places_of_client,
    rows_of_year,
    told_labels,
    vignette_of,
)
from procedures.reports.wording import Words, languages
from procedures.rules.editions import check_seen
from procedures.rules.vignette_names import check_names
from procedures.rules.vignette_words import check_text
from procedures.rules.vignettes import (
    about,
    check_approver,
    check_departments,
    check_facts,
    check_together,
)
from tenants import scope

Asked = ParamSpec("Asked")


@dataclass(frozen=True, slots=True)
class Story:
    """What somebody wrote: a title, a text, and the facts that it tells.

    `plain_words` are names too, but not as they stand here, says who wrote it.
    """

    title: str
    text: str
    facts: Mapping[str, str]
    plain_words: frozenset[str] = frozenset()

    @classmethod
    def kept(cls, one: Vignette) -> "Story":
        """Return a story as it was kept."""
        return cls(one.title, one.text, one.facts, frozenset(one.plain_words or ()))


def noted(write: Callable[Asked, Vignette]) -> Callable[Asked, Vignette]:
    """Let a refusal for a name be put in the trail, without the name: what was tried is undone."""

    @wraps(write)
    def writes(*args: Asked.args, **given: Asked.kwargs) -> Vignette:
        try:
            return write(*args, **given)
        except Refusal as refusal:
            edition = refusal.facts.get("edition")
            by, at = given.get("by"), given.get("at")
            if isinstance(edition, Edition) and isinstance(by, Actor) and isinstance(at, datetime):
                with transaction.atomic():
                    note(edition, "vignette.name_found", by=by, at=at)
            raise

    return writes


@noted
@transaction.atomic
def write_vignette(
    edition_id: UUID, story: Story, *, by: Actor, at: datetime, key: UUID | None = None
) -> Vignette:
    """Add a story to an edition; the same `key` again is the same story.

    Raise Refusal `edition.frozen`, or what `check_story` raises.
    """
    edition, key = open_edition(edition_id), key or uuid4()
    before = edition.vignettes.filter(id=key).first()
    if before is not None:
        return before
    check_story(edition, story, at=at)
    made = Vignette.objects.create(
        id=key,
        edition=edition,
        ordinal=edition.vignettes.count() + 1,
        title=story.title.strip(),
        text=story.text.strip(),
        facts=dict(story.facts),
        plain_words=sorted(story.plain_words),
        written_by=by.id,
        written_at=at,
    )
    note(edition, "vignette.written", by=by, at=at)
    return made


@noted
@transaction.atomic
def change_vignette(
    vignette_id: UUID, story: Story, *, by: Actor, at: datetime, seen: int | None = None
) -> Vignette:
    """Change a story; it has to be approved again.

    Raise Refusal `edition.frozen`, `edition.stale`, or what `check_story` raises.
    """
    edition = open_edition(vignette_of(vignette_id).edition_id)
    kept = edition.vignettes.select_for_update().get(id=vignette_id)
    told = (story.title.strip(), story.text.strip(), dict(story.facts), sorted(story.plain_words))
    if told == (kept.title, kept.text, kept.facts, kept.plain_words or []):
        return kept
    check_seen(seen, kept.version)
    check_story(edition, story, at=at, own=kept.id)
    kept.title, kept.text, kept.facts, kept.plain_words = told
    kept.written_by, kept.written_at = by.id, at
    kept.approved_by = kept.approved_at = None
    kept.version += 1
    kept.save()
    note(edition, "vignette.changed", by=by, at=at)
    return kept


@noted
@transaction.atomic
def approve_vignette(
    vignette_id: UUID, *, by: Actor, at: datetime, seen: int | None = None
) -> Vignette:
    """Approve a story as a second person, after it is checked once more.

    Raise Refusal `edition.frozen`, `edition.stale`, `vignette.own`, or what `check_story` raises.
    """
    edition = open_edition(vignette_of(vignette_id).edition_id)
    kept = edition.vignettes.select_for_update().get(id=vignette_id)
    if kept.approved_by == by.id:
        return kept
    check_seen(seen, kept.version)
    check_approver(kept.written_by, by.id)
    check_story(edition, Story.kept(kept), at=at, own=kept.id)
    kept.approved_by, kept.approved_at = by.id, at
    kept.save(update_fields=["approved_by", "approved_at"])
    note(edition, "vignette.approved", by=by, at=at)
    return kept


@transaction.atomic
def remove_vignette(vignette_id: UUID, *, by: Actor, at: datetime) -> Edition:
    """Take a story out of an edition. Raise Refusal `edition.frozen`."""
    edition = open_edition(vignette_of(vignette_id).edition_id)
    edition.vignettes.filter(id=vignette_id).delete()
    note(edition, "vignette.removed", by=by, at=at)
    return edition


def check_stories(edition: Edition, *, at: datetime) -> None:
    """Raise Refusal `vignette.unapproved` before a story is printed that nobody approved.

    Each is checked once more too, for cases may have changed since (see `check_story`).
    """
    for one in edition.vignettes.all():
        if one.approved_by is None:
            raise Refusal(
                "vignette.unapproved",
                message="Niet elk verhaal is nagekeken. Laat dat doen, of haal het weg.",
                exposed=(one.title,),
            )
        check_story(edition, Story.kept(one), at=at, own=one.id)


def check_story(edition: Edition, story: Story, *, at: datetime, own: UUID | None = None) -> None:
    """Raise a Refusal `vignette.…` for a story by which somebody could be known.

    It is counted among the cases that the report is about, and held against the other stories
    about that year; `own` is the story itself.
    """
    check_text(
        story.title,
        story.text,
        names=people_of_client(),
        places=places_of_client(),
        facts=story.facts,
    )
    _check_names(edition, story)
    check_departments(story.facts, heads_of_departments())
    asked, today = asked_of(edition), clock.local_date(at, scope.current().time_zone)
    rows = about(rows_of_year(edition.year, today), asked.period, asked.scope)
    bounds = {"year": edition.year, "least": scope.current().small_number_threshold}
    try:
        check_facts(rows, story.facts, **bounds)
    except Refusal as refusal:
        if refusal.code == "vignette.small":
            raise _in_words(refusal) from refusal
        raise
    check_together(rows, story.facts, other_stories(edition, own), **bounds)


def _check_names(edition: Edition, story: Story) -> None:
    """Raise what `check_names` raises, with the edition it was about."""
    words = f"{story.title}\n{story.text}"
    try:
        check_names(words, people_of_cases(edition.year), plain_words=story.plain_words)
    except Refusal as refusal:
        facts = {**refusal.facts, "edition": edition}
        raise Refusal(refusal.code, message=refusal.message, **facts) from refusal


def _in_words(refusal: Refusal) -> Refusal:
    """Say which combination is too small and what to leave out, in words of the reader."""
    language = get_language() or "nl"
    words = Words(language if language in languages() else "nl", told_labels())
    small, without = (_named(refusal.facts[name], words) for name in ("small", "without"))
    told = (
        gettext("Te klein: %(small)s.") % {"small": small},
        gettext("Laat weg: %(without)s.") % {"without": without},
    )
    return Refusal(refusal.code, message=refusal.message, exposed=told, field="text")


def _named(facts: object, words: Words) -> str:
    pairs = facts if isinstance(facts, tuple) else ()
    return " + ".join(words.label(dimension, code) for dimension, code in pairs)
