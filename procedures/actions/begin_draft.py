from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures import presets
from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.queries.drafts import newest_version, open_draft, whole
from procedures.queries.editing import manuscript_of
from procedures.queries.languages import usual_languages
from procedures.queries.regulations import rules_of
from procedures.rules.adopting import Draft
from procedures.rules.documents import as_yaml
from procedures.rules.editing.difference import differing_from, values, words_differing
from procedures.rules.editing.spoken import pinned, with_languages
from procedures.rules.inheriting import parent_of
from tenants import scope
from tenants.locks import wait_turn


@transaction.atomic
def begin_draft(
    *, preset: str | None, languages: Collection[str] | None = None, by: Actor, at: datetime
) -> RegulationDraft:
    """Begin a new version: from a regulation we ship, or (None) from the newest adopted version.

    It is written in `languages`: when None in those of that version, or for one we ship in those
    that the client offers at its portal. Raise Refusal `draft.open` when one is open already,
    `regulation.unknown`, `regulation.none` or `draft.languages`.
    """
    wait_turn("draft")
    if open_draft() is not None:
        raise Refusal("draft.open", message="Er is al een concept. Werk daarin verder.")
    based_on = newest_version()
    start = _from_preset(preset) if preset is not None else _from_version(based_on)
    start = start if languages is None else _written_in(start, languages)
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
    return Draft(pinned(f"inherits: {name}\n", usual_languages(name)))


def _written_in(start: Draft, languages: Collection[str]) -> Draft:
    draft = RegulationDraft(source=start.source, texts=start.texts, wording=start.wording)
    home = scope.current().language
    chosen = with_languages(manuscript_of(draft), languages, home=home)
    return Draft(chosen.source, chosen.texts, chosen.wording)


def _from_version(adopted: AdoptedRegulation | None) -> Draft:
    if adopted is None:
        raise Refusal(
            "regulation.none",
            message="Er is nog geen vastgestelde regeling. Kies een regeling om mee te beginnen.",
        )
    if adopted.parent:
        source = pinned(adopted.own_source, rules_of(adopted).languages)
        return Draft(source, adopted.own_texts, adopted.wording)
    shipped = _shipped_as(adopted)
    written = Draft(adopted.source, adopted.texts, adopted.wording)
    return written if shipped is None else _as_difference(shipped, written)


def _shipped_as(adopted: AdoptedRegulation) -> str | None:
    """Return the regulation we ship of which a version kept whole was made, if it was."""
    return next((one for one in presets.names() if one.replace("-", "_") == adopted.name), None)


def _as_difference(parent: str, written: Draft) -> Draft:
    """Return what was written whole as the difference with its parent, if that says the same."""
    base = values(presets.source_of(parent), "regulation.yaml")
    own = {**values(written.source, "regulation.yaml"), "version": base["version"]}
    texts: dict[str, str] = {}
    for code, text in written.texts.items():
        known = values(presets.texts_of(parent).get(code, "{}"), code)
        differing = words_differing(known, values(text, code))
        texts |= {code: as_yaml(differing)} if differing else {}
    source = pinned(as_yaml(differing_from(parent, base, own)), own["languages"])
    draft = Draft(source, texts, written.wording)
    return draft if _says_the_same(draft, written) else written


def _says_the_same(draft: Draft, written: Draft) -> bool:
    found, wanted = (whole(one.source, one.texts) for one in (draft, written))
    numbered = found.regulation.model_copy(update={"version": wanted.regulation.version})
    return numbered == wanted.regulation and found.texts == wanted.texts
