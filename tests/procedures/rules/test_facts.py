from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.facts import Recorded, record
from procedures.rules.language import Field, Step
from procedures.rules.reading import read_regulation

PROVIDER = read_regulation(presets.source_of("provider"))
ELEMENT = "00000000-0000-0000-0000-000000000001"


def _step(*fields: Field) -> Step:
    return Step(act="done", kind="note", by=("secretariat",), fields=fields)


def _refused(step: Step, values: dict[str, object]) -> tuple[str, object]:
    with pytest.raises(Refusal) as refused:
        record(step, values, PROVIDER)
    return refused.value.code, refused.value.facts.get("field")


def test_words_of_people_are_kept_apart_from_facts() -> None:
    step = _step(Field(name="reasons", type="text"), Field(name="held_on", type="date"))
    recorded = record(step, {"reasons": "Omdat", "held_on": date(2026, 3, 1)}, PROVIDER)
    assert recorded == Recorded({"held_on": "2026-03-01"}, {"reasons": "Omdat"})


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        (Field(name="category", type="code"), "bullying", "bullying"),
        (Field(name="category", type="codes"), ["bullying", "other"], ["bullying", "other"]),
        (Field(name="side", type="side"), "respondent", "respondent"),
        (Field(name="person", type="person"), UUID(int=1), ELEMENT),
        (Field(name="seat", type="seat"), "chair", "chair"),
        (Field(name="yes", type="flag"), "yes", True),
        (Field(name="no", type="flag", required=False), False, False),
        (Field(name="attends", type="attendance"), "another_day", "another_day"),
        (Field(name="attends", type="attendance"), True, "yes"),
        (Field(name="attends", type="attendance"), False, "no"),
        (Field(name="score", type="score"), "10", 10),
        (Field(name="term", type="term"), "advice", "advice"),
        (Field(name="files", type="files"), [UUID(int=1)], [ELEMENT]),
        (Field(name="held_on", type="date"), "2026-03-01", "2026-03-01"),
        (
            Field(name="planned_at", type="moment"),
            datetime(2026, 3, 1, 9, tzinfo=UTC),
            "2026-03-01T09:00:00+00:00",
        ),
        (
            Field(name="planned_at", type="moment"),
            "2026-03-01T09:00:00+00:00",
            "2026-03-01T09:00:00+00:00",
        ),
    ],
)
def test_each_kind_of_fact_is_kept_as_json(field: Field, value: object, kept: object) -> None:
    assert record(_step(field), {field.name: value}, PROVIDER).facts == {field.name: kept}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field(name="attends", type="attendance"), "misschien"),
        (Field(name="score", type="score"), 11),
        (Field(name="score", type="score"), "veel"),
        (Field(name="side", type="side"), "chair"),
        (Field(name="person", type="person"), "Dirk"),
        (Field(name="term", type="term"), "eeuwig"),
        (Field(name="held_on", type="date"), "31-02-2026"),
        (Field(name="planned_at", type="moment"), datetime(2026, 3, 1, 9)),  # noqa: DTZ001
        (Field(name="files", type="files"), "bestand"),
    ],
)
def test_wrong_value_is_refused_by_field(field: Field, value: object) -> None:
    assert _refused(_step(field), {field.name: value}) == ("act.value_wrong", field.name)


def test_missing_field_is_refused_and_optional_field_is_left_out() -> None:
    step = _step(Field(name="reasons", type="text"))
    assert _refused(step, {"reasons": ""}) == ("act.field_missing", "reasons")
    optional = _step(Field(name="reasons", type="text", required=False))
    assert record(optional, {}, PROVIDER) == Recorded({}, {})


def test_condition_that_must_be_yes_is_refused_when_no() -> None:
    step = _step(Field(name="consents", type="flag"))
    assert _refused(step, {"consents": False}) == ("act.field_missing", "consents")


def test_unknown_field_and_unknown_code_are_refused() -> None:
    assert _refused(_step(), {"kleur": "rood"}) == ("act.field_unknown", "kleur")
    step = _step(Field(name="category", type="code"))
    assert _refused(step, {"category": "ruzie"}) == ("act.code_unknown", "category")


def test_ruling_per_element_keeps_its_reasons_sealed() -> None:
    step = _step(Field(name="rulings", type="rulings"))
    row = {"element": UUID(ELEMENT), "ruling": "founded", "reasons": "Twee getuigen."}
    assert record(step, {"rulings": [row]}, PROVIDER) == Recorded(
        {"rulings": [{"element": ELEMENT, "ruling": "founded"}]},
        {f"rulings:{ELEMENT}": "Twee getuigen."},
    )
    assert _refused(step, {"rulings": [row | {"reasons": " "}]}) == (
        "act.field_missing",
        "rulings",
    )
    assert _refused(step, {"rulings": [row | {"ruling": "misschien"}]})[0] == "act.code_unknown"


def test_measure_keeps_its_words_and_owner_sealed() -> None:
    step = _step(Field(name="measures", type="measures"))
    rows = [
        {"kind": "person", "text": "Coaching", "owner": "Henk", "due_on": date(2026, 9, 1)},
        {"kind": "organisation", "text": "Training"},
    ]
    assert record(step, {"measures": rows}, PROVIDER) == Recorded(
        {
            "measures": [
                {"kind": "person", "due_on": "2026-09-01"},
                {"kind": "organisation", "due_on": None},
            ]
        },
        {
            "measures:0": "Coaching",
            "measures:0:owner": "Henk",
            "measures:1": "Training",
            "measures:1:owner": "",
        },
    )
    assert _refused(step, {"measures": [{"kind": "person", "text": ""}]})[0] == "act.field_missing"


def test_measure_of_an_advice_says_what_is_decided_about_it() -> None:
    step = _step(Field(name="measures", type="measures"))
    row = {"kind": "person", "text": "Coaching", "measure": UUID(int=1)}
    assert record(step, {"measures": [{**row, "choice": "drop"}]}, PROVIDER).facts == {
        "measures": [{"kind": "person", "due_on": None, "measure": ELEMENT, "choice": "drop"}]
    }
    for choice in ({}, {"choice": "misschien"}):
        assert _refused(step, {"measures": [{**row, **choice}]})[0] == "act.field_missing"


def test_dated_measure_without_its_day_is_refused() -> None:
    step = _step(Field(name="measures", type="measures", dated=True))
    row: dict[str, object] = {"kind": "person", "text": "Coaching"}
    assert _refused(step, {"measures": [row]}) == ("act.field_missing", "measures")
    kept = record(step, {"measures": [row | {"due_on": "2026-09-01"}]}, PROVIDER)
    assert kept.facts == {"measures": [{"kind": "person", "due_on": "2026-09-01"}]}


def test_code_is_blocked_in_a_case_of_a_category_that_does_not_know_it() -> None:
    field = Field(name="category", type="code", required=False, only_by={"stalking": ("bullying",)})
    for categories, kept in (((), "other"), (("stalking",), "bullying"), (("other",), "other")):
        recorded = record(_step(field), {"category": kept}, PROVIDER, categories=categories)
        assert recorded.facts == {"category": kept}
    assert record(_step(field), {}, PROVIDER, categories=("stalking",)).facts == {}
    with pytest.raises(Refusal) as refused:
        record(_step(field), {"category": "other"}, PROVIDER, categories=("stalking",))
    assert (refused.value.code, refused.value.facts["possible"]) == (
        "act.code_blocked",
        ("bullying",),
    )
