"""Reminders of measures: when, to whom, and that nothing of them leaves in the mail."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel.post.models import OutboxMessage
from kernel.vault.models import StoredFile
from procedures.actions.remind_of_measures import remind_of_measures
from procedures.actions.update_decision import Progress, update_decision
from procedures.models import DecisionProgress, MeetingDecision, NoticeChoice
from procedures.rules.notices import NEVER, TERM
from procedures.rules.reminding import is_late, reminder
from tests.cast import Cast, cast
from tests.factories import cases, years

DUE = date(2026, 9, 1)
TRAINING = ("Training voor alle ploegen", "Henk Visser", "2026-09-01")
FOLDER = ("Een nieuwe folder", "De afdeling communicatie", "2026-09-01")
AT = datetime(2026, 8, 1, 9, tzinfo=UTC)


@pytest.fixture
def who(in_acme: object) -> Cast:
    del in_acme
    cases.regulation()
    return cast()


def morning(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T08:30+02:00")


def mailed(day: str) -> list[str]:
    """Return who gets a mail on a morning; it runs twice, as workers do."""
    before = set(OutboxMessage.objects.values_list("key", flat=True))
    remind_of_measures(morning(day))
    remind_of_measures(morning(day) + timedelta(minutes=15))
    return sorted(one.recipient for one in OutboxMessage.objects.exclude(key__in=before))


@pytest.mark.parametrize(
    ("today", "name"),
    [
        ("2026-08-17", ""),
        ("2026-08-18", "20260901-before"),
        ("2026-09-01", "20260901-before"),
        ("2026-09-02", "20260901-late-0"),
        ("2026-09-29", "20260901-late-0"),
        ("2026-09-30", "20260901-late-1"),
        ("2030-01-01", "20260901-late-12"),
    ],
)
def test_measure_is_called_to_mind_before_its_date_and_every_four_weeks_after(
    today: str, name: str
) -> None:
    assert reminder(DUE, date.fromisoformat(today)) == name
    assert is_late(name) is ("late" in name)
    assert reminder(None, DUE) == ""


def test_owner_hears_before_and_after_and_who_was_at_the_meeting_after(who: Cast) -> None:
    years.held(who, years.published(who), TRAINING)
    assert mailed("2026-08-17") == []
    assert mailed("2026-08-18") == ["henk@example.org"]
    assert mailed("2026-08-19") == []
    assert mailed("2026-09-02") == ["henk@example.org", "iris@example.org"]
    assert mailed("2026-09-30") == ["henk@example.org", "iris@example.org"]


def test_owner_who_is_not_known_here_is_reminded_through_the_organisation(who: Cast) -> None:
    years.held(who, years.published(who), FOLDER, TRAINING)
    assert mailed("2026-08-18") == ["henk@example.org"]
    (mail,) = OutboxMessage.objects.all()
    assert "folder" not in mail.body_text.lower()
    assert "training" not in (mail.subject + mail.body_text).lower()
    assert "http" not in mail.body_text


def test_nobody_is_reminded_at_night_or_of_what_is_done(who: Cast) -> None:
    years.held(who, years.published(who), TRAINING)
    assert remind_of_measures(datetime(2026, 8, 18, 2, tzinfo=UTC)) == 0
    done = Progress("done", "Klaar.", date(2026, 8, 1))
    update_decision(MeetingDecision.objects.get().id, done, by=cases.acting(who.henk), at=AT)
    assert mailed("2026-09-02") == []


def test_who_wants_no_notice_of_terms_gets_none(who: Cast) -> None:
    years.held(who, years.published(who), TRAINING)
    NoticeChoice.objects.create(person=who.henk, how={TERM: NEVER})
    assert mailed("2026-08-18") == []


def test_measure_of_a_case_is_called_to_mind_to_whom_it_is_open(who: Cast) -> None:
    assert (who.carla.roles, who.omar.roles) == (["secretariat"], ["complaints_officer"])
    case = cases.complaint("Er wordt geschreeuwd.")
    case.measures.create(kind="team", text="Oefenen", state="agreed", due_on=DUE)
    assert mailed("2026-08-18") == ["carla@example.org", "omar@example.org"]
    case.opened_to = ["employer"]
    case.save(update_fields=["opened_to"])
    assert mailed("2026-09-02") == ["carla@example.org", "henk@example.org", "omar@example.org"]


def test_proof_stays_beside_what_was_said_before(who: Cast) -> None:
    years.held(who, years.published(who), TRAINING)
    decision, henk = MeetingDecision.objects.get(), cases.acting(who.henk)
    update_decision(decision.id, Progress("open", "Wij begonnen."), by=henk, at=AT)
    proof = SimpleUploadedFile("planning.txt", b"Week na week")
    later = Progress("done", "Iedereen is geweest.", date(2026, 8, 2), proof)
    update_decision(decision.id, later, by=henk, at=AT + timedelta(days=1))
    kept = DecisionProgress.objects.all()
    assert [(one.state, one.text) for one in kept] == [
        ("open", "Wij begonnen."),
        ("done", "Iedereen is geweest."),
    ]
    assert StoredFile.objects.get(id=kept[1].file).name == "planning.txt"
