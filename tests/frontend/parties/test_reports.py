"""The report of one's own hearing: to read, and to say what is wrong in it, for some days."""

from datetime import timedelta

import pytest

from kernel import clock
from kernel.audit.models import Entry
from procedures.models import Hearing, HearingRemark
from procedures.rules.hearing_report import digest_of
from tests.factories import cases
from tests.frontend.parties.conftest import House
from tests.frontend.parties.test_moments import desk

WRONG = "Ik zei maandag, niet dinsdag."


@pytest.fixture
def heard(told: House) -> House:
    """Both sides were heard just now."""
    with told.within():
        for side in ("complainant", "respondent"):
            today = clock.now().date().isoformat()
            values = {"side": side, "held_on": today, "report": f"Het verhaal van {side}."}
            cases.do(told.case, "heard", told.who.dirk, clock.now(), **values)
    return told


def hearing(house: House, side: str = "complainant") -> Hearing:
    with house.within():
        return Hearing.objects.get(case=house.case, side=side)


def path(house: House, side: str = "complainant") -> str:
    return f"/mijn-zaak/gesprek/{hearing(house, side).id}/verslag/"


def test_party_adds_what_is_wrong_and_the_report_stays_as_it_was(heard: House) -> None:
    anna = heard.enter("complainant")
    assert "Kijk het verslag van uw gesprek na" in anna.get("/mijn-zaak/").content.decode()
    for _ in range(2):
        answer = anna.post(path(heard), {"right": "wrong", "text": WRONG})
        assert answer.url == path(heard)
    text = anna.get(path(heard)).content.decode()
    assert ("Het verhaal van complainant." in text, WRONG in text) == (True, True)
    assert "Kijk het verslag van uw gesprek na" not in anna.get("/mijn-zaak/").content.decode()
    with heard.within():
        row, made = hearing(heard), HearingRemark.objects.get()
        assert (row.report, made.text) == ("Het verhaal van complainant.", WRONG)
        assert made.digest == digest_of(row.id, row.report)
        assert Entry.objects.filter(action="hearing.remarked").count() == 1
    planning = desk(heard).get(f"/werk/zaken/{heard.case.id}/gesprekken/").content.decode()
    assert WRONG in planning


def test_other_side_reads_neither_report_nor_remark(heard: House) -> None:
    heard.enter("complainant").post(path(heard), {"right": "wrong", "text": WRONG})
    bram = heard.enter("respondent")
    assert bram.get(path(heard)).status_code == 404
    assert bram.post(path(heard), {"right": "right"}).status_code == 404
    text = bram.get(path(heard, "respondent")).content.decode()
    assert ("Het verhaal van respondent." in text, WRONG in text) == (True, False)


def test_remark_without_words_is_asked_again(heard: House) -> None:
    anna = heard.enter("complainant")
    for sent in ({}, {"right": "wrong", "text": " "}):
        assert anna.post(path(heard), sent).status_code == 422
    with heard.within():
        assert HearingRemark.objects.count() == 0


def test_after_the_last_day_the_report_is_fixed(heard: House) -> None:
    with heard.within():
        assert hearing(heard).remarks_until_on >= clock.now().date() + timedelta(days=14)
        yesterday = clock.now().date() - timedelta(days=2)
        Hearing.objects.filter(case=heard.case).update(remarks_until_on=yesterday)
    anna = heard.enter("complainant")
    text = anna.get(path(heard)).content.decode()
    assert "De tijd om te reageren is voorbij" in text
    assert "Klopt er iets niet? Zet uw" not in anna.get("/mijn-zaak/").content.decode()
    answer = anna.post(path(heard), {"right": "wrong", "text": WRONG})
    assert answer.status_code == 422
    with heard.within():
        assert HearingRemark.objects.count() == 0
