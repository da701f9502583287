from datetime import date

from kernel.documents.formats import locale_of, long_date


def test_a_date_is_written_as_the_readers_of_a_language_do() -> None:
    day = date(2026, 5, 5)
    assert [long_date(day, each) for each in ("nl", "en")] == ["5 mei 2026", "5 May 2026"]
    assert locale_of("nl") == "nl"


def test_the_first_of_a_month_is_written_apart_in_french() -> None:
    days = (date(2026, 5, 1), date(2026, 5, 21))
    assert [long_date(day, "fr") for day in days] == ["1er mai 2026", "21 mai 2026"]
