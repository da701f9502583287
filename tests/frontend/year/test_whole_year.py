"""A client's year through its pages: from what came in to the meeting a year later."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from kernel.post.models import OutboxMessage
from procedures.actions.remind_of_measures import remind_of_measures
from procedures.models import AdviceMeeting, Edition, MeetingAdvice, MeetingDecision, Vignette
from tests.factories import printed, years
from tests.frontend.year.bureau import Bureau, content_of

STORY = "Wie er iets van zei, hoorde dat het niet zo bedoeld was."
ADVICE = "Train alle leidinggevenden."
TRAINING, FOLDER = "Training in twee groepen", "Een folder bij de kassa"
DECIDED = {
    "day": "10-03-2026",
    "time": "14:00",
    "minutes": "De cijfers zijn besproken.",
    "decision-0-text": TRAINING,
    "decision-0-owner": "Henk Visser",
    "decision-0-due_on": "01-09-2026",
    "decision-1-text": FOLDER,
    "decision-1-owner": "Henk Visser",
    "decision-1-due_on": "01-12-2026",
}
GoTo = Callable[[str], None]


@pytest.fixture
def go_to(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> GoTo:
    """Let it be another moment from here on, when everybody signs in again."""

    def move(day: str) -> None:
        moment = datetime.fromisoformat(f"{day}T08:30:00+00:00")
        monkeypatch.setattr(clock, "now", lambda: moment)
        bureau.browsers.clear()

    return move


def test_year_goes_from_what_came_in_to_the_meeting_a_year_later(
    bureau: Bureau, go_to: GoTo
) -> None:
    bureau.make(
        lambda: [
            years.withdrawn(bureau.who, f"2025-03-0{day}", "2025-04-01") for day in range(1, 8)
        ]
    )
    go_to("2026-02-02")
    edition = report_is_published(bureau, 2025)
    meeting = meeting_is_prepared(bureau, edition, "10-03-2026")
    go_to("2026-03-11")
    meeting_is_held_and_signed(bureau, meeting)
    go_to("2026-08-18")
    measure_is_reminded_and_shown(bureau, go_to)
    go_to("2027-02-02")
    after = report_is_published(bureau, 2026)
    again = meeting_is_prepared(bureau, after, "09-03-2027")
    next_year_opens_with_it(bureau, after, again)


def report_is_published(bureau: Bureau, year: int) -> Edition:
    """Iris drafts and writes a story where there was something; Carla approves; Iris publishes."""
    iris, carla = bureau.who.iris, bureau.who.carla
    bureau.post(iris, "edition_new", year)
    edition = bureau.make(lambda: Edition.objects.get(year=year))
    if year == 2025:
        told = {"title": "Grappen", "text": STORY, "period": "q1"}
        bureau.post(iris, "vignette_new", edition.id, **told)
        bureau.post(carla, "vignette_approve", bureau.make(Vignette.objects.get).id)
    bureau.post(carla, "edition_review", edition.id)
    bureau.post(iris, "edition_publish", edition.id)
    edition = bureau.make(lambda: Edition.objects.get(year=year))
    assert edition.state == "published"
    return edition


def meeting_is_prepared(bureau: Bureau, edition: Edition, day: str) -> AdviceMeeting:
    """It is planned and invited to; Henk finds it on his first page and says that he comes."""
    iris, henk = bureau.who.iris, bureau.who.henk
    plan = {"edition": edition.id, "day": day, "time": "14:00", "place": "Directiekamer"}
    bureau.post(iris, "meeting_new", edition.year, **plan, attendees=[henk.id, iris.id])
    meeting = bureau.make(lambda: AdviceMeeting.objects.get(year=edition.year))
    given = {"text": ADVICE, "figure_1": "flow/received"}
    bureau.post(iris, "advice_new", meeting.id, **given)
    bureau.post(iris, "meeting_invite", meeting.id)
    assert "Laat weten of u komt" in bureau.text(henk, "employer_start")
    bureau.post(henk, "meeting_reply", meeting.id, comes="yes")
    assert "Laat weten of u komt" not in bureau.text(henk, "employer_start")
    pack = printed.text(content_of(bureau.get(henk, "meeting_pack", meeting.id)))
    assert ADVICE in pack
    assert (STORY in pack) is (edition.year == 2025)
    return meeting


def meeting_is_held_and_signed(bureau: Bureau, meeting: AdviceMeeting) -> None:
    """Minutes and decisions by Iris, the answer by Henk, an approval by each."""
    iris, henk = bureau.who.iris, bureau.who.henk
    bureau.post(iris, "meeting_report", meeting.id, **DECIDED, present=[henk.id, iris.id])
    advice = bureau.make(MeetingAdvice.objects.get)
    bureau.post(
        henk, "advice_answer", advice.id, answer="follows", answer_reasons="In het voorjaar."
    )
    bureau.post(iris, "meeting_sign", meeting.id)
    assert "keur het goed" in bureau.text(henk, "employer_start")
    bureau.post(henk, "meeting_sign", meeting.id)
    assert "keur het goed" not in bureau.text(henk, "employer_start")
    assert "Het verandert niet meer" in bureau.text(iris, "meeting", meeting.id)


def measure_is_reminded_and_shown(bureau: Bureau, go_to: GoTo) -> None:
    """Henk gets a mail that says nothing, sees both measures, and shows that one is done."""
    henk = bureau.who.henk
    assert bureau.make(lambda: remind_of_measures(clock.now())) == 1
    mail = bureau.make(lambda: OutboxMessage.objects.get(key__startswith="measures/").body_text)
    assert TRAINING not in mail
    page = bureau.text(henk, "employer_measures")
    assert TRAINING in page
    assert FOLDER in page
    go_to("2026-08-30")
    decision = bureau.make(lambda: MeetingDecision.objects.get(ordinal=1))
    proof = SimpleUploadedFile("planning.txt", b"Week na week getraind.")
    said = {"state": "done", "state_note": "Iedereen is geweest.", "proof": proof}
    bureau.post(henk, "decision", decision.id, **said)
    page = bureau.text(bureau.who.iris, "decision", decision.id)
    assert "planning.txt" in page
    progress = bureau.make(lambda: decision.progress.get().id)
    file = content_of(bureau.get(bureau.who.iris, "decision_proof", decision.id, progress))
    assert file == b"Week na week getraind."


def next_year_opens_with_it(bureau: Bureau, edition: Edition, meeting: AdviceMeeting) -> None:
    """The report, the meeting and its pack begin with what was decided and how it stands."""
    henk = bureau.who.henk
    page = bureau.text(henk, "meeting", meeting.id)
    assert page.index(FOLDER) < page.index('id="adviezen"')
    assert "Te laat" in page
    assert "Iedereen is geweest." in page
    for name, which in (("edition_pdf", edition.id), ("meeting_pack", meeting.id)):
        first = printed.text(content_of(bureau.get(henk, name, which)))
        assert TRAINING in first
        assert FOLDER in first
