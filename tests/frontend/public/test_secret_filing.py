"""Reporting wrongdoing through the portal: with a name that stays secret, or without one."""

from html import unescape

import pytest

from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.frontend.public.conftest import Filed
from tests.frontend.public.visiting import Visitor, code_on, fill_in, send

PAGES: dict[str, dict[str, object]] = {
    "verhaal": {"story": "De facturen kloppen niet.", "category": ["money"]},
    "vragen": {"question-own_dispute": "no"},
}


@pytest.fixture
def works(acme: Tenant) -> Visitor:
    """A visitor of a client where wrongdoing can be reported."""
    with scope.within(acme):
        cases.regulation("wbk")
    return Visitor()


def test_reporter_chooses_between_a_secret_name_and_none(works: Visitor) -> None:
    page = unescape(works.get("/melden/naam/").content.decode())
    assert "Met mijn naam; alleen wie de melding behandelt, kent die" in page
    assert ('value="third_parties"' in page, 'value="anonymous"' in page) == (True, True)
    assert 'value="named"' not in page


def test_report_by_name_is_kept_secret(works: Visitor, filed: Filed) -> None:
    you = {"name": "Anna Jansen", "email": "anna@example.org"}
    fill_in(works, **PAGES, naam={"anonymity": "third_parties"}, uzelf=you)
    assert send(works).url == "/melden/ontvangen/"
    (case,) = filed()
    assert (case.anonymous, case.hidden) == (False, True)


def test_anonymous_report_gives_a_code_and_keeps_no_name(
    works: Visitor, acme: Tenant, filed: Filed
) -> None:
    fill_in(works, **PAGES, naam={"anonymity": "anonymous"}, uzelf={})
    send(works)
    code = code_on(works.get("/melden/ontvangen/"))
    (case,) = filed()
    assert (case.anonymous, case.hidden) == (True, False)
    with scope.within(acme):
        assert [one.name for one in case.parties.filter(side="complainant")] == [""]
    assert works.sign_in(code).status_code == 302


def test_everybody_can_read_that_the_report_is_not_shown_to_whom_it_is_about(
    works: Visitor,
) -> None:
    page = unescape(works.get("/wie-ziet-wat/").content.decode())
    assert "Wie dit meldde, wat die precies schreef en meestuurde, blijft geheim." in page
    assert "Leest daarna het verhaal" not in page
