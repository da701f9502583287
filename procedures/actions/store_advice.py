"""The advice as a document, kept with the case.

It is made the first time that somebody asks for it and stored then, not with the act itself: the
act holds locks while it is recorded and is also taken to preview its letters, and no ruling may
fail over the typesetting of its copy. It prints what the act recorded, which never changes, so it
says the same whenever it is made.
"""

from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext

from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.models import Advice, Complaint
from procedures.reports import advice
from procedures.reports.advice_of_case import content_of


@transaction.atomic
def stored_advice(case: Complaint, *, at: datetime) -> StoredFile:
    """Return the document of the case's advice or ruling, stored now if it was not yet.

    Raise Http404 before there is an advice, Refusal `document.unrenderable` or `file.…`.
    """
    given = Advice.objects.select_for_update().filter(case=case).first()
    if given is None:
        raise Http404
    kept = StoredFile.objects.filter(id=given.document).first() if given.document else None
    if kept is not None:
        return kept
    made = advice.pdf(content_of(case))
    file = files.store(case.id, name_of(case), [made], at=at)
    given.document = file.id
    given.save(update_fields=["document"])
    return file


def copy_for_parties(case: Complaint) -> bytes | None:
    """Return the document without the measures towards a person; None when it has none of those."""
    content = content_of(case, for_parties=True)
    return advice.pdf(content) if content.is_for_parties else None


def name_of(case: Complaint) -> str:
    """Return what the file is called, in the language of the case."""
    with translation.override(case.language):
        return gettext("advies-%(number)s.pdf") % {"number": case.number}
