"""A file goes for good: asked, approved by a second person, done by the worker."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.post.models import MailboxItem, OutboxMessage
from kernel.vault import emptying, ring
from kernel.vault import tombstones as ledger
from kernel.vault.models import StoredFile
from procedures.actions import shred_case
from procedures.actions.approve_shredding import approve_shredding
from procedures.actions.ask_shredding import Reason, ask_shredding
from procedures.actions.next_number import next_number
from procedures.actions.set_hold import HoldAsked, set_hold
from procedures.actions.shred_case import shred, shred_approved
from procedures.actions.stop_shredding import stop_shredding
from procedures.models import Complaint, Message, Party, RegisterStub, Shredding
from procedures.queries.register import register
from procedures.queries.year import year_figures
from tenants import scope
from tenants.models import WorklistRow
from tests.cast import cast
from tests.factories import cases, keeping, tracks, years
from tests.factories.keeping import OVER_AT

pytestmark = pytest.mark.usefixtures("in_acme")
TODAY = OVER_AT.date()
STEPS: tuple[tuple[object, str], ...] = (
    (emptying, "remove_files"),
    (ring, "destroy_case_key"),
    (ledger, "note"),
    (shred_case, "certificate_of"),
)
"""What the worker does after the rows went, in this order."""


@pytest.fixture(autouse=True)
def files_apart(settings: Any, tmp_path: Path) -> None:
    """Keep the files of a test in a folder of its own."""
    settings.VAULT_FILES = tmp_path / "files"
    settings.POST_TRANSPORT = "mailbox"


def folder_of(case: Complaint) -> Path:
    return Path(settings.VAULT_FILES) / ring.reference() / str(case.id)


def test_term_over_is_asked_approved_and_done() -> None:
    who = cast()
    case, other = keeping.over(who), keeping.over(who, "2024-03-11", "2024-04-09")
    approved = keeping.approved(who, case)
    assert folder_of(case).is_dir()
    assert shred_approved(OVER_AT) == 1
    done = Shredding.objects.get(id=approved.id)
    assert (done.state, done.numbers, done.note) == ("done", [case.number], "")
    assert keeping.rows_naming(case.id) == [f"procedures.Shredding {done.id}"]
    assert (folder_of(case).exists(), folder_of(other).is_dir()) == (False, True)
    assert Complaint.objects.get().story == other.story
    assert Message.objects.get().body == "Wij belden haar thuis."


def test_nothing_of_it_can_be_read_when_old_rows_come_back() -> None:
    who = cast()
    case = keeping.over(who)
    party = Party.objects.filter(case=case, side="complainant").get()
    old = Party.objects.get(id=party.id)
    shred(keeping.approved(who, case).id, at=OVER_AT)
    with pytest.raises(Refusal, match="vernietigd") as refused:
        assert old.name
    assert refused.value.code == "vault.destroyed"


def test_post_and_worklist_go_along() -> None:
    who = cast()
    case = keeping.over(who)
    WorklistRow.objects.update_or_create(
        tenant=scope.current(), case_id=case.id, defaults={"received_on": case.received_on}
    )
    MailboxItem.objects.create(
        message_id="1@x",
        case_id=case.id,
        recipient="a@x",
        subject="s",
        body_text="t",
        received_at=OVER_AT,
    )
    assert OutboxMessage.objects.filter(case_id=case.id).exists()
    shred(keeping.approved(who, case).id, at=OVER_AT)
    left = (OutboxMessage, MailboxItem, WorklistRow, StoredFile)
    assert [model.objects.filter(case_id=case.id).count() for model in left] == [0, 0, 0, 0]


def test_figures_and_register_count_it_as_before() -> None:
    who = cast()
    shredded = keeping.over(who, department="zorg" if cases.department() else None)
    keeping.over(who, "2024-05-06", "2024-06-03")
    before = [year_figures(year, TODAY) for year in (2024, 2025)]
    shred(keeping.approved(who, shredded).id, at=OVER_AT)
    assert [year_figures(year, TODAY) for year in (2024, 2025)] == before
    assert [row.number == "" for row in register(TODAY, year=2024)] == [True, False]
    assert RegisterStub.objects.filter(row__department="zorg").count() == 1


def test_published_edition_and_its_digest_stay_as_they_are() -> None:
    who = cast()
    case = keeping.over(who)
    edition = years.published(who, 2024)
    before = (edition.digest, edition.printed)
    shred(keeping.approved(who, case).id, at=OVER_AT)
    edition.refresh_from_db()
    assert (edition.digest, edition.printed) == before


def test_number_is_never_given_again() -> None:
    who = cast()
    case = keeping.over(who)
    shred(keeping.approved(who, case).id, at=OVER_AT)
    assert case.number == "2024-0001"
    assert next_number(2024) == "2024-0002"


@pytest.mark.attack("B06")
def test_one_person_is_not_enough() -> None:
    who = cast()
    asked = keeping.asked(who, keeping.over(who))
    with pytest.raises(Refusal) as refused:
        approve_shredding(asked.id, by=cases.acting(who.carla), at=OVER_AT)
    assert refused.value.code == "retention.own_request"
    with pytest.raises(IntegrityError), transaction.atomic():
        Shredding.objects.filter(id=asked.id).update(state="approved", decided_by=who.carla.id)
    assert shred_approved(OVER_AT) == 0


@pytest.mark.parametrize(
    ("why", "note", "at", "code"),
    [
        ("retention", "", years.moment("2026-04-08"), "retention.early"),
        ("erasure", "", years.moment("2024-05-08"), "retention.note"),
        ("boredom", "", OVER_AT, "retention.why"),
    ],
)
def test_file_that_may_not_go_is_not_asked(why: str, note: str, at: Any, code: str) -> None:
    who = cast()
    case = keeping.over(who)
    with pytest.raises(Refusal) as refused:
        ask_shredding(case.id, Reason(why, note), by=cases.acting(who.carla), at=at)
    assert (refused.value.code, Shredding.objects.count()) == (code, 0)


def test_running_case_is_not_asked_for_any_reason() -> None:
    who = cast()
    case = cases.complaint()
    with pytest.raises(Refusal) as refused:
        ask_shredding(case.id, Reason("mistaken", "Proef"), by=cases.acting(who.carla), at=OVER_AT)
    assert refused.value.code == "retention.running"


def test_erasure_before_the_term_is_over_needs_words_and_goes_with_them() -> None:
    who = cast()
    case = keeping.over(who)
    at = years.moment("2024-05-08")
    reason = Reason("erasure", "Anna vroeg erom.")
    asked = ask_shredding(case.id, reason, by=cases.acting(who.carla), at=at)
    approve_shredding(asked.id, by=cases.acting(who.omar), at=at)
    done = shred(asked.id, at=at)
    assert (done.state, done.why, done.note) == ("done", "erasure", "")
    assert Shredding.objects.get().note == ""


def test_asked_and_approved_twice_happens_once() -> None:
    who = cast()
    case = keeping.over(who)
    first, again = keeping.asked(who, case), keeping.asked(who, case)
    assert first.id == again.id
    keeping.approved(who, case)
    keeping.approved(who, case)
    actions = Entry.objects.filter(action__startswith="shredding.")
    assert list(actions.values_list("action", flat=True)) == [
        "shredding.asked",
        "shredding.approved",
    ]


def test_stopped_is_kept_and_can_be_asked_again() -> None:
    who = cast()
    case = keeping.over(who)
    asked = keeping.approved(who, case)
    stop_shredding(asked.id, by=cases.acting(who.omar), at=OVER_AT)
    assert shred_approved(OVER_AT) == 0
    assert keeping.asked(who, case).id != asked.id
    with pytest.raises(Refusal) as refused:
        approve_shredding(asked.id, by=cases.acting(who.iris), at=OVER_AT)
    assert refused.value.code == "retention.decided"


def test_file_with_its_former_case_goes_as_one_and_is_counted_once() -> None:
    who = cast()
    cases.regulation()
    tracks.beside()
    case = years.received("2024-03-04")
    cases.do(case, "acknowledged", who.carla, years.moment("2024-03-05"))
    going = tracks.moved(case, who.carla)
    assert [row.number for row in register(TODAY)] == [going.number]
    going.closed_on, going.retain_until_on = case.closed_on, case.retain_until_on
    going.save(update_fields=["closed_on", "retain_until_on"])
    done = shred(keeping.approved(who, case, why="mistaken", note="Proef").id, at=OVER_AT)
    assert (done.numbers, RegisterStub.objects.count()) == ([going.number, case.number], 1)
    assert not Complaint.objects.exists()


def test_worker_killed_at_any_step_leaves_what_the_next_one_finishes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    who = cast()
    for month, (place, name) in enumerate(STEPS, start=1):
        case = keeping.over(who, f"2024-0{month}-08", "2024-08-05")
        approved = keeping.approved(who, case)
        with monkeypatch.context() as broken:
            broken.setattr(place, name, _killed)
            with pytest.raises(KeyboardInterrupt):
                shred(approved.id, at=OVER_AT)
        assert not Complaint.objects.filter(id=case.id).exists()
        assert shred_approved(OVER_AT + timedelta(hours=1)) == 1
        assert Shredding.objects.get(id=approved.id).document is not None
        assert keeping.rows_naming(case.id) == [f"procedures.Shredding {approved.id}"]


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_hold_that_came_after_the_approval_stops_the_worker() -> None:
    who = cast()
    case = keeping.over(who)
    approved = keeping.approved(who, case)
    asked = HoldAsked("proceedings", years.moment("2027-03-01").date(), "Zitting bij de rechter.")
    set_hold(case.id, asked, by=cases.acting(who.omar), at=OVER_AT)
    assert shred_approved(OVER_AT) == 0
    assert Shredding.objects.get(id=approved.id).state == "stopped"
    assert Complaint.objects.filter(id=case.id).exists()
