"""The canaries are everywhere: else finding none would prove nothing."""

import pytest

from tenants import scope
from tests.isolation.houses import House, betrays, models_of_client, rows_of, words_in

pytestmark = pytest.mark.django_db


def columns_betraying(house: House, whom: House) -> dict[str, bool]:
    """Return for each column of words in a house whether a word of `whom` stands in it."""
    with scope.within(house.tenant):
        return {
            f"{model._meta.label_lower}.{column.name}": any(
                betrays(whom, getattr(row, column.name)) for row in rows_of(model)
            )
            for model in models_of_client()
            for column in words_in(model)
        }


def test_every_column_of_words_holds_a_canary_of_its_own_client(
    houses: tuple[House, House],
) -> None:
    for house in houses:
        found = columns_betraying(house, house)
        assert [name for name, betrayed in found.items() if not betrayed] == []
        assert len(found) >= 40


def test_no_column_holds_a_canary_of_the_other_client(houses: tuple[House, House]) -> None:
    for house, other in (houses, houses[::-1]):
        found = columns_betraying(house, other)
        assert [name for name, betrayed in found.items() if betrayed] == []
