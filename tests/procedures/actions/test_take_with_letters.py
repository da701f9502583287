"""A letter that somebody rewrote: kept as it came, read by the party, and still complete."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from kernel.errors import Refusal
from kernel.post.models import OutboxMessage
from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.actions.preview_letters import preview_letters
from procedures.actions.take import Doing
from procedures.actions.take_with_letters import take_with_letters
from procedures.letters.compose import Draft
from procedures.letters.printed import pdf_of, word_of
from procedures.models import Act, Complaint
from tests.cast import Cast, cast
from tests.factories import cases, words
from tests.factories.printed import pages

pytestmark = pytest.mark.usefixtures("in_acme")
ACT = "acknowledged"


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def case() -> Complaint:
    return cases.complaint()


def doing(who: Cast) -> Doing:
    return Doing(ACT, by=cases.acting(who.carla), at=clock.now())


def draft(case: Complaint, who: Cast) -> Draft:
    (only,) = preview_letters(case, doing(who))
    return only


def upload(whole: bytes, name: str = "mijn brief.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, whole)


def send(case: Complaint, who: Cast, whole: bytes) -> Act:
    return take_with_letters(case.id, doing(who), {}, {draft(case, who).key: upload(whole)})


def test_rewritten_letter_is_what_the_party_reads_and_the_file_is_kept(
    case: Complaint, who: Cast
) -> None:
    composed = draft(case, who)
    own = words.letter(*composed.paragraphs, "Wij wensen u sterkte.", subject=composed.subject)
    act = send(case, who, own)
    (letter,) = act.letters.all()
    assert letter.subject == composed.subject
    assert letter.body.split("\n\n") == [*composed.paragraphs, "Wij wensen u sterkte."]
    original = StoredFile.objects.get(id=letter.document)
    assert (original.case_id, original.name) == (case.id, "mijn brief.docx")
    assert b"".join(files.opened(original)) == own
    assert OutboxMessage.objects.count() == 1


def test_download_edited_by_nobody_sends_the_same_letter(case: Complaint, who: Cast) -> None:
    composed = draft(case, who)
    act = send(case, who, word_of(case, composed, on=date(2026, 3, 3)))
    (letter,) = act.letters.all()
    assert (letter.subject, letter.body) == (composed.subject, "\n\n".join(composed.paragraphs))


def test_letter_without_a_required_date_is_refused_by_name_and_nothing_happens(
    case: Complaint, who: Cast
) -> None:
    composed = draft(case, who)
    due = next(one for one in composed.required if one.what == "Advies van de commissie")
    kept = [one.replace(due.text, "binnenkort") for one in composed.paragraphs]
    with pytest.raises(Refusal) as refused:
        send(case, who, words.letter(*kept, subject=composed.subject))
    assert refused.value.code == "letter.lacks"
    assert refused.value.facts["missing"] == [f"Advies van de commissie: “{due.text}”"]
    assert refused.value.facts["letter"] == composed.key
    case.refresh_from_db()
    assert (case.version, case.letters.count(), StoredFile.objects.count()) == (1, 0, 0)


def test_letter_about_another_case_is_refused(case: Complaint, who: Cast) -> None:
    composed = draft(case, who)
    other = [one.replace(case.number, "2026-0099") for one in composed.paragraphs]
    subject = composed.subject.replace(case.number, "2026-0099")
    with pytest.raises(Refusal) as refused:
        send(case, who, words.letter(*other, subject=subject))
    assert refused.value.facts["missing"] == [f"Zaaknummer: “{case.number}”"]


@pytest.mark.parametrize(
    ("whole", "code"),
    [
        (b"geen word", "word.type"),
        (words.letter(subject="Uw klacht"), "letter.empty"),
        (words.letter("Tekst", subject="x" * 201), "letter.subject"),
    ],
)
def test_what_is_no_letter_is_refused(case: Complaint, who: Cast, whole: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        send(case, who, whole)
    assert refused.value.code == code
    assert case.letters.count() == 0


def test_file_for_a_letter_that_does_not_go_is_refused(case: Complaint, who: Cast) -> None:
    own = {"decision:complainant:": upload(words.letter("Tekst"))}
    with pytest.raises(Refusal) as refused:
        take_with_letters(case.id, doing(who), {}, own)
    assert refused.value.code == "letter.unknown"
    assert case.acts.count() == 1


def test_same_click_twice_is_one_letter(case: Complaint, who: Cast) -> None:
    composed, once = draft(case, who), doing(who)
    own = words.letter(*composed.paragraphs, subject=composed.subject)
    first = take_with_letters(case.id, once, {}, {composed.key: upload(own)})
    second = take_with_letters(case.id, once, {}, {composed.key: upload(b"iets anders")})
    assert first.id == second.id
    assert (case.letters.count(), StoredFile.objects.count()) == (1, 1)


def test_sent_letter_prints_with_sender_recipient_number_and_text(
    case: Complaint, who: Cast
) -> None:
    composed = draft(case, who)
    own = words.letter(*composed.paragraphs, "- Eén.", "- Twee.", subject=composed.subject)
    (letter,) = send(case, who, own).letters.all()
    (text,) = pages(pdf_of(letter))
    assert text.startswith("Acme")
    assert f"Kenmerk {case.number} Onderwerp {composed.subject} Beste Anna Jansen," in text
    assert "• Eén. • Twee." in text
