import re
from datetime import date
from string import Formatter

import pytest

from kernel.calendars import Wording, calendar
from kernel.terms import (
    Amount,
    Cure,
    Extension,
    Fallback,
    Reason,
    Roll,
    Term,
    Unit,
    explain,
    explain_all,
)
from kernel.terms.explaining import BY_LANGUAGE
from kernel.terms.phrases import DUTCH, ENGLISH, FRENCH, Phrases
from kernel.terms.reasons import because
from tests.kernel.terms.given import decide, happen, reckon

RECEIVED = happen("received", "2026-03-24")


def test_six_weeks_to_liberation_day_are_told_in_dutch() -> None:
    assert explain_all(reckon(decide(), RECEIVED).why, "nl") == (
        "Ontvangen op dinsdag 24 maart 2026. Zes weken later is dinsdag 5 mei 2026. Die dag is"
        " een rustdag: Bevrijdingsdag (Algemene termijnenwet, artikel 3, eerste lid). De eerste"
        " dag daarna die geen rustdag is: woensdag 6 mei 2026. Ons eigen doel ligt eerder:"
        " maandag 4 mei 2026."
    )


def test_six_weeks_to_liberation_day_are_told_in_english() -> None:
    assert explain_all(reckon(decide(), RECEIVED).why, "en") == (
        "Received on Tuesday 24 March 2026. Six weeks later is Tuesday 5 May 2026. That day is a"
        " rest day: Liberation Day (Algemene termijnenwet, article 3(1)). The first day after it"
        " that is not a rest day: Wednesday 6 May 2026. Our own aim is earlier: Monday 4 May 2026."
    )


def test_own_words_for_an_event_go_before_the_common_ones() -> None:
    started = reckon(decide(), RECEIVED).why[0]
    assert explain(started, "nl", {"received": "klacht binnengekomen"}) == (
        "Klacht binnengekomen op dinsdag 24 maart 2026."
    )


def test_event_without_words_is_named_as_it_is() -> None:
    rule = decide(starts="three_way_talk_held")
    started = reckon(rule, happen("three_way_talk_held", "2026-03-24")).why[0]
    assert explain(started, "nl") == "Three way talk held op dinsdag 24 maart 2026."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl-be", "Een week later is dinsdag 31 maart 2026."),
        ("en-gb", "One week later is Tuesday 31 March 2026."),
        ("fr-be", "Une semaine plus tard, c'est le mardi 31 mars 2026."),
        ("de-be", "Eine Woche später ist Dienstag, 31. März 2026."),
        ("es", "Een week later is dinsdag 31 maart 2026."),
    ],
)
def test_regional_language_is_its_language_and_unknown_is_dutch(
    language: str, sentence: str
) -> None:
    assert explain(reckon(decide(1), RECEIVED).why[1], language) == sentence


@pytest.mark.parametrize(
    ("number", "unit", "sentence"),
    [
        (12, Unit.DAYS, "Twaalf dagen later is zondag 5 april 2026."),
        (45, Unit.DAYS, "45 dagen later is vrijdag 8 mei 2026."),
        (1, Unit.YEARS, "Een jaar later is woensdag 24 maart 2027."),
        (2, Unit.YEARS, "Twee jaar later is vrijdag 24 maart 2028."),
        (5, Unit.WORKING_DAYS, "Vijf werkdagen later is dinsdag 31 maart 2026."),
    ],
)
def test_small_numbers_are_words_and_years_stay_singular(
    number: int, unit: Unit, sentence: str
) -> None:
    assert explain(reckon(decide(number, unit), RECEIVED).why[1], "nl") == sentence


def full_term() -> Term:
    """One that was cured, extended, suspended, postponed, and extended once too often."""
    rule = decide(
        extension=Extension(Amount(4, Unit.WEEKS)),
        cured_by=Cure("defect_notified", Amount(2, Unit.WEEKS)),
        suspended_from="mediation_started",
        suspended_until="mediation_ended",
        consent_postpones="postponed",
    )
    return reckon(
        rule,
        RECEIVED,
        happen("defect_notified", "2026-03-26"),
        happen("mediation_started", "2026-04-01"),
        happen("mediation_ended", "2026-04-13"),
        happen("extended", "2026-04-20"),
        happen("extended", "2026-04-21"),
        happen("postponed", "2026-06-20", until="2026-08-01"),
        happen("mediation_started", "2026-07-20"),
        happen("mediation_ended", "2026-07-21"),
        happen("defect_notified", "2026-08-03"),
        today="2026-08-04",
    )


def test_everything_that_moved_a_term_is_told_in_its_order() -> None:
    assert explain_all(full_term().why, "nl") == (
        "Ontvangen op dinsdag 24 maart 2026."
        " Zes weken later is dinsdag 5 mei 2026."
        " Op maandag 20 april 2026 is de termijn verlengd tot en met dinsdag 2 juni 2026."
        " Op donderdag 26 maart 2026 is gevraagd om de klacht aan te vullen. Daardoor loopt de"
        " termijn tot en met dinsdag 16 juni 2026."
        " De termijn stond stil van woensdag 1 april 2026 tot maandag 13 april 2026: twaalf dagen."
        " De termijn stond stil van maandag 20 juli 2026 tot dinsdag 21 juli 2026: een dag."
        " Die tijd komt erbij: de termijn loopt tot en met maandag 29 juni 2026."
        " Op zaterdag 20 juni 2026 is met instemming uitstel afgesproken tot en met zaterdag"
        " 1 augustus 2026."
        " Op dinsdag 21 april 2026 is de termijn nog een keer verlengd. Zo vaak mag dat niet, dus"
        " het telt niet mee."
        " Op maandag 3 augustus 2026 was de termijn al voorbij. Wat toen is vastgelegd (gevraagd"
        " om de klacht aan te vullen), verandert de laatste dag niet."
        " Ons eigen doel ligt eerder: vrijdag 31 juli 2026."
    )


def other_terms() -> list[Term]:
    """Terms that need the sentences the full one does not."""
    paused = decide(suspended_from="mediation_started", suspended_until="mediation_ended")
    fallback = Fallback("received", Amount(7, Unit.DAYS))
    return [
        reckon(paused, RECEIVED, happen("mediation_started", "2026-04-01"), today="2026-04-03"),
        reckon(
            decide(starts="acknowledged", fallback_starts=fallback), RECEIVED, today="2026-12-31"
        ),
        reckon(decide(1, Unit.YEARS, backward=True), RECEIVED),
        reckon(decide(3, Unit.DAYS), happen("received", "2025-12-24")),
        reckon(decide(roll=Roll.NONE), RECEIVED, days=calendar("be")),
        reckon(decide(roll=Roll.NONE), RECEIVED),
        reckon(decide(13), happen("received", "2026-01-10")),
        reckon(decide(), happen("received", "2029-03-20")),
        reckon(decide(), happen("received", "2026-03-24", deemed="silence")),
        reckon(decide(), happen("received", "2026-03-24", deemed="presumption")),
    ]


@pytest.mark.parametrize("phrases", BY_LANGUAGE.values(), ids=BY_LANGUAGE)
def test_every_reason_the_engine_gives_has_its_sentence(phrases: Phrases) -> None:
    given = {reason.code for term in (full_term(), *other_terms()) for reason in term.why}
    assert given == set(phrases.reasons)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_is_whole(language: str) -> None:
    told = [explain(reason, language) for term in other_terms() for reason in term.why]
    assert [text for text in told if text[0] != text[0].upper() or text[-1] != "."] == []


def test_sentences_of_both_languages_use_the_same_facts() -> None:
    def facts(sentence: str) -> set[str | None]:
        return {field for _, field, _, _ in Formatter().parse(sentence) if field}

    assert {code: facts(text) for code, text in DUTCH.reasons.items()} == {
        code: facts(text) for code, text in ENGLISH.reasons.items()
    }


def test_both_languages_know_the_same_events() -> None:
    assert set(DUTCH.events) == set(ENGLISH.events)


def test_lasting_suspension_is_told_as_it_stands() -> None:
    assert explain_all(other_terms()[0].why, "nl") == (
        "Ontvangen op dinsdag 24 maart 2026. Zes weken later is dinsdag 5 mei 2026. De termijn"
        " staat stil sinds woensdag 1 april 2026: tot nu toe twee dagen. Die tijd komt erbij: de"
        " termijn loopt tot en met donderdag 7 mei 2026."
    )


def test_what_only_counts_as_happened_is_told_so() -> None:
    silent, presumed = (explain(term.why[0], "nl") for term in other_terms()[-2:])
    assert silent == "Op dinsdag 24 maart 2026 was er geen antwoord. Dat telt als: ontvangen."
    assert presumed == "Ontvangen: dat geldt als gebeurd op dinsdag 24 maart 2026."


def test_date_is_told_as_people_say_it() -> None:
    assert DUTCH.day(date(2026, 1, 1)) == "donderdag 1 januari 2026"
    assert ENGLISH.day(date(2026, 12, 27)) == "Sunday 27 December 2026"


def test_stored_reason_is_told_like_the_fresh_one() -> None:
    fresh = reckon(decide(), RECEIVED).why
    stored = [Reason.from_json(reason.as_json()) for reason in fresh]
    assert explain_all(stored, "nl") == explain_all(fresh, "nl")


def test_first_of_the_month_and_one_of_a_feminine_unit_are_french() -> None:
    assert FRENCH.day(date(2026, 5, 1)) == "vendredi 1er mai 2026"
    assert FRENCH.day(date(2026, 5, 21)) == "jeudi 21 mai 2026"
    assert [FRENCH.amount(1, unit) for unit in (Unit.WEEKS, Unit.MONTHS)] == [
        "une semaine",
        "un mois",
    ]


def test_every_reason_and_event_has_words_with_the_same_facts_in_each_language() -> None:
    def shape(phrases: Phrases) -> dict[str, list[str]]:
        return {code: sorted(re.findall(r"{\w+}", one)) for code, one in phrases.reasons.items()}

    every = BY_LANGUAGE.values()
    assert [shape(one) for one in every] == [shape(DUTCH)] * len(every)
    assert [set(one.events) for one in every] == [set(DUTCH.events)] * len(every)


def test_six_weeks_to_liberation_day_are_told_in_german() -> None:
    assert explain_all(reckon(decide(), RECEIVED).why, "de") == (
        "Eingegangen am Dienstag, 24. März 2026. Sechs Wochen später ist Dienstag, 5. Mai 2026."
        " Dieser Tag ist ein Ruhetag: Tag der Befreiung (Algemene termijnenwet, Artikel 3"
        " Absatz 1). Der erste Tag danach, der kein Ruhetag ist: Mittwoch, 6. Mai 2026. Unser"
        " eigenes Ziel liegt früher: Montag, 4. Mai 2026."
    )


def test_belgian_holiday_is_told_in_french_and_one_without_french_in_dutch() -> None:
    rest = calendar("be").rest_day(date(2026, 5, 1))
    assert rest is not None
    told = because("holiday", name=rest.name, source=rest.source)
    assert explain(told, "fr") == (
        "Ce jour est un jour de repos\u00a0: fête du Travail (arrêté royal du 18 avril 1974,"
        " article 1er)."
    )
    old = because("holiday", name=Wording("Kerstmis", "Christmas"), source="KB")
    assert explain(old, "fr") == "Ce jour est un jour de repos\u00a0: Kerstmis (KB)."


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "pl",
            "Wpłynęło: 24 marca 2026 r. (wtorek). Licząc 6 tygodni dalej, wypada 5 maja 2026 r.",
        ),
        ("tr", "Geldi: 24 Mart 2026 Salı. 6 hafta sonrası 5 Mayıs 2026 Salı günüdür."),
        ("ar", "وصلت الشكوى: الثلاثاء 24 مارس 2026. بعد 6 أسابيع يأتي يوم الثلاثاء 5 مايو 2026."),
        ("uk", "Надійшло: 24 березня 2026 р. (вівторок). Через 6 тижнів буде 5 травня 2026 р."),
    ],
)
def test_six_weeks_are_told_in_the_languages_of_the_portal(language: str, told: str) -> None:
    whole = explain_all(reckon(decide(), RECEIVED).why, language)
    assert whole.startswith(told)
    assert BY_LANGUAGE[language].named["Bevrijdingsdag"] in whole


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("pl", ["1 dzień", "2 dni", "5 dni", "12 tygodni", "22 tygodnie"]),
        ("tr", ["1 gün", "2 gün", "5 gün", "12 hafta", "22 hafta"]),
        ("ar", ["يوم", "يومين", "5 أيام", "12 أسبوعاً", "22 أسبوعاً"]),
        ("uk", ["1 день", "2 дні", "5 днів", "12 тижнів", "22 тижні"]),
    ],
)
def test_unit_has_the_form_its_number_asks_for(language: str, told: list[str]) -> None:
    amounts = [(1, Unit.DAYS), (2, Unit.DAYS), (5, Unit.DAYS), (12, Unit.WEEKS), (22, Unit.WEEKS)]
    assert [BY_LANGUAGE[language].amount(*one) for one in amounts] == told


@pytest.mark.parametrize("phrases", BY_LANGUAGE.values(), ids=BY_LANGUAGE)
def test_every_amount_has_a_form(phrases: Phrases) -> None:
    assert all(phrases.amount(number, unit) for number in range(130) for unit in Unit)
    assert "100" in phrases.amount(100, Unit.DAYS)
