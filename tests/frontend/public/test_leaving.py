"""Stopping halfway, going on later or elsewhere, and visits that ended or were open twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.http import HttpResponse

from frontend.views.public import draft as drafts
from kernel import clock
from procedures.actions.draft_files import sweep_drafts
from procedures.actions.keep_filing import KEPT
from procedures.models import FilingDraft
from tenants import scope
from tenants.models import Tenant
from tests.frontend.public.conftest import Filed
from tests.frontend.public.visiting import STORY, Visitor, code_on, fill_in, send, text_file

KEPT_AT = "/melden/bewaard/"


@contextmanager
def after(time: timedelta) -> Iterator[None]:
    """Do something as much later."""
    moment = clock.now() + time
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: moment)
        yield


def left(visitor: Visitor, **said: object) -> str:
    """Write the story, stop, and return the code."""
    answer = visitor.post("/melden/verhaal/", {"naar": "later", "story": STORY, **said})
    assert answer.url == KEPT_AT
    return code_on(visitor.get(KEPT_AT))


def draft_on(page: HttpResponse) -> str:
    return page.content.decode().partition('name="draft" value="')[2].partition('"')[0]


def test_who_stops_goes_on_elsewhere_with_the_code_and_files_once(
    portal: Visitor, filed: Filed, acme: Tenant
) -> None:
    code = left(portal)
    portal.post("/melden/bestanden/", {"naar": "verder", "files": text_file()})
    portal.post("/melden/stoppen/")
    assert STORY not in portal.get("/melden/verhaal/").content.decode()
    other = Visitor()
    assert other.sign_in(code).url == "/melden/bestanden/"
    assert STORY in other.get("/melden/verhaal/").content.decode()
    assert "verslag.txt" in other.get("/melden/bestanden/").content.decode()
    fill_in(other)
    assert send(other).url == "/melden/ontvangen/"
    (case,) = filed()
    assert case.story == STORY
    with scope.within(acme):
        assert FilingDraft.objects.count() == 0
    assert Visitor().sign_in(code).status_code == 422


def test_what_lies_under_a_code_names_nothing_and_opens_only_with_it(
    portal: Visitor, acme: Tenant
) -> None:
    left(portal)
    with scope.within(acme):
        (row,) = FilingDraft.objects.values()
    assert STORY.encode() not in bytes(row["content"])
    assert STORY not in str(row)
    wrong = f"{row['locator']}-ABCDE-FGHJK-MNPQR"
    assert Visitor().sign_in(wrong).status_code == 422


def test_pages_sent_after_the_code_are_kept_under_it_too(portal: Visitor) -> None:
    code = left(portal)
    portal.post("/melden/vragen/", {"naar": "verder", "wish": "Dat het stopt."})
    other = Visitor()
    other.sign_in(code)
    assert "Dat het stopt." in other.get("/melden/vragen/").content.decode()


def test_code_is_shown_a_quarter_of_an_hour_and_a_new_one_ends_the_old(portal: Visitor) -> None:
    code = left(portal)
    with after(timedelta(minutes=16)):
        assert code_on(portal.get(KEPT_AT)) == ""
        portal.post("/melden/later/", {"nieuw": "1"})
        fresh = code_on(portal.get(KEPT_AT))
        assert Visitor().sign_in(code).status_code == 422
        assert Visitor().sign_in(fresh).status_code == 302


def test_kept_draft_outlives_the_visit_and_is_gone_after_two_weeks(
    portal: Visitor, acme: Tenant
) -> None:
    code = left(portal)
    portal.post("/melden/bestanden/", {"naar": "verder", "files": text_file()})
    with scope.within(acme):
        sweep_drafts(clock.now() + timedelta(days=3))
    other = Visitor()
    assert other.sign_in(code).status_code == 302
    assert "verslag.txt" in other.get("/melden/bestanden/").content.decode()
    with scope.within(acme):
        sweep_drafts(clock.now() + KEPT + timedelta(minutes=1))
        assert FilingDraft.objects.count() == 0
    assert Visitor().sign_in(code).status_code == 422


def test_wiping_takes_along_what_lies_under_the_code(portal: Visitor) -> None:
    code = left(portal)
    portal.post("/melden/wissen/")
    assert Visitor().sign_in(code).status_code == 422


def test_code_of_one_client_opens_nothing_at_another(portal: Visitor, school: Visitor) -> None:
    code = left(portal)
    assert school.sign_in(code).status_code == 422


def test_second_tab_of_a_complaint_that_was_sent_is_told_so_and_files_nothing(
    portal: Visitor, filed: Filed
) -> None:
    fill_in(portal)
    key = draft_on(portal.get("/melden/vragen/"))
    send(portal)
    again = portal.post("/melden/vragen/", {"naar": "verder", "wish": "Nog iets", "draft": key})
    assert again.url == "/melden/ontvangen/"
    assert "al verstuurd" in portal.get(again.url).content.decode()
    assert len(filed()) == 1
    assert "draft" not in portal.client.session


def test_page_of_a_visit_that_ended_keeps_what_it_held_and_says_so(portal: Visitor) -> None:
    portal.post("/melden/verhaal/", {"naar": "verder", "story": STORY})
    key = draft_on(portal.get("/melden/vragen/"))
    said = {"naar": "blijf", "wish": "Dat het stopt.", "draft": key}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafts, "LIFETIME", timedelta(seconds=-1))
        answer = portal.post("/melden/vragen/", said)
    page = portal.get(answer.url).content.decode()
    assert "Uw bezoek was verlopen." in page
    assert "Dat het stopt." in page
    assert STORY not in portal.get("/melden/verhaal/").content.decode()


def test_sending_after_the_visit_ended_says_that_nothing_was_sent(
    portal: Visitor, filed: Filed
) -> None:
    fill_in(portal)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafts, "LIFETIME", timedelta(seconds=-1))
        assert send(portal).url == "/melden/"
    assert "er is niets verstuurd" in portal.get("/melden/").content.decode()
    assert filed() == []
