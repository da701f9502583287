from datetime import date

from kernel.documents.formats import locale_of, long_date


def test_a_date_is_written_as_the_readers_of_a_language_do() -> None:
    day = date(2026, 5, 5)
    assert [long_date(day, each) for each in ("nl", "en")] == ["5 mei 2026", "5 May 2026"]
    assert locale_of("nl") == "nl"
