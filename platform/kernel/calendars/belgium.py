"""Rest days in Belgium: the ten statutory holidays.

Source: Act of 4 January 1974, carried out by the royal decree of 18 April 1974, article 1. Not
statutory, and so no rest days: 11 July, 27 September and 15 November. The day that replaces a
holiday on a Sunday is chosen by each employer and stands in no calendar.
"""

from kernel.calendars.entries import EASTER_SUNDAYS, Fixed, FromEaster, Holiday, by_date
from kernel.calendars.rest_days import Calendar, Wording

# Neither the Bestuursdecreet nor the codex moves a term out of the weekend.
WEEKEND = Wording(
    "weekend, geen werkdag", "weekend, not a working day", "week-end, pas un jour ouvrable"
)
STATUTORY = Wording(
    "koninklijk besluit van 18 april 1974, artikel 1",
    "royal decree of 18 April 1974, article 1",
    "arrêté royal du 18 avril 1974, article 1er",
)

HOLIDAYS = (
    Holiday(Wording("Nieuwjaar", "New Year's Day", "Nouvel An"), Fixed(1, 1), STATUTORY),
    Holiday(Wording("paasmaandag", "Easter Monday", "lundi de Pâques"), FromEaster(1), STATUTORY),
    Holiday(Wording("Dag van de Arbeid", "Labour Day", "fête du Travail"), Fixed(5, 1), STATUTORY),
    Holiday(
        Wording("Onze-Lieve-Heer-Hemelvaart", "Ascension Day", "Ascension"),
        FromEaster(39),
        STATUTORY,
    ),
    Holiday(
        Wording("pinkstermaandag", "Whit Monday", "lundi de Pentecôte"), FromEaster(50), STATUTORY
    ),
    Holiday(
        Wording("nationale feestdag", "National Day", "fête nationale"), Fixed(7, 21), STATUTORY
    ),
    Holiday(
        Wording("Onze-Lieve-Vrouw-Hemelvaart", "Assumption Day", "Assomption"),
        Fixed(8, 15),
        STATUTORY,
    ),
    Holiday(Wording("Allerheiligen", "All Saints' Day", "Toussaint"), Fixed(11, 1), STATUTORY),
    Holiday(Wording("Wapenstilstand", "Armistice Day", "Armistice"), Fixed(11, 11), STATUTORY),
    Holiday(Wording("Kerstmis", "Christmas Day", "Noël"), Fixed(12, 25), STATUTORY),
)

BELGIUM = Calendar(
    code="be",
    first_year=min(EASTER_SUNDAYS),
    last_year=max(EASTER_SUNDAYS),
    settled_through=max(EASTER_SUNDAYS),  # no decrees equate days here
    weekend_source=WEEKEND,
    holidays=by_date(HOLIDAYS, ()),
)
