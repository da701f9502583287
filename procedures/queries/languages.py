"""Which languages a client keeps its regulation in, and which one who reads a letter."""

from functools import cache

from procedures import presets
from procedures.models import AdoptedRegulation, Complaint, RegulationDraft
from procedures.queries.regulations import rules_of
from procedures.rules.editing.spoken import DUTCH, pinned, usual
from procedures.rules.inheriting import parent_of
from procedures.rules.reading import read_regulation
from tenants import scope

COMPLAINANT = "complainant"


def spoken_to(case: Complaint, side: str) -> str:
    """Return the language somebody of a case is written to in.

    The complainant chose one when filing; everybody else reads the client's own.
    """
    return case.language if side == COMPLAINANT else scope.current().language


@cache
def languages_of_preset(name: str) -> tuple[str, ...]:
    """Return the languages of a regulation we ship. Raise FileNotFoundError for an unknown name."""
    return read_regulation(presets.source_of(name)).languages


def usual_languages(name: str) -> tuple[str, ...]:
    """Return those of a preset that this client speaks or offers at its portal."""
    client, known = scope.current(), languages_of_preset(name)
    chosen = client.languages.split()
    offered = {DUTCH, *chosen} if chosen else known
    return usual(known, home=client.language, offered=offered)


def said_by(draft: RegulationDraft) -> RegulationDraft:
    """Return the draft with its languages in it: of one begun without, those of the last version.

    So it is not written anew when what it builds on gets a language more.
    """
    parent = parent_of(draft.source)
    if parent in presets.names():
        draft.source = pinned(draft.source, _before(draft.based_on, str(parent)))
    return draft


def _before(based_on: AdoptedRegulation | None, parent: str) -> tuple[str, ...]:
    known = languages_of_preset(parent)
    former = rules_of(based_on).languages if based_on else ()
    return tuple(one for one in known if one in former) or usual_languages(parent)
