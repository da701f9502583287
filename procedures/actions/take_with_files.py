from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

from kernel.vault import files
from procedures.actions.take import Doing, take
from procedures.models import Act, Complaint, Piece


class Upload(Protocol):
    """A file on its way in, as a form has it."""

    name: str | None

    def chunks(self) -> object:
        """Yield the content in pieces."""


Uploads = Mapping[str, Sequence[Upload]]


@transaction.atomic
def take_with_files(case_id: UUID, doing: Doing, uploads: Uploads) -> Act:
    """Take a step whose `uploads` (by field) become pieces of the file, in one transaction.

    Raise what `take` raises, and Refusal `file.…` with the field in its facts.
    """
    case = Complaint.objects.select_for_update().get(id=case_id)
    done = Act.objects.filter(id=doing.key, case=case).first()
    if done is not None:
        return done
    stored = {name: _keep(case, chosen, doing) for name, chosen in uploads.items()}
    return take(case_id, replace(doing, values={**doing.values, **stored}))
