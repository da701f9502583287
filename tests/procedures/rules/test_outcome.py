import pytest

from procedures.rules.outcome import outcome_of


@pytest.mark.parametrize(
    ("rulings", "outcome"),
    [
        (["founded"], "founded"),
        (["founded", "founded"], "founded"),
        (["founded", "unfounded"], "partly_founded"),
        (["no_judgment", "partly_founded"], "partly_founded"),
        (["no_judgment", "unfounded"], "unfounded"),
        (["no_judgment"], "no_judgment"),
    ],
)
def test_outcome_follows_from_the_rulings(rulings: list[str], outcome: str) -> None:
    assert outcome_of(rulings) == outcome


def test_no_rulings_have_no_outcome() -> None:
    with pytest.raises(ValueError, match="geen oordeel"):
        outcome_of([])
