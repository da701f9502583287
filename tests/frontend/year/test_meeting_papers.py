import pytest

from kernel.vault.models import StoredFile
from procedures.actions.propose_advice import Proposed, propose_advice
from procedures.models import AdviceMeeting, Attendance, MinutesSignature
from tests.factories import cases, printed, years
from tests.frontend.year.bureau import Bureau, content_of
from tests.frontend.year.test_meeting_pages import CANARY, LATER, planned

REPORT = {"day": "10-03-2026", "time": "14:00"}


@pytest.fixture
def meeting(bureau: Bureau) -> AdviceMeeting:
    def fill() -> AdviceMeeting:
        for day in range(1, 8):
            years.withdrawn(bureau.who, f"2025-03-0{day}", "2025-04-01")
        made = years.planned(bureau.who, years.published(bureau.who), years.MEETING_AT)
        advice = Proposed("Train alle teams.", [("flow", "received")])
        propose_advice(made.id, advice, by=cases.acting(bureau.who.iris), at=years.MADE_AT)
        return made

    return bureau.make(fill)


def test_pack_and_slides_carry_the_meeting_and_the_figures(
    bureau: Bureau, meeting: AdviceMeeting
) -> None:
    given = {"points": "Opening\nDe cijfers", "questions": CANARY}
    bureau.post(bureau.who.iris, "meeting_agenda", meeting.id, **given)
    for name in ("meeting_pack", "meeting_slides"):
        response = bureau.get(bureau.who.henk, name, meeting.id)
        text = printed.text(content_of(response))
        for told in ("Train alle teams.", CANARY, "Opening", "Instroom en uitstroom – Ontvangen"):
            assert told in text
        assert "2025: 7" in text


def test_advice_links_to_the_line_of_the_report(bureau: Bureau, meeting: AdviceMeeting) -> None:
    page = bureau.text(bureau.who.henk, "meeting", meeting.id)
    assert f"/jaar/edities/{meeting.edition_id}/#tabel-flow" in page
    assert "Instroom en uitstroom – Ontvangen" in page


def test_advice_on_a_figure_that_is_not_there_is_refused(
    bureau: Bureau, meeting: AdviceMeeting
) -> None:
    given = {"text": "Iets.", "figure_1": "nowhere/x"}
    response = bureau.post(bureau.who.iris, "advice_new", meeting.id, **given)
    assert response.status_code == 422
    kept = {"text": "Nog iets.", "figure_1": "flow/closed", "figure_2": "flow/closed"}
    bureau.post(bureau.who.iris, "advice_new", meeting.id, **kept)
    assert "Instroom en uitstroom – Afgesloten" in bureau.text(
        bureau.who.iris, "meeting", meeting.id
    )


def test_who_is_invited_says_whether_they_come(bureau: Bureau) -> None:
    later = planned(bureau, LATER)
    bureau.post(bureau.who.henk, "meeting_reply", later.id, comes="no")
    assert "komt niet" in bureau.text(bureau.who.iris, "meeting", later.id)
    bureau.post(bureau.who.henk, "meeting_reply", later.id, comes="yes")
    assert bureau.make(lambda: list(Attendance.objects.values_list("comes"))) == [(True,)]
    assert bureau.get(bureau.who.carla, "meeting_reply", later.id).status_code == 404


def test_minutes_tell_each_point_and_who_was_absent(bureau: Bureau, meeting: AdviceMeeting) -> None:
    given = {**REPORT, "item-1": CANARY, "present": [bureau.who.iris.id]}
    bureau.post(bureau.who.iris, "meeting_report", meeting.id, **given)
    text = printed.text(content_of(bureau.get(bureau.who.henk, "meeting_minutes", meeting.id)))
    assert f"2. De cijfers en hoe zij zich ontwikkelen {CANARY}" in text
    assert "Afwezig Henk Visser" in text


def test_both_sides_approve_and_then_nothing_changes(
    bureau: Bureau, meeting: AdviceMeeting
) -> None:
    given = {**REPORT, "minutes": "Besproken.", "present": [bureau.who.iris.id]}
    bureau.post(bureau.who.iris, "meeting_report", meeting.id, **given)
    bureau.post(bureau.who.iris, "meeting_sign", meeting.id)
    assert bureau.post(bureau.who.carla, "meeting_sign", meeting.id).status_code == 422
    bureau.post(bureau.who.henk, "meeting_sign", meeting.id)
    signed = bureau.make(lambda: list(MinutesSignature.objects.all()))
    assert [one.side for one in signed] == ["consultancy", "client"]
    assert len({one.digest for one in signed}) == 1
    response = bureau.post(
        bureau.who.iris, "meeting_report", meeting.id, **given, **{"item-0": "X"}
    )
    assert response.status_code == 409
    page = bureau.text(bureau.who.henk, "meeting", meeting.id)
    assert signed[0].digest in page
    first = content_of(bureau.get(bureau.who.henk, "meeting_minutes", meeting.id))
    kept = [one.document for one in signed if one.document]
    assert bureau.make(lambda: StoredFile.objects.filter(id__in=kept).count()) == 1
    assert "Namens de organisatie Henk Visser" in printed.text(first)


def test_change_after_one_approval_takes_it_back(bureau: Bureau, meeting: AdviceMeeting) -> None:
    given = {**REPORT, "minutes": "Besproken.", "present": [bureau.who.iris.id]}
    bureau.post(bureau.who.iris, "meeting_report", meeting.id, **given)
    bureau.post(bureau.who.henk, "meeting_sign", meeting.id)
    sent = bureau.hidden(bureau.who.iris, "meeting_sign", meeting.id)
    bureau.post(bureau.who.iris, "meeting_report", meeting.id, **{**given, "minutes": "Anders."})
    assert not bureau.make(MinutesSignature.objects.exists)
    stale = bureau.send(bureau.who.iris, "meeting_sign", meeting.id, data=sent)
    assert stale.status_code == 409
    assert bureau.make(lambda: AdviceMeeting.objects.get().minutes) == "Anders."
