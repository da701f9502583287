import re
from html import escape

import pytest

from frontend.readers import IDLE_SECONDS, PARTY, PARTY_SEEN
from kernel import clock
from kernel.audit.models import Entry
from procedures.rules.receipt import ReceiptCode, new_code, read_code
from tests import cast
from tests.factories.browsers import HostClient
from tests.frontend.parties.conftest import House
from tests.frontend.public.visiting import Visitor, code_on, fill_in, send

UNKNOWN = "Deze code kennen wij niet."
PAGES = ("", "brieven/", "berichten/", "stukken/", "klacht/", "doen/withdrawn/")


def test_right_code_comes_in_however_it_is_typed(house: House) -> None:
    typed = house.code("complainant").lower().replace("-", " ").replace("0", "o")
    assert Visitor().sign_in(f"  {typed} ").url == "/mijn-zaak/"


def test_coming_in_is_noted(house: House) -> None:
    house.enter("complainant")
    with house.within():
        party = house.party("complainant")
        assert party.seen_at is not None
        (entry,) = Entry.objects.filter(action="party.seen")
        assert (entry.object_id, entry.actor_id) == (house.case.id, party.id)


@pytest.mark.usefixtures("house")
def test_empty_code_is_asked_again() -> None:
    answer = Visitor().sign_in("")
    assert answer.status_code == 422
    assert "Vul uw code in." in answer.content.decode()


def test_code_in_words_comes_in(house: House) -> None:
    words = read_code(house.code("complainant")).words()
    assert Visitor().sign_in(", ".join(words)).url == "/mijn-zaak/"


@pytest.mark.attack("A03", "A05")
@pytest.mark.parametrize("side", ["complainant", "respondent"])
def test_whatever_is_wrong_with_a_code_gets_the_same_page(house: House, side: str) -> None:
    code = read_code(house.code(side))
    wrong = ReceiptCode(code.locator, code.secret[::-1])
    slip = code.written()[:-1] + ("0" if code.written()[-1] != "0" else "1")
    tried = [wrong.written(), new_code().written(), slip, "abc", "U" * 20, "\u200b"]
    tried += [code.written()] if side == "respondent" else []
    pages = [answer_to(one, f"10.0.{place}.1") for place, one in enumerate(tried)]
    assert {status for status, _ in pages} == {422}
    assert len({page for _, page in pages}) == 1
    assert UNKNOWN in pages[0][1]


def test_code_of_one_client_is_unknown_at_another(house: House) -> None:
    code = house.code("complainant")
    answer = Visitor("globex").sign_in(code)
    assert answer.status_code == 422
    assert UNKNOWN in answer.content.decode()
    assert Visitor("acme").sign_in(code).status_code == 302


def test_session_moved_to_another_client_is_nobodys(house: House) -> None:
    visitor = house.enter("complainant")
    elsewhere = Visitor("globex")
    elsewhere.client.cookies = visitor.client.cookies.copy()
    answer = elsewhere.get("/mijn-zaak/")
    assert answer.url == "/mijn-zaak/code/"


def test_respondents_code_is_unknown_until_the_respondent_was_told(house: House) -> None:
    code = house.code("respondent")
    before = Visitor().sign_in(code)
    assert before.status_code == 422
    assert UNKNOWN in before.content.decode()
    with house.within():
        cast.composed(house.who, house.case)
    assert Visitor().sign_in(code).url == "/mijn-zaak/"


def test_session_of_a_respondent_who_was_not_told_ends(house: House) -> None:
    visitor = Visitor()
    visitor.get("/mijn-zaak/code/")
    session = visitor.client.session
    with house.within():
        session[PARTY] = str(house.party("respondent").id)
    session[PARTY_SEEN] = clock.now().timestamp()
    session["tenant"] = str(house.tenant.reference)
    session.save()
    visitor.client.cookies["zitting"] = session.session_key
    answer = visitor.get("/mijn-zaak/")
    assert answer.url == "/mijn-zaak/code/"
    assert PARTY not in visitor.client.session


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("house")
def test_page_without_a_session_asks_for_a_code(page: str) -> None:
    answer = Visitor().get(f"/mijn-zaak/{page}")
    assert (answer.status_code, answer.url) == (302, "/mijn-zaak/code/")


def test_silence_of_a_quarter_of_an_hour_ends_the_visit_and_says_so(house: House) -> None:
    visitor = house.enter("complainant")
    fall_silent(visitor)
    assert visitor.get("/mijn-zaak/").url == "/mijn-zaak/code/"
    assert "U bent afgemeld" in visitor.get("/mijn-zaak/code/").content.decode()


def test_signing_out_ends_the_visit(house: House) -> None:
    visitor = house.enter("complainant")
    answer = visitor.post("/afmelden/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert visitor.get("/mijn-zaak/").url == "/mijn-zaak/code/"


def test_who_is_in_is_not_asked_for_a_code_again(house: House) -> None:
    assert house.enter("complainant").get("/mijn-zaak/code/").url == "/mijn-zaak/"


@pytest.mark.usefixtures("house")
def test_code_from_the_portal_opens_the_case_just_filed() -> None:
    visitor = Visitor()
    fill_in(visitor, verhaal={"story": "Een nieuw verhaal."})
    send(visitor)
    visitor.sign_in(code_on(visitor.get("/melden/ontvangen/")))
    page = visitor.get("/mijn-zaak/klacht/").content.decode()
    assert "Een nieuw verhaal." in page
    assert "schreeuwt elke dag" not in page


def test_former_code_stops_working(house: House) -> None:
    first, second = house.code("complainant"), house.code("complainant")
    assert Visitor().sign_in(first).status_code == 422
    assert Visitor().sign_in(second).status_code == 302


def answer_to(typed: str, address: str) -> tuple[int, str]:
    """Return the answer to a code, without what was typed and what differs at each visit."""
    client = HostClient("acme.localhost")
    client.defaults["REMOTE_ADDR"] = address
    answer = Visitor(client=client).sign_in(typed)
    page = answer.content.decode().replace(escape(typed), "")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def fall_silent(visitor: Visitor) -> None:
    """Let a quarter of an hour pass without a click."""
    session = visitor.client.session
    session[PARTY_SEEN] = clock.now().timestamp() - IDLE_SECONDS - 1
    session.save()
