from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from kernel.errors import Refusal
from kernel.vault import files
from procedures.actions.take import Doing
from procedures.actions.take_with_files import Upload, Uploads, take_with_files
from procedures.letters.compose import Draft, drafts_of
from procedures.letters.own import read_own
from procedures.models import Act, Letter

DOCX_NAME = "brief.docx"


@transaction.atomic
def take_with_letters(
    case_id: UUID, doing: Doing, uploads: Uploads, own: Mapping[str, Upload]
) -> Act:
    """Take a step and send letters that somebody rewrote, in one transaction.

    `own` has the rewritten file by the key of the letter (`Draft.key`). It is kept as it came
    beside the text that is sent. Raise what `take_with_files` raises; Refusal `letter.unknown`,
    `letter.…` or `word.…` with the `letter` in its facts: then nothing is kept.
    """
    done = Act.objects.filter(id=doing.key, case_id=case_id).exists()
    act = take_with_files(case_id, doing, uploads)
    if own and not done:
        drafts = drafts_of(act)
        for key, upload in own.items():
            _rewrite(act, drafts.get(key), upload, key)
    return act


def _rewrite(act: Act, draft: Draft | None, upload: Upload, key: str) -> None:
    if draft is None:
        raise Refusal("letter.unknown", message="Deze brief gaat niet mee.", letter=key)
    whole = b"".join(upload.chunks())
    try:
        own = read_own(draft, whole)
        name = upload.name or DOCX_NAME
        original = files.store(act.case_id, name, [whole], at=act.at)
    except Refusal as refusal:
        facts = {**refusal.facts, "letter": key}
        raise Refusal(refusal.code, message=refusal.message, **facts) from refusal
    letter = Letter.objects.get(
        act=act, name=draft.name, to_side=draft.to_side, to_party=draft.to_party
    )
    letter.subject, letter.body = own.subject, "\n\n".join(own.paragraphs)
    letter.document = original.id
    letter.save(update_fields=["subject", "body", "document"])
