"""Rest days for legal terms in the Netherlands: the Algemene termijnenwet (BWBR0002448).

Not in the Act, and so no rest days: Easter Sunday, Whit Sunday (Sundays anyhow), 24 and 31
December, carnival. In the Act every year, whatever a collective agreement says: 5 May.
"""

from datetime import date

from kernel.calendars.entries import (
    EASTER_SUNDAYS,
    DecreedDay,
    Fixed,
    FromEaster,
    Holiday,
    by_date,
)
from kernel.calendars.rest_days import Calendar, Wording

WEEKEND = Wording(
    "Algemene termijnenwet, artikel 1, eerste lid",
    "Algemene termijnenwet, article 1(1)",
)
LISTED = Wording(
    "Algemene termijnenwet, artikel 3, eerste lid",
    "Algemene termijnenwet, article 3(1)",
)
EQUATED = Wording(
    "Algemene termijnenwet, artikel 3, tweede lid",
    "Algemene termijnenwet, article 3(2)",
)
DECREED = Wording(
    "Algemene termijnenwet, artikel 3, derde lid",
    "Algemene termijnenwet, article 3(3)",
)

HOLIDAYS = (
    Holiday(Wording("Nieuwjaarsdag", "New Year's Day"), Fixed(1, 1), LISTED),
    Holiday(Wording("Goede Vrijdag", "Good Friday"), FromEaster(-2), EQUATED),
    Holiday(Wording("Tweede Paasdag", "Easter Monday"), FromEaster(1), LISTED),
    Holiday(Wording("Koningsdag", "King's Day"), Fixed(4, 27, not_on_sunday=True), LISTED),
    Holiday(Wording("Bevrijdingsdag", "Liberation Day"), Fixed(5, 5), LISTED),
    Holiday(Wording("Hemelvaartsdag", "Ascension Day"), FromEaster(39), LISTED),
    Holiday(Wording("Tweede Pinksterdag", "Whit Monday"), FromEaster(50), LISTED),
    Holiday(Wording("Eerste Kerstdag", "Christmas Day"), Fixed(12, 25), LISTED),
    Holiday(Wording("Tweede Kerstdag", "Boxing Day"), Fixed(12, 26), LISTED),
)

AFTER_NEW_YEAR = Wording("de dag na Nieuwjaarsdag", "the day after New Year's Day")
AFTER_KINGS_DAY = Wording("de dag na Koningsdag", "the day after King's Day")
AFTER_ASCENSION = Wording("de dag na Hemelvaartsdag", "the day after Ascension Day")
AFTER_CHRISTMAS = Wording("de dag na Tweede Kerstdag", "the day after Boxing Day")

# Royal decrees come for some years at once. When the next one appears: add its days here and
# move SETTLED_THROUGH.
DECREED_DAYS = (
    # Decree of 20 September 2019
    DecreedDay(date(2020, 5, 22), AFTER_ASCENSION, DECREED),
    DecreedDay(date(2021, 5, 14), AFTER_ASCENSION, DECREED),
    DecreedDay(date(2022, 5, 27), AFTER_ASCENSION, DECREED),
    # Decree "gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024
    # en 30 mei 2025 met een algemeen erkende feestdag"
    DecreedDay(date(2023, 4, 28), AFTER_KINGS_DAY, DECREED),
    DecreedDay(date(2023, 5, 19), AFTER_ASCENSION, DECREED),
    DecreedDay(date(2024, 5, 10), AFTER_ASCENSION, DECREED),
    DecreedDay(date(2024, 12, 27), AFTER_CHRISTMAS, DECREED),
    DecreedDay(date(2025, 5, 30), AFTER_ASCENSION, DECREED),
    # Decree "gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028
    # en 26 mei 2028 met een algemeen erkende feestdag"
    DecreedDay(date(2026, 1, 2), AFTER_NEW_YEAR, DECREED),
    DecreedDay(date(2026, 5, 15), AFTER_ASCENSION, DECREED),
    DecreedDay(date(2027, 5, 7), AFTER_ASCENSION, DECREED),
    DecreedDay(date(2028, 4, 28), AFTER_KINGS_DAY, DECREED),
    DecreedDay(date(2028, 5, 26), AFTER_ASCENSION, DECREED),
)
SETTLED_THROUGH = 2028

NETHERLANDS = Calendar(
    code="nl",
    first_year=min(EASTER_SUNDAYS),
    last_year=max(EASTER_SUNDAYS),
    settled_through=SETTLED_THROUGH,
    weekend_source=WEEKEND,
    holidays=by_date(HOLIDAYS, DECREED_DAYS),
)
