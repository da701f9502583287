from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from django.db import transaction

from kernel.errors import Refusal
from kernel.vault import files
from procedures.actions.give_piece import tell_of_pieces
from procedures.actions.take import Doing, take
from procedures.models import Act, Complaint, Piece
from procedures.queries.regulations import of_case
from procedures.rules.language import Step


class Upload(Protocol):
    """A file on its way in, as a form has it."""

    name: str | None

    def chunks(self) -> Iterable[bytes]:
        """Yield the content in pieces."""


Uploads = Mapping[str, Sequence[Upload]]


@transaction.atomic
def take_with_files(case_id: UUID, doing: Doing, uploads: Uploads) -> Act:
    """Take a step whose `uploads` (by field) become pieces of the file, in one transaction.

    A side may read a piece when it may see the act. Raise what `take` raises, and Refusal
    `file.…` with the field in its facts; then no file is kept.
    """
    case = Complaint.objects.select_for_update().select_related("regulation").get(id=case_id)
    done = Act.objects.filter(id=doing.key, case=case).first()
    if done is not None:
        return done
    stored = {name: _store(case, name, chosen, doing) for name, chosen in uploads.items()}
    act = take(case_id, replace(doing, values={**doing.values, **stored}))
    step = of_case(case).step(act.name)
    pieces = [_add(case, act, step, file_id) for ids in stored.values() for file_id in ids]
    told = [letter.to for letter in step.letters] if step else []
    tell_of_pieces(case, pieces, by=doing.by, at=act.at, told=told)
    return act


def _store(case: Complaint, field: str, chosen: Sequence[Upload], doing: Doing) -> list[UUID]:
    try:
        return [
            files.receive(case.id, one.name or "", one.chunks(), at=doing.at).id for one in chosen
        ]
    except Refusal as refusal:
        facts = {**refusal.facts, "field": field}
        raise Refusal(refusal.code, message=refusal.message, **facts) from refusal


def _add(case: Complaint, act: Act, step: Step | None, file_id: UUID) -> Piece:
    seen_by = step.visible_to if step else ()
    return Piece.objects.create(
        case=case,
        file=file_id,
        from_side=act.actor_role[:20],
        for_complainant="complainant" in seen_by,
        for_respondent="respondent" in seen_by,
        added_at=act.at,
    )
