import re
from datetime import timedelta

import pytest

from kernel import clock
from kernel.post.models import OutboxMessage
from procedures.actions.choose_notices import ask_notices, confirm_notices
from procedures.actions.send_message import send_message
from procedures.models import NoticeAddress
from procedures.queries.notice_address import notice_address
from tests.factories import cases
from tests.frontend.parties.conftest import House
from tests.frontend.public.visiting import Visitor

PATH = "/mijn-zaak/seintjes/"
NEW = "anna@elders.example"


@pytest.fixture
def anna(house: House) -> Visitor:
    return house.enter("complainant")


def recipients(house: House) -> list[str]:
    with house.within():
        return [one.recipient for one in OutboxMessage.objects.order_by("created_at", "id")]


def told_to(house: House) -> list[str]:
    """Return to whom it is mailed that a message is ready."""
    with house.within():
        by = cases.acting(house.who.carla)
        before = set(OutboxMessage.objects.values_list("id", flat=True))
        body = f"Bericht {len(before)}"
        send_message(house.case, body, side="complainant", by=by, at=clock.now())
        found = OutboxMessage.objects.exclude(id__in=before)
        return [one.recipient for one in found]


def code_in(mail: OutboxMessage) -> str:
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", mail.body_text)
    assert found is not None
    return found.group()


def asked(house: House, anna: Visitor, address: str = NEW) -> str:
    """Ask for an address; return the code that was mailed to it."""
    assert anna.post(PATH, {"doing": "ask", "address": address}).url == PATH
    with house.within():
        mail = OutboxMessage.objects.order_by("-created_at")[0]
        assert mail.recipient == address
        return code_in(mail)


def test_new_address_counts_once_its_code_came_back(house: House, anna: Visitor) -> None:
    before = told_to(house)
    code = asked(house, anna)
    assert told_to(house) == before
    assert anna.post(PATH, {"doing": "confirm", "code": code.lower()}).url == PATH
    assert told_to(house) == [NEW]
    assert NEW in anna.get(PATH).content.decode()


def test_mail_with_the_code_says_nothing_else(house: House, anna: Visitor) -> None:
    code = asked(house, anna)
    with house.within():
        mail = OutboxMessage.objects.latest("created_at")
        text = f"{mail.subject} {mail.body_text} {mail.body_html} {mail.key}"
    assert text.count(code) == 1
    for word in ("Acme", house.case.number, "klacht", "http", "Anna"):
        assert word not in text


def test_notices_stop_at_any_time_and_begin_again(house: House, anna: Visitor) -> None:
    code = asked(house, anna)
    anna.post(PATH, {"doing": "confirm", "code": code})
    assert anna.post(PATH, {"doing": "stop"}).url == PATH
    assert told_to(house) == []
    assert "U krijgt geen seintjes" in anna.get(PATH).content.decode()
    code = asked(house, anna, "weer@elders.example")
    anna.post(PATH, {"doing": "confirm", "code": code})
    assert told_to(house) == ["weer@elders.example"]


def test_wrong_code_is_refused_and_five_end_it(house: House, anna: Visitor) -> None:
    code = asked(house, anna)
    for _ in range(5):
        assert anna.post(PATH, {"doing": "confirm", "code": "0000-0000"}).status_code == 422
    assert anna.post(PATH, {"doing": "confirm", "code": code}).status_code == 422
    assert NEW not in told_to(house)


def test_code_is_too_old_after_half_an_hour(house: House) -> None:
    with house.within():
        party, at = house.party("complainant"), clock.now()
        ask_notices(party, NEW, at=at - timedelta(minutes=31))
        code = code_in(OutboxMessage.objects.latest("created_at"))
        with pytest.raises(Exception, match="verlopen"):
            confirm_notices(party, code, at=at)
        assert notice_address(party) == party.email


@pytest.mark.parametrize("address", ["", "geen adres", "a@b", "a@example.org\nBcc: b@example.org"])
def test_what_is_no_address_is_refused(house: House, anna: Visitor, address: str) -> None:
    before = recipients(house)
    assert anna.post(PATH, {"doing": "ask", "address": address}).status_code == 422
    assert recipients(house) == before


def test_nobody_can_have_an_address_flooded(house: House, anna: Visitor) -> None:
    answers = [anna.post(PATH, {"doing": "ask", "address": NEW}).status_code for _ in range(5)]
    assert answers == [302] * 3 + [422] * 2
    assert recipients(house).count(NEW) == 3


def test_address_lies_sealed_and_goes_with_the_case(house: House, anna: Visitor) -> None:
    asked(house, anna)
    with house.within():
        row = NoticeAddress.objects.get()
        assert row.asked == NEW
        assert not NoticeAddress.objects.filter(email__isnull=True).exists()
        field = NoticeAddress._meta.get_field("asked")
        assert field.purpose == "identity"


@pytest.mark.usefixtures("house")
def test_respondent_who_was_not_told_has_no_such_page() -> None:
    answer = Visitor().get(PATH)
    assert (answer.status_code, answer.url) == (302, "/mijn-zaak/code/")
