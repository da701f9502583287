from datetime import timedelta

import pytest

from kernel.errors import Refusal
from procedures.actions.send_message import SAME_CLICK, send_message
from procedures.models import Message
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")

AT = cases.RECEIVED_AT


def test_same_words_again_within_a_minute_are_one_message() -> None:
    case = cases.complaint()
    anna = cases.party_acting(case, "complainant")
    first = send_message(case, "Hallo", side="complainant", by=anna, at=AT)
    again = send_message(case, "Hallo", side="complainant", by=anna, at=AT + timedelta(seconds=5))
    assert first.id == again.id
    assert Message.objects.count() == 1


def test_same_words_later_or_other_words_are_another_message() -> None:
    case = cases.complaint()
    anna = cases.party_acting(case, "complainant")
    for words, at in (("Hallo", AT), ("Hallo?", AT), ("Hallo", AT + SAME_CLICK)):
        send_message(case, words, side="complainant", by=anna, at=at)
    assert Message.objects.count() == 3


def test_same_words_of_somebody_else_are_another_message() -> None:
    case = cases.complaint()
    anna = cases.party_acting(case, "complainant")
    carla = cases.acting(cases.person("Carla de Boer", roles=["secretariat"]))
    for who in (anna, carla):
        send_message(case, "Goed.", side="complainant", by=who, at=AT)
    assert Message.objects.count() == 2


def test_empty_message_is_refused() -> None:
    case = cases.complaint()
    anna = cases.party_acting(case, "complainant")
    with pytest.raises(Refusal, match=r"message\.empty"):
        send_message(case, " \n", side="complainant", by=anna, at=AT)
