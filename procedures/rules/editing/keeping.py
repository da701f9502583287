"""Changing how long a file is kept, when somebody asks how it went, and the time for remarks."""

from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.places import MISSING
from procedures.rules.editing.terms import with_length
from procedures.rules.hearing_report import REMARKS_WITHIN
from procedures.rules.language import Length

BY_PHONE = "phone_preferred"


def with_retention(draft: Manuscript, length: Length, source: str) -> Manuscript:
    """Return the draft that keeps files for so long, by this source."""
    return with_length(draft, ("retention",), length).placed(("retention", "source"), source)


def with_remarks_within(draft: Manuscript, length: Length) -> Manuscript:
    """Return the draft in which a side has so long for remarks on the report of its talk.

    What holds for a regulation that says nothing, is not written where nothing was said.
    """
    silent = draft.base_at("hearing") is MISSING
    if length == REMARKS_WITHIN and silent and (draft.parent or draft.at("hearing") is MISSING):
        return draft.placed(("hearing",), MISSING)
    return with_length(draft, ("hearing", "remarks_within"), length)


def with_aftercare(draft: Manuscript, after: Length, channel: str) -> Manuscript:
    """Return the draft that asks so long after closing; the term of aftercare is the same."""
    draft = with_length(draft, ("aftercare", "after"), after)
    draft = draft.placed(("aftercare", "channel"), channel, BY_PHONE)
    asks = {step["act"] for step in draft.at("steps") if step["kind"] == "aftercare"}
    for name, spec in draft.at("terms").items():
        if asks & set(spec.get("ends", ())):
            draft = with_length(draft, ("terms", name), after)
    return draft
