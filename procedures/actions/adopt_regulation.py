from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from json import dumps

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures import presets
from procedures.models import AdoptedRegulation, Complaint
from procedures.queries.codes_in_use import codes_in_use
from procedures.rules.adopting import Adoption, Draft, check_codes, check_day, numbered
from procedures.rules.inheriting import parent_of
from procedures.rules.language import Regulation
from procedures.rules.proofs import check
from procedures.rules.reading import read_regulation, read_texts
from tenants import scope
from tenants.locks import wait_turn


@dataclass(frozen=True, slots=True)
class Proven:
    """A regulation that was proven, whole, with its number among the client's versions."""

    regulation: Regulation
    source: str
    texts: Mapping[str, str]


@transaction.atomic
def adopt_regulation(
    source: str, texts: Mapping[str, str], *, in_force_from: date, by: Actor, at: datetime
) -> AdoptedRegulation:
    """Adopt a version of the client's regulation; from then on it never changes.

    One that builds on a shipped regulation is kept whole: it does not change when that one does.
    Raise Refusal `regulation.invalid`, `regulation.cyclic`, `regulation.parent_unknown`,
    `regulation.unproven`, `regulation.before` (dated before a version that is already adopted),
    `regulation.past`, `regulation.received` (a complaint came in on that day or later) or
    `regulation.codes_used` (a code is gone that cases which still run use).
    """
    return adopt(Draft(source, texts), Adoption(in_force_from), by=by, at=at)


def adopt(draft: Draft, adoption: Adoption, *, by: Actor, at: datetime) -> AdoptedRegulation:
    """Adopt what is written, in the caller's transaction; it refuses as `adopt_regulation` does."""
    wait_turn("file")
    proven = _proven(draft, beside=adoption.beside)
    line: dict[str, object] = {"beside": adoption.beside}
    if adoption.beside:
        line |= {"name": proven.regulation.regulation}
    check_day(
        adoption.in_force_from,
        today=clock.local_date(at, scope.current().time_zone),
        newest_from=_newest(AdoptedRegulation.objects.filter(**line), "in_force_from"),
        last_received_on=_newest(_received(line), "received_on"),
    )
    adopted = _kept(draft, adoption, proven, by=by, at=at)
    record(
        "regulation.adopted",
        by=by,
        at=at,
        about=About("regulation", adopted.id),
        facts={
            "version": adopted.version,
            "in_force_from": adopted.in_force_from,
            "council": adopted.council,
            "council_on": adopted.council_on,
        },
    )
    return adopted


def _received(line: Mapping[str, object]) -> QuerySet[Complaint]:
    """Return the cases that came in under this line of versions; the first has all of them."""
    return Complaint.objects.filter(
        **{f"regulation__{name}": value for name, value in line.items()}
    )


def _newest(rows: QuerySet[AdoptedRegulation] | QuerySet[Complaint], column: str) -> date | None:
    found: date | None = rows.aggregate(found=Max(column))["found"]
    return found


def _proven(draft: Draft, *, beside: bool) -> Proven:
    source, texts = presets.made_whole(draft.source, draft.texts)
    regulation = read_regulation(source)
    words = {code: read_texts(text, file=f"texts/{code}.yaml") for code, text in texts.items()}
    if not beside:
        check_codes(regulation, codes_in_use())
    check(regulation, words)
    number = _next_number(regulation.regulation, beside=beside)
    return Proven(regulation, numbered(source, number), texts)


def _next_number(name: str, *, beside: bool) -> int:
    """Return the number of the next version: the versions people file under count as one line.

    Each regulation beside them counts apart; no name has a number twice.
    """
    line = Q(name=name) if beside else Q(beside=False) | Q(name=name)
    last: int = AdoptedRegulation.objects.filter(line).aggregate(last=Max("version"))["last"] or 0
    return last + 1


def _kept(
    draft: Draft, adoption: Adoption, proven: Proven, *, by: Actor, at: datetime
) -> AdoptedRegulation:
    source, texts = proven.source, dict(proven.texts)
    return AdoptedRegulation.objects.create(
        name=proven.regulation.regulation,
        version=read_regulation(source).version,
        parent=parent_of(draft.source) or "",
        source=source,
        texts=texts,
        own_source=draft.source,
        own_texts=dict(draft.texts),
        wording={code: dict(articles) for code, articles in draft.wording.items()},
        digest=sha256(dumps([source, texts]).encode()).hexdigest(),
        in_force_from=adoption.in_force_from,
        beside=adoption.beside,
        adopted_at=at,
        adopted_by=by.id,
        council=adoption.council,
        council_on=adoption.council_on,
        council_note=adoption.note,
    )
