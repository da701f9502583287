from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures import presets
from procedures.actions.wait_turn import wait_turn
from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.queries.drafts import newest_version, open_draft
from procedures.rules.adopting import Draft
from procedures.rules.inheriting import parent_of


@transaction.atomic
def begin_draft(*, preset: str | None, by: Actor, at: datetime) -> RegulationDraft:
    """Begin a new version: from a regulation we ship, or (None) from the newest adopted version.

    Raise Refusal `draft.open` when one is open already, `regulation.unknown` or `regulation.none`.
    """
    wait_turn("draft")
    if open_draft() is not None:
        raise Refusal("draft.open", message="Er is al een concept. Werk daarin verder.")
    based_on = newest_version()
    start = _from_preset(preset) if preset is not None else _from_version(based_on)
    draft = RegulationDraft.objects.create(
        parent=parent_of(start.source) or "",
        source=start.source,
        texts=dict(start.texts),
        wording={code: dict(articles) for code, articles in start.wording.items()},
        based_on=based_on,
        begun_at=at,
        begun_by=by.id,
        changed_at=at,
        changed_by=by.id,
    )
    facts = {"parent": draft.parent}
    record("regulation.drafted", by=by, at=at, about=About("draft", draft.id), facts=facts)
    return draft


def _from_preset(name: str) -> Draft:
    if name not in presets.names():
        raise Refusal("regulation.unknown", message="Deze regeling bestaat niet.", name=name)
    return Draft(f"inherits: {name}\n")


def _from_version(adopted: AdoptedRegulation | None) -> Draft:
    if adopted is None:
        raise Refusal(
            "regulation.none",
            message="Er is nog geen vastgestelde regeling. Kies een regeling om mee te beginnen.",
        )
    if adopted.parent:
        return Draft(adopted.own_source, adopted.own_texts, adopted.wording)
    if _as_shipped(adopted):
        return Draft(f"inherits: {adopted.name}\n", wording=adopted.wording)
    return Draft(adopted.source, adopted.texts, adopted.wording)


def _as_shipped(adopted: AdoptedRegulation) -> bool:
    """Whether the version is word for word a regulation we ship, kept whole."""
    if adopted.name not in presets.names():
        return False
    written = adopted.own_source or adopted.source
    return written == presets.source_of(adopted.name) and adopted.texts == presets.texts_of(
        adopted.name
    )
