"""How dates are written in a document of a language."""

from datetime import date

from babel.dates import format_date

LOCALES = {"en": "en_GB"}
"""Where a language alone would give the dates and numbers of another country."""


def locale_of(language: str) -> str:
    """Return the locale that a language is written in here."""
    return LOCALES.get(language, language)


def number_of_day(day: date, language: str) -> str:
    """Return the pattern of the number of a day: in French the first is "1er"."""
    return "d'er'" if language.startswith("fr") and day.day == 1 else "d"


def long_date(day: date, language: str) -> str:
    """Return a date in full words, such as 5 mei 2026."""
    number = number_of_day(day, language)
    pattern = "long" if number == "d" else f"{number} MMMM y"
    return format_date(day, format=pattern, locale=locale_of(language))
