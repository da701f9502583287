"""What a rendering of the year needs, as it is frozen in an edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from procedures.rules.reporting import ANNUAL, Definition, definition
from procedures.rules.statistics import Figures, digest

Status = Literal["draft", "published"]
FollowUpState = Literal["open", "done", "late", "dropped"]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A decision of last year's advice meeting and what became of it."""

    text: str
    owner: str
    due_on: date | None
    state: FollowUpState


@dataclass(frozen=True, slots=True)
class Story:
    """A vignette as it is printed: a story that fits as many cases as the threshold asks.

    ``facts`` are the dimension and the words (or the code) of each thing that it tells.
    """

    title: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionContent:
    """A report, whole: nothing else is looked up when it is rendered.

    ``chapters`` holds a person's commentary by chapter (summary, to_do, flow, profile, handling,
    terms, measures, appreciation, outlook): plain text, an empty line between paragraphs, lines
    that start with "- " for a list. ``methods`` replaces the house's two sentences on method.
    """

    client_name: str
    consultancy_name: str
    brand_colour: str
    language: str
    figures: Figures
    made_on: date
    chapters: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[FollowUp, ...] = ()
    stories: tuple[Story, ...] = ()
    methods: tuple[str, ...] = ()
    digest: str = ""
    number: int = 1
    status: Status = "draft"
    published_on: date | None = None
    logo: bytes = b""
    report: str = ANNUAL
    report_version: int = 1

    @property
    def year(self) -> int:
        """The year reported on, or of which a part is reported on."""
        return self.figures.year

    @property
    def made_of(self) -> Definition:
        """What this report is made of."""
        return definition(self.report, self.report_version)

    def texts(self) -> dict[str, object]:
        """Return everything people wrote, as it goes into the digest."""
        return {
            "client_name": self.client_name,
            "consultancy_name": self.consultancy_name,
            "language": self.language,
            "number": self.number,
            "chapters": dict(self.chapters),
            "methods": list(self.methods),
            "decisions": [
                [each.text, each.owner, each.due_on.isoformat() if each.due_on else "", each.state]
                for each in self.decisions
            ],
            **self._told(),
            **self._named(),
        }

    def _told(self) -> dict[str, object]:
        """Return the stories, where there are any: an edition without them keeps its digest."""
        told = [[one.title, one.text, [list(fact) for fact in one.facts]] for one in self.stories]
        return {"stories": told} if told else {}

    def _named(self) -> dict[str, object]:
        """Return which report this is; the first yearly reports did not say so."""
        named = (self.report, self.report_version)
        return {} if named == (ANNUAL, 1) else {"report": list(named)}

    def computed_digest(self) -> str:
        """Return the digest of the figures and texts; a published edition keeps it."""
        return digest(self.figures, self.texts())
