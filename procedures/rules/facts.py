"""What somebody filled in for an act, checked against the regulation, content kept apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from kernel.errors import Refusal
from procedures.rules.language import Field, Regulation, Step

Value = object
MEASURE_CHOICES = ("keep", "change", "drop")
"""What can be decided about a measure of an advice."""
ATTENDANCE = ("yes", "no", "another_day")
"""What somebody can answer to an invitation."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An act's facts (codes, dates, ids: JSON) and its texts (people's words, to be sealed)."""

    facts: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def record(
    step: Step,
    values: Mapping[str, Value],
    regulation: Regulation,
    *,
    categories: Iterable[str] = (),
) -> Recorded:
    """Split and check the values of an act, in a case of these categories.

    Raise Refusal `act.field_missing`, `act.field_unknown`, `act.code_unknown`, `act.code_blocked`
    or `act.value_wrong`, each with the field in its facts.
    """
    known = {one.name: one for one in step.fields}
    for name in values:
        if name not in known:
            raise Refusal(
                "act.field_unknown", message=f"'{name}' hoort niet bij deze stap.", field=name
            )
    facts: dict[str, object] = {}
    texts: dict[str, str] = {}
    for one in step.fields:
        _place(one, values.get(one.name), regulation, facts=facts, texts=texts)
        _check_blocked(one, facts.get(one.name), categories)
    return Recorded(facts, texts)


def _check_blocked(one: Field, value: Value, categories: Iterable[str]) -> None:
    for category in categories:
        possible = one.only_by.get(category)
        if possible is not None and value is not None and value not in possible:
            raise Refusal(
                "act.code_blocked",
                message="Dit kan niet bij wat er is gemeld. Kies een andere manier.",
                field=one.name,
                possible=possible,
            )


def _words(one: Field, value: Value) -> dict[str, str]:
    """Return what is kept of words: the whole, and what was said of each element apart.

    Words by element come as {text: the whole, elements: {UUID: words}}.
    """
    if not isinstance(value, Mapping):
        return {one.name: str(value)}
    try:
        whole, apart = str(value["text"]), value["elements"].items()
        said = {f"{one.name}:{UUID(str(key))}": str(words) for key, words in apart if words}
    except (KeyError, ValueError, AttributeError) as error:
        message = "Deze waarde klopt niet."
        raise Refusal("act.value_wrong", message=message, field=one.name) from error
    if one.required and not whole.strip():
        raise Refusal("act.field_missing", message="Vul dit in.", field=one.name)
    return {one.name: whole, **said}


def _place(
    one: Field,
    value: Value,
    regulation: Regulation,
    *,
    facts: dict[str, object],
    texts: dict[str, str],
) -> None:
    if one.of is not None:
        value = value or one.of
    empty = value in (None, "", [], ()) or (one.type == "flag" and one.required and not value)
    if empty:
        if one.required:
            raise Refusal("act.field_missing", message="Vul dit in.", field=one.name)
        return
    if one.type == "text":
        texts |= _words(one, value)
    elif one.type == "rulings":
        _place_rulings(one, value, regulation, facts=facts, texts=texts)
    elif one.type == "measures":
        _place_measures(one, value, regulation, facts=facts, texts=texts)
    else:
        facts[one.name] = _plain(one, value, regulation)


def _plain(one: Field, value: Value, regulation: Regulation) -> object:
    try:
        return _SHAPES[one.type](one, value, regulation)
    except (ValueError, TypeError, AttributeError) as error:
        raise Refusal(
            "act.value_wrong", message="Deze waarde klopt niet.", field=one.name
        ) from error


def _code(one: Field, value: Value, regulation: Regulation) -> str:
    codes = regulation.code_lists[one.list or one.name]
    if value not in codes:
        raise Refusal(
            "act.code_unknown", message="Kies een waarde uit de lijst.", field=one.name, known=codes
        )
    return str(value)


def _codes(one: Field, value: Value, regulation: Regulation) -> list[str]:
    return [_code(one, each, regulation) for each in _many(value)]


def _many(value: Value) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return value


def _score(_one: Field, value: Value, _regulation: Regulation) -> int:
    score = int(str(value))
    if not 1 <= score <= 10:  # noqa: PLR2004 - the scale of the appreciation is 1 to 10
        raise ValueError(value)
    return score


def _term(_one: Field, value: Value, regulation: Regulation) -> str:
    if value not in regulation.terms:
        raise ValueError(value)
    return str(value)


def _day(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return date.fromisoformat(str(value)).isoformat()


def _moment(value: Value) -> str:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment.isoformat()


def _side(value: Value, only: str | None) -> str:
    if value not in ("complainant", "respondent") or only not in (None, value):
        raise ValueError(value)
    return str(value)


def _attendance(value: Value) -> str:
    """Yes, no, or another day; a plain yes or no of a program is understood too."""
    said = ("yes" if value else "no") if isinstance(value, bool) else value
    if said not in ATTENDANCE:
        raise ValueError(value)
    return str(said)


_SHAPES: Mapping[str, Callable[[Field, Value, Regulation], object]] = {
    "code": _code,
    "codes": _codes,
    "date": lambda _one, value, _regulation: _day(value),
    "moment": lambda _one, value, _regulation: _moment(value),
    "side": lambda one, value, _regulation: _side(value, one.of),
    "elements": lambda _one, value, _regulation: [str(UUID(str(each))) for each in _many(value)],
    "measure": lambda _one, value, _regulation: str(UUID(str(value))),
    "person": lambda _one, value, _regulation: str(UUID(str(value))),
    "seat": lambda _one, value, _regulation: str(value),
    "flag": lambda _one, value, _regulation: value in (True, "yes", "true", "1"),
    "attendance": lambda _one, value, _regulation: _attendance(value),
    "score": _score,
    "term": _term,
    "files": lambda _one, value, _regulation: [str(UUID(str(each))) for each in _many(value)],
}


def _place_rulings(
    one: Field,
    value: Value,
    regulation: Regulation,
    *,
    facts: dict[str, object],
    texts: dict[str, str],
) -> None:
    """Each ruling: {element: UUID, ruling: code, reasons: text}."""
    code = Field(name="ruling", type="code", list="ruling")
    rows = []
    for each in _many(value):
        row = dict(each)  # type: ignore[call-overload]
        if not str(row.get("reasons", "")).strip():
            raise Refusal(
                "act.field_missing", message="Geef bij elk oordeel de redenen.", field=one.name
            )
        element = str(UUID(str(row["element"])))
        rows.append({"element": element, "ruling": _code(code, row.get("ruling"), regulation)})
        texts[f"{one.name}:{element}"] = str(row["reasons"])
    facts[one.name] = rows


def _chosen(one: Field, row: Mapping[str, Value]) -> dict[str, str]:
    if not row.get("measure"):
        return {}
    if row.get("choice") not in MEASURE_CHOICES:
        raise Refusal(
            "act.field_missing",
            message="Kies wat u doet met elke maatregel uit het advies.",
            field=one.name,
        )
    return {"measure": str(UUID(str(row["measure"]))), "choice": str(row["choice"])}


def _place_measures(
    one: Field,
    value: Value,
    regulation: Regulation,
    *,
    facts: dict[str, object],
    texts: dict[str, str],
) -> None:
    """Each measure: {kind: code, text, owner (optional), due_on (optional)}.

    One of an advice has its {measure: UUID, choice: keep, change or drop} beside that.
    """
    code = Field(name="kind", type="code", list="measure")
    rows = []
    for place, each in enumerate(_many(value)):
        row = dict(each)  # type: ignore[call-overload]
        if not str(row.get("text", "")).strip():
            raise Refusal("act.field_missing", message="Beschrijf de maatregel.", field=one.name)
        due_on = row.get("due_on")
        if one.dated and not due_on:
            raise Refusal(
                "act.field_missing",
                message="Geef bij elke maatregel de dag waarop zij klaar is.",
                field=one.name,
            )
        rows.append(
            {
                "kind": _code(code, row.get("kind"), regulation),
                "due_on": _day(due_on) if due_on else None,
                **_chosen(one, row),
            }
        )
        texts[f"{one.name}:{place}"] = str(row["text"])
        texts[f"{one.name}:{place}:owner"] = str(row.get("owner") or "")
    facts[one.name] = rows
