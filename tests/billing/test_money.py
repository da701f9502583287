import pytest

from billing.money import written


@pytest.mark.parametrize(
    ("cents", "currency", "language", "text"),
    [
        (240_000, "EUR", "nl", "€\xa02.400,00"),
        (240_000, "EUR", "nl-be", "€\xa02.400,00"),
        (240_000, "EUR", "en", "€2,400.00"),
        (5, "EUR", "nl", "€\xa00,05"),
        (0, "EUR", "nl", "€\xa00,00"),
        (-1_250, "EUR", "nl", "€\xa0-12,50"),
        (100, "USD", "nl", "US$\xa01,00"),
    ],
)
def test_amount_is_written_as_people_of_the_language_do(
    cents: int, currency: str, language: str, text: str
) -> None:
    assert written(cents, currency, language=language) == text
