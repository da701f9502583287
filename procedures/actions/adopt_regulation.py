from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from json import dumps

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures import presets
from procedures.models import AdoptedRegulation
from procedures.rules.proofs import check
from procedures.rules.reading import read_regulation, read_texts


@transaction.atomic
def adopt_regulation(
    source: str, texts: Mapping[str, str], *, in_force_from: date, by: Actor, at: datetime
) -> AdoptedRegulation:
    """Adopt a version of the client's regulation; from then on it never changes.

    One that builds on a shipped regulation is kept whole: it does not change when that one does.
    Raise Refusal `regulation.invalid`, `regulation.cyclic`, `regulation.parent_unknown`,
    `regulation.unproven` or `regulation.before` (dated before a version that is already in force).
    """
    source, texts = presets.made_whole(source, texts)
    regulation = read_regulation(source)
    words = {code: read_texts(text, file=f"texts/{code}.yaml") for code, text in texts.items()}
    check(regulation, words)
    if AdoptedRegulation.objects.filter(in_force_from__gt=in_force_from).exists():
        raise Refusal(
            "regulation.before",
            message="Er geldt al een versie met een latere datum. Kies een latere dag.",
        )
    adopted = AdoptedRegulation.objects.create(
        name=regulation.regulation,
        version=regulation.version,
        source=source,
        texts=dict(texts),
        digest=sha256(dumps([source, dict(texts)]).encode()).hexdigest(),
        in_force_from=in_force_from,
        adopted_at=at,
        adopted_by=by.id,
    )
    record(
        "regulation.adopted",
        by=by,
        at=at,
        about=About("regulation", adopted.id),
        facts={"version": regulation.version},
    )
    return adopted
