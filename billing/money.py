"""Amounts of money as people write them."""

from decimal import Decimal

from babel.numbers import format_currency


def written(cents: int, currency: str, *, language: str) -> str:
    """Return an amount in the way of the language: `€ 2.400,00` in Dutch. Pure."""
    text = format_currency(Decimal(cents) / 100, currency, locale=language.replace("-", "_"))
    return str(text)
