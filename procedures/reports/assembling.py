"""From an edition as it is kept to everything that its renderings print."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from procedures.models import Edition
from procedures.queries.meetings import coming_back
from procedures.queries.parts import parts_of_client
from procedures.queries.vignettes import told_labels
from procedures.reports.content import EditionContent, FollowUp, Story
from procedures.reports.wording import Words
from procedures.rules.statistics import load
from tenants import scope
from tenants.logos import unpacked
from tenants.standing import consultancy_name

SUMMARY = "summary"


def content_of(edition: Edition, today: date) -> EditionContent:
    """Return what an edition prints: a published one as frozen, another as it is today."""
    if edition.printed is not None:
        return _as_printed(edition, edition.printed)
    client = scope.current()
    return EditionContent(
        client_name=_name(client.name, edition.scope, edition.language),
        consultancy_name=consultancy_name(),
        brand_colour=client.brand_colour,
        logo=unpacked(client.logo),
        language=edition.language,
        figures=load(edition.figures),
        made_on=today,
        chapters=_chapters(edition),
        decisions=_decisions(edition.year, today),
        stories=_stories(edition),
        number=edition.number,
        report=edition.definition,
        report_version=edition.definition_version,
    )


def printed_of(content: EditionContent) -> dict[str, Any]:
    """Return as JSON what `content_of` needs, beside the figures, to print the same for good."""
    return {
        "texts": content.texts(),
        "brand_colour": content.brand_colour,
        "made_on": content.made_on.isoformat(),
        "published_on": content.published_on.isoformat() if content.published_on else None,
    }


def _as_printed(edition: Edition, printed: dict[str, Any]) -> EditionContent:
    texts, published_on = printed["texts"], printed["published_on"]
    return EditionContent(
        client_name=texts["client_name"],
        consultancy_name=texts["consultancy_name"],
        brand_colour=printed["brand_colour"],
        language=texts["language"],
        figures=load(edition.figures),
        made_on=date.fromisoformat(printed["made_on"]),
        chapters=texts["chapters"],
        decisions=tuple(_decision(*each) for each in texts["decisions"]),
        stories=tuple(_story(*each) for each in texts.get("stories", ())),
        methods=tuple(texts["methods"]),
        digest=edition.digest,
        number=texts["number"],
        status="published",
        published_on=date.fromisoformat(published_on) if published_on else None,
        report=edition.definition,
        report_version=edition.definition_version,
    )


def _name(client: str, part_of: str, language: str) -> str:
    """Return whom a report is about: the client, or a part of it."""
    if not part_of:
        return client
    return f"{client}, {parts_of_client(language).get(part_of, part_of)}"


def _decision(text: str, owner: str, due_on: str, state: Any) -> FollowUp:
    return FollowUp(text, owner, date.fromisoformat(due_on) if due_on else None, state)


def _stories(edition: Edition) -> tuple[Story, ...]:
    """Return the stories that a second person approved, with what they tell in words."""
    approved = [one for one in edition.vignettes.all() if one.approved_by is not None]
    words = Words(edition.language, told_labels() if approved else {})
    return tuple(
        _story(one.title, one.text, [(n, words.label(n, c)) for n, c in sorted(one.facts.items())])
        for one in approved
    )


def _story(title: str, text: str, facts: Iterable[Sequence[str]]) -> Story:
    return Story(title, text, tuple((name, told) for name, told in facts))


def _chapters(edition: Edition) -> dict[str, str]:
    """Return the commentary; a correction says first what it corrects."""
    chapters: dict[str, str] = dict(edition.chapters)
    if edition.changed:
        with translation.override(edition.language):
            replaces = gettext("Deze editie vervangt editie %(number)s. Dit is er anders:")
        first = f"{replaces % {'number': edition.number - 1}} {edition.changed}"
        chapters[SUMMARY] = "\n\n".join(filter(None, [first, chapters.get(SUMMARY, "")]))
    return chapters


def _decisions(year: int, today: date) -> tuple[FollowUp, ...]:
    return tuple(
        FollowUp(
            row.decision.text,
            row.decision.owner,
            row.decision.due_on,
            row.state,  # type: ignore[arg-type]
        )
        for row in coming_back(year, today)
    )
