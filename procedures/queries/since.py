"""What is new in cases since somebody was there: acts, letters, messages and pieces of others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from kernel.actors import Actor
from procedures.models import Act, CaseVisit, Complaint, Message, Piece


@dataclass(frozen=True, slots=True)
class News:
    """How much there is that somebody did not see; `opened_before` is whether they ever looked."""

    new_count: int
    opened_before: bool


@dataclass(frozen=True, slots=True)
class Since:
    """What came into one case after a moment, counted by kind."""

    before_at: datetime
    act_count: int
    message_count: int
    piece_count: int

    @property
    def any(self) -> bool:
        """Whether anything did."""
        return bool(self.act_count or self.message_count or self.piece_count)


def news_of(case_ids: Collection[UUID], reader: Actor) -> Mapping[UUID, News]:
    """Return what is new for the reader in these cases, by case; two queries."""
    mine = CaseVisit.objects.filter(person=reader.id, case__in=case_ids)
    seen = set(mine.values_list("case_id", flat=True))
    parts = [_newer(rows, mine) for rows in _rows(case_ids, reader)]
    counts: dict[UUID, int] = {}
    for case_id, count in parts[0].union(*parts[1:], all=True):
        counts[case_id] = counts.get(case_id, 0) + count
    return {one: News(counts.get(one, 0), one in seen) for one in case_ids}


def since_visit(case: Complaint, reader: Actor) -> Since | None:
    """Return what came since the reader's last visit but this one; None at the first."""
    visit = CaseVisit.objects.filter(case=case, person=reader.id).first()
    if visit is None or visit.before_at is None:
        return None
    acts, messages, pieces = _rows([case.id], reader)
    return Since(
        visit.before_at,
        acts.filter(recorded_at__gt=visit.before_at).count(),
        messages.filter(sent_at__gt=visit.before_at).count(),
        pieces.filter(added_at__gt=visit.before_at).count(),
    )


def _rows(
    case_ids: Collection[UUID], reader: Actor
) -> tuple[QuerySet[Act], QuerySet[Message], QuerySet[Piece]]:
    """Return what others did in these cases; what the reader did is not new to them."""
    acts = Act.objects.filter(case__in=case_ids).exclude(actor_id=reader.id)
    messages = Message.objects.filter(case__in=case_ids)
    others = messages.filter(Q(from_person=None) | ~Q(from_person=reader.id))
    return acts, others, Piece.objects.filter(case__in=case_ids)


def _newer(rows: QuerySet, visits: QuerySet[CaseVisit]) -> QuerySet:  # type: ignore[type-arg] # three models
    """Return how many rows are newer than the reader's visit, by case."""
    moment = {Act: "recorded_at", Message: "sent_at", Piece: "added_at"}[rows.model]
    seen = Subquery(visits.filter(case=OuterRef("case_id")).values("seen_at")[:1])
    newer = rows.order_by().annotate(seen=seen).filter(**{f"{moment}__gt": F("seen")})
    counted: QuerySet[Any, Any] = newer.values_list("case_id").annotate(Count("pk"))
    return counted
