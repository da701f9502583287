"""Changing how long a file is kept, and when and how somebody asks how it went after closing."""

from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.terms import with_length
from procedures.rules.language import Length

BY_PHONE = "phone_preferred"


def with_retention(draft: Manuscript, length: Length, source: str) -> Manuscript:
    """Return the draft that keeps files for so long, by this source."""
    return with_length(draft, ("retention",), length).placed(("retention", "source"), source)


def with_aftercare(draft: Manuscript, after: Length, channel: str) -> Manuscript:
    """Return the draft that asks so long after closing; the term of aftercare is the same."""
    draft = with_length(draft, ("aftercare", "after"), after)
    draft = draft.placed(("aftercare", "channel"), channel, BY_PHONE)
    asks = {step["act"] for step in draft.at("steps") if step["kind"] == "aftercare"}
    for name, spec in draft.at("terms").items():
        if asks & set(spec.get("ends", ())):
            draft = with_length(draft, ("terms", name), after)
    return draft
