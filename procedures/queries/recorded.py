"""What was recorded of each case, by one statement: a line a case, for the register.

What many cases share (their acts, their codes) comes as one text and is worked out once for all of
them, for a year may have ten thousand. Nothing that people wrote is read.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection

from procedures.models import AdoptedRegulation
from procedures.queries.regulations import light, rules_of
from procedures.rules.handling import HANDLING, handling_of
from procedures.rules.language import Regulation
from procedures.rules.registering import kind_of, mediation_of
from procedures.rules.statistics import MeasureState, RegisterRow, Spent, TermResult
from procedures.rules.walk import SIDES, Taken

LISTS = {"natures": "natures", "fields": "social_fields", "barriers": "barriers"}
"""Columns of the register that an act records as codes, each with the name of the fact."""
FACTS = [
    *(HANDLING, "resolution", "retaliation", "inadmissible_reason"),
    *("appreciation_reception", "appreciation_handling"),
    *LISTS.values(),
    *(f"{side}_consents" for side in SIDES),
]
"""The facts of acts that the register tells."""
ANSWERS = [
    *("kind", "wants", "found_us", "barrier"),
    *("lives_in", "happened_in", "complaint_about"),
]
"""The answers of the filing form that the register tells."""
_STATEMENT = """SELECT one.number, one.received_on, one.closed_on,
       terms.told, measures.told, spent.told,
       one.regulation_id, acts.told, json_build_object(
         'channel', one.channel, 'anonymous', one.anonymous, 'categories', one.categories,
         'grounds', one.grounds, 'department', one.department_id, 'outcome', one.outcome,
         'answers', CASE WHEN one.answers ?| %(answers)s THEN one.answers END,
         'follows', advice.follows,
         'details', to_jsonb(details) - '{case_id,noted_by,noted_at,version}'::text[]
       )::text
FROM procedures_complaint AS one
LEFT JOIN procedures_advice AS advice ON advice.case_id = one.id
LEFT JOIN procedures_casedetails AS details ON details.case_id = one.id
LEFT JOIN LATERAL (
  SELECT string_agg(
    name || ' ' || kind || CASE WHEN facts ?| %(facts)s THEN ' ' || facts::text ELSE '' END,
    chr(10) ORDER BY ordinal
  ) AS told
  FROM procedures_act WHERE case_id = one.id
) AS acts ON true
LEFT JOIN LATERAL (
  SELECT string_agg(
    concat(name, '|', due_on, '|', ended_on, '|', state, '|', extended_count),
    chr(10) ORDER BY starts_on, name COLLATE "C"
  ) AS told
  FROM procedures_termrow WHERE case_id = one.id AND state <> 'open'
) AS terms ON true
LEFT JOIN LATERAL (
  SELECT string_agg(concat(kind, '|', state, '|', due_on), chr(10) ORDER BY due_on, id) AS told
  FROM procedures_measure WHERE case_id = one.id
) AS measures ON true
LEFT JOIN LATERAL (
  SELECT string_agg(
    concat(spent_on, '|', purpose, '|', minutes),
    chr(10) ORDER BY spent_on, purpose COLLATE "C", minutes
  ) AS told
  FROM procedures_timespent WHERE case_id = one.id AND withdrawn_at IS NULL
) AS spent ON true
WHERE (one.id = %(case)s OR %(case)s::uuid IS NULL AND NOT EXISTS (
    SELECT FROM procedures_complaint AS next WHERE next.continues_id = one.id
  ))
  AND (%(from)s::date IS NULL OR one.closed_on IS NULL OR one.closed_on >= %(from)s)
  AND (%(until)s::date IS NULL OR one.received_on <= %(until)s)
"""
SOME_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
"""Stands for the moment of an act, which the register does not tell."""

Value = TypeVar("Value")


class _Once(dict[Any, Value]):
    """What was read of a text, read once."""

    def __init__(self, read: Callable[[Any], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, told: Any) -> Value:
        value = self[told] = self._read(told)
        return value


def recorded(
    today: date,
    *,
    case: UUID | None = None,
    first_on: date | None = None,
    last_on: date | None = None,
) -> Iterator[RegisterRow]:
    """Yield the rows of all cases, of those open in a period, or of one case.

    A case that went on under another regulation is not among all. Terms stand as of `today`.
    """
    asked = {"case": case, "from": first_on, "until": last_on, "facts": FACTS, "answers": ANSWERS}
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, asked)
        found = cursor.fetchall()
    yield from _Reading(today).rows(found)


class _Reading:
    """The lines of the statement, made into rows."""

    def __init__(self, today: date) -> None:
        adopted = light(AdoptedRegulation.objects.all())
        self._regulations = {one.pk: one for one in adopted}
        self._today = today
        self._terms = _Once(self._term)
        self._measures, self._spent = _Once(_measure), _Once(_minutes)
        self._acts, self._shared = _Once(_acts), _Once(self._shape)

    def rows(self, found: Sequence[tuple[Any, ...]]) -> Iterator[RegisterRow]:
        for number, received_on, closed_on, terms, measures, spent, *shared in found:
            yield RegisterRow(
                number=number,
                received_on=received_on,
                closed_on=closed_on,
                lead_time_days=(closed_on - received_on).days if closed_on else None,
                terms=tuple(one for one in _each(terms, self._terms) if one),
                measures=tuple(_each(measures, self._measures)),
                spent=tuple(_each(spent, self._spent)),
                **self._shared[tuple(shared)],
            )

    def _term(self, told: str) -> TermResult | None:
        """Return a term as of today: between two sweeps one may have passed its date.

        A term that lapsed in time was neither kept nor broken, so it is left out; so is a window,
        which nobody here has to meet.
        """
        name, due, ended, state, extended = told.split("|")
        due_on, ended_on = date.fromisoformat(due), _day(ended)
        if state == "lapsed" and ended_on is not None and ended_on <= due_on:
            return None
        is_overdue = state == "running" and due_on < self._today
        return TermResult(name, due_on, ended_on, "overdue" if is_overdue else state, int(extended))

    def _shape(self, shared: tuple[UUID, str | None, str]) -> dict[str, Any]:
        """Return what the acts and the codes of a case say."""
        regulation_id, told, written = shared
        acts, codes = self._acts[told or ""], json.loads(written)
        regulation = rules_of(self._regulations[regulation_id])
        return {**_of_codes(codes), **_of_acts(regulation, acts), **_beside(acts, codes)}


def _each(told: str | None, known: _Once[Value]) -> Iterator[Value]:
    return map(known.__getitem__, told.split("\n")) if told else iter(())


def _acts(told: str) -> tuple[Taken, ...]:
    return tuple(map(_act, told.split("\n"))) if told else ()


def _act(told: str) -> Taken:
    name, kind, *facts = told.split(" ", 2)
    return Taken(name, kind, SOME_MOMENT, json.loads(facts[0]) if facts else {})  # type: ignore[arg-type]


def _measure(told: str) -> MeasureState:
    kind, state, due = told.split("|")
    return MeasureState(kind, state, _day(due))


def _minutes(told: str) -> Spent:
    spent_on, purpose, minutes = told.split("|")
    return Spent(date.fromisoformat(spent_on), purpose, int(minutes))


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _of_codes(codes: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": kind_of(codes["answers"] or {}),
        "channel": codes["channel"],
        "categories": tuple(codes["categories"]),
        "grounds": tuple(codes["grounds"]),
        "department": codes["department"],
        "outcome": codes["outcome"] or None,
        "anonymous": codes["anonymous"],
        "departed_from_advice": None if codes["follows"] is None else not codes["follows"],
    }


def _of_acts(regulation: Regulation, acts: Sequence[Taken]) -> dict[str, Any]:
    aftercare = [act for act in acts if act.kind == "aftercare"]
    return {
        "resolution": last_told(acts, "resolution"),
        "handling": handling_of(regulation, acts),
        "hearings_count": _hearings(regulation, acts),
        "appreciation_reception": _score(aftercare, "appreciation_reception"),
        "appreciation_handling": _score(aftercare, "appreciation_handling"),
        "inadmissible_reason": last_told(acts, "inadmissible_reason"),
    }


def _beside(acts: Sequence[Taken], codes: dict[str, Any]) -> dict[str, Any]:
    """Return what acts or answers recorded; where they did not, what was put down by hand."""
    answers, hand = codes["answers"] or {}, codes["details"] or {}
    told = {name: told_codes(acts, fact) for name, fact in LISTS.items()}
    told["barriers"] = tuple(
        dict.fromkeys([*told["barriers"], *filter(None, [answers.get("barrier")])])
    )
    return {
        **{name: found or tuple(hand.get(name, ())) for name, found in told.items()},
        "found_us": answers.get("found_us") or hand.get("found_us") or None,
        "complainant_role": hand.get("complainant_role") or None,
        "respondent_role": hand.get("respondent_role") or None,
        "mediation": mediation_of(acts, codes["outcome"]) or hand.get("mediation") or None,
        "extension_reasons": tuple(hand.get("extension_reasons", ())),
        "retaliation_signalled": told_retaliation(acts) or bool(hand.get("retaliation")),
        **{name: answers.get(name) for name in ("lives_in", "happened_in", "complaint_about")},
    }


def told_codes(acts: Sequence[Taken], name: str) -> tuple[str, ...]:
    """Return the codes that the last act with this fact recorded."""
    found = [told for act in acts if isinstance(told := act.facts.get(name), list | tuple) and told]
    return tuple(str(code) for code in found[-1]) if found else ()


def told_retaliation(acts: Sequence[Taken]) -> bool:
    """Tell whether an act signalled that somebody suffered for complaining."""
    return any(bool(act.facts.get("retaliation")) for act in acts)


def last_told(acts: Sequence[Taken], name: str) -> str | None:
    """Return the fact as the last act that has it recorded it."""
    found = [str(act.facts[name]) for act in acts if act.facts.get(name)]
    return found[-1] if found else None


def _score(acts: Sequence[Taken], name: str) -> int | None:
    found = last_told(acts, name)
    return int(found) if found else None


def _hearings(regulation: Regulation, acts: Sequence[Taken]) -> int:
    """Count the acts in which a side was heard; declining to be heard is none."""
    hearing = {
        step.act for step in regulation.steps if step.hears != "none" and step.kind != "waive"
    }
    return sum(act.act in hearing for act in acts)
