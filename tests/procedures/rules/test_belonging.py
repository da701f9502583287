from itertools import product

import pytest

from procedures.rules import belonging
from procedures.rules.belonging import next_question, other_ways, ways
from procedures.rules.outside import COUNTRIES, TOPICS, bodies, bodies_for

EVERYTHING = (*belonging.CALLED,)


def test_who_is_in_danger_is_asked_nothing_more_and_sent_to_112_first() -> None:
    assert next_question({"danger": "yes"}) == ""
    assert ways({"danger": "yes"}, EVERYTHING) == ("emergency", "adviser", "outside")


def test_at_most_five_questions_are_asked_one_after_the_other() -> None:
    answers: dict[str, str] = {}
    asked = []
    while question := next_question(answers):
        asked.append(question)
        answers[question] = belonging.QUESTIONS[question][0]
    assert asked == ["danger", "about", "who", "talked", "wish"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"wish": "be_heard"}, ("adviser", "talk", "complaint", "outside")),
        ({"wish": "judged"}, ("complaint", "adviser", "outside")),
        ({"wish": "outside"}, ("outside", "adviser", "complaint")),
        (
            {"about": "wrongdoing", "wish": "judged"},
            ("wrongdoing", "complaint", "adviser", "outside"),
        ),
        ({"wish": "mediation", "talked": "unsafe"}, ("adviser", "complaint", "outside")),
        ({"wish": "be_heard", "talked": "yes"}, ("adviser", "complaint", "outside")),
    ],
)
def test_answers_put_the_ways_in_an_order(
    answers: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert ways({"danger": "no", **answers}, EVERYTHING) == expected


def test_way_that_the_client_does_not_have_is_not_pointed_at() -> None:
    answers = {"danger": "no", "about": "discrimination", "wish": "mediation"}
    assert ways(answers, ("adviser",)) == ("adviser", "outside")
    assert ways(answers, ()) == ("outside",)


def test_no_answers_whatever_hide_the_complaint_from_who_is_not_in_danger() -> None:
    rest = [one for one in belonging.QUESTIONS if one != "danger"]
    for given in product(*(belonging.QUESTIONS[name] for name in rest)):
        shown = ways({"danger": "no", **dict(zip(rest, given, strict=True))}, EVERYTHING)
        assert "complaint" in shown
        assert "outside" in shown
        assert set(shown) | set(other_ways(shown, EVERYTHING)) >= set(EVERYTHING)


def test_unknown_answers_are_dropped() -> None:
    assert belonging.known({"wish": "money", "who": "served", "shoe": "42"}) == {"who": "served"}


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_somebody_outside_in_each_country(country: str, topic: str) -> None:
    assert bodies_for(country, topic)


def test_each_body_is_known_once_with_topics_and_a_site() -> None:
    codes = [one.code for one in bodies()]
    assert len(codes) == len(set(codes))
    for one in bodies():
        assert set(one.topics) <= set(TOPICS)
        assert one.address.startswith("https://")
        assert one.dialled.isdigit() or not one.phone
