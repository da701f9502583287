from datetime import date

import pytest

from kernel.errors import Refusal
from procedures.rules.reporting import definition, definitions, faults_of, newest
from procedures.rules.statistics import Period

SOUND = {
    "name": "short",
    "version": 1,
    "period": "quarter",
    "scope": "client",
    "source": "seed 000",
    "title": {"nl": "Kort", "en": "Short", "fr": "Court", "de": "Kurz"},
    "subtitle": {
        "nl": "Over {period}",
        "en": "On {period}",
        "fr": "Sur {period}",
        "de": "Zu {period}",
    },
    "audience": {"nl": "Allen", "en": "All", "fr": "Tous", "de": "Alle"},
    "chapters": [{"code": "flow", "tables": ["flow"]}],
}


def test_every_definition_of_the_house_is_sound() -> None:
    assert [one.name for one in newest()] == [
        "annual",
        "confidential_adviser",
        "department",
        "flemish_authority",
        "municipality_signals",
        "portfolio",
        "quarterly",
        "training_file",
        "welfare_signals",
        "works_council",
    ]
    assert len({(one.name, one.version) for one in definitions()}) == len(definitions())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"period": "week"}, ["period: 'week' is not one of year, half_year, quarter"]),
        (
            {"scope": "world"},
            ["scope: 'world' is not one of client, department, municipality, portfolio"],
        ),
        ({"source": ""}, ["source: is missing"]),
        ({"colour": "red"}, ["colour: is not known"]),
        (
            {"title": {"nl": "Kort"}},
            ["title: no text in en", "title: no text in fr", "title: no text in de"],
        ),
        ({"due": {"month": 2, "day": 30}}, ["due: 30-2 is no day of every year"]),
        ({"chapters": []}, ["chapters: there are none"]),
        (
            {"chapters": [{"code": "flow", "tables": ["flow", "flown"]}]},
            ["chapter flow: there is no table 'flown'"],
        ),
        (
            {"chapters": [{"code": "flow", "tables": ["flow"], "required": True}]},
            ["chapter flow: must be written, but nothing says about what (guide)"],
        ),
        (
            {"chapters": [{"code": "flow", "tables": ["category"]}]},
            ["chapters: none has the table 'flow', of which all others are parts"],
        ),
    ],
)
def test_a_fault_is_told_with_where_it_is(change: dict[str, object], told: list[str]) -> None:
    assert list(faults_of({**SOUND, **change})) == told


def test_a_report_is_due_before_a_day_after_its_period() -> None:
    assert definition("flemish_authority").due_on(Period(2025)) == date(2026, 2, 10)
    assert definition("quarterly").due_on(Period(2025, "q1")) is None


def test_what_must_be_written_is_named_until_it_is() -> None:
    council = definition("works_council")
    assert council.missing({}) == ("tenor", "recommendations")
    assert council.missing({"tenor": "Vooral bemiddelen.", "recommendations": " "}) == (
        "recommendations",
    )


def test_an_unknown_report_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        definition("horoscope")
    assert refusal.value.code == "report.unknown"
