from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile

from kernel import clock
from kernel.errors import Refusal
from kernel.vault import ring
from kernel.vault.models import StoredFile
from procedures.actions.draft_files import (
    DRAFT_AGE,
    drop_draft,
    drop_draft_file,
    keep_draft_file,
    sweep_drafts,
)
from procedures.models import Piece
from tests.factories import cases
from tests.keystores import date_back

pytestmark = pytest.mark.usefixtures("in_acme")


def chosen(name: str = "a.txt", content: bytes = b"Een verslag.\n") -> ContentFile:
    return ContentFile(content, name=name)


def test_only_files_kept_under_the_drafts_own_key_come_along() -> None:
    mine, other = uuid4(), uuid4()
    own = keep_draft_file(mine, chosen(), at=cases.RECEIVED_AT)
    foreign = keep_draft_file(other, chosen(), at=cases.RECEIVED_AT)
    case = cases.complaint(key=mine, files=(own.id, foreign.id))
    assert case.id == mine
    assert [piece.file for piece in Piece.objects.all()] == [own.id]


def test_refused_file_is_not_kept() -> None:
    with pytest.raises(Refusal, match=r"file\.type_refused"):
        keep_draft_file(uuid4(), chosen("x.exe", b"MZ\x90\x00"), at=cases.RECEIVED_AT)
    assert not StoredFile.objects.exists()


def test_what_was_filed_cannot_be_dropped() -> None:
    key = uuid4()
    file = keep_draft_file(key, chosen(), at=cases.RECEIVED_AT)
    case = cases.complaint(key=key, files=(file.id,))
    drop_draft_file(key, file.id)
    drop_draft(key)
    assert StoredFile.objects.filter(id=file.id).exists()
    assert cases.fresh(case.id).story == "Mijn collega schreeuwt elke dag."


def test_file_of_another_draft_cannot_be_dropped() -> None:
    file = keep_draft_file(uuid4(), chosen(), at=cases.RECEIVED_AT)
    drop_draft_file(uuid4(), file.id)
    assert StoredFile.objects.filter(id=file.id).exists()


def test_sweep_takes_old_drafts_and_leaves_fresh_ones_and_cases() -> None:
    old, fresh = uuid4(), uuid4()
    for key in (old, fresh):
        keep_draft_file(key, chosen(), at=cases.RECEIVED_AT)
    case = cases.complaint()
    date_back([old, case.id], DRAFT_AGE)
    assert sweep_drafts(clock.now() + timedelta(minutes=1)) == 1
    assert [file.case_id for file in StoredFile.objects.all()] == [fresh]
    assert [ring.is_destroyed(one) for one in (old, fresh, case.id)] == [True, False, False]
