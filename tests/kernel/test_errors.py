import pickle

from kernel.errors import Refusal


def test_refusal_carries_code_message_and_facts() -> None:
    refusal = Refusal("term.passed", message="De termijn is voorbij.", due="2026-05-06")
    assert (refusal.code, refusal.message, refusal.facts) == (
        "term.passed",
        "De termijn is voorbij.",
        {"due": "2026-05-06"},
    )
    assert str(refusal) == "term.passed: De termijn is voorbij."


def test_refusal_without_a_message_says_its_code() -> None:
    assert Refusal("term.passed").message == "term.passed"


def test_refusal_survives_the_way_back_from_a_worker() -> None:
    refusal = pickle.loads(pickle.dumps(Refusal("a.b", message="Nee.", count=2)))  # noqa: S301
    assert (refusal.code, refusal.message, refusal.facts) == ("a.b", "Nee.", {"count": 2})
