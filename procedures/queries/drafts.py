"""The version that is being written, and what it comes to with all it inherits."""

from collections.abc import Mapping
from dataclasses import dataclass

from procedures import presets
from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.queries.languages import said_by
from procedures.rules.language import Regulation, Texts
from procedures.rules.reading import read_regulation, read_texts


@dataclass(frozen=True, slots=True)
class Whole:
    """A regulation with everything it inherits: as values, its words per language, its YAML."""

    regulation: Regulation
    texts: Mapping[str, Texts]
    source: str


def open_draft() -> RegulationDraft | None:
    """Return the draft that is open at this client, if there is one."""
    draft = RegulationDraft.objects.filter(state="open").select_related("based_on").first()
    return said_by(draft) if draft else None


def newest_version() -> AdoptedRegulation | None:
    """Return the version adopted last of those people file under, in force or still to come."""
    return (
        AdoptedRegulation.objects.filter(beside=False)
        .order_by("-in_force_from", "-version")
        .first()
    )


def whole_of(draft: RegulationDraft) -> Whole:
    """Return what a draft comes to. Raise the Refusals of reading (`whole`)."""
    return whole(draft.source, draft.texts)


def whole(source: str, texts: Mapping[str, str]) -> Whole:
    """Return what this writing comes to with all it inherits of ours.

    Raise Refusal `regulation.invalid`, `regulation.cyclic` or `regulation.parent_unknown`.
    """
    document, words = presets.made_whole(source, texts)
    regulation = read_regulation(document)
    read = {code: read_texts(text, file=f"texts/{code}.yaml") for code, text in words.items()}
    return Whole(regulation, read, document)
