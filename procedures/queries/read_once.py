"""The rows of a case that one page asks for again and again, by one statement.

Each table of the case comes as one JSON value; a row is then made as Django makes it from a column
of its own, sealed values still sealed. What is not asked here goes on as it always does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models
from psycopg import sql

from kernel.vault.fields import SealedField
from procedures.models import Appointment, Complaint, Department, Letter, Party, Person

PARTS = (
    *("acts", "terms", "elements", "pieces", "measures"),
    *("parties", "letters", "hearings", "appointments"),
)
_ROWS = "SELECT json_agg(one {order}) FROM {table} AS one WHERE {which}"
_OWN = "one.case_id = %(case)s"
_PEOPLE = """one.{key} IN (
    SELECT person_id FROM procedures_appointment WHERE case_id = %(case)s
    UNION SELECT actor_id FROM procedures_act WHERE case_id = %(case)s
)"""
_DEPARTMENTS = "one.{key} IN (SELECT department_id FROM procedures_party WHERE case_id = %(case)s)"
_UNREAD = """SELECT count(*) FROM procedures_message
    WHERE case_id = %(case)s AND read_at IS NULL AND from_party_id IS NOT NULL"""
_GOING = "SELECT id FROM procedures_complaint WHERE continues_id = %(case)s ORDER BY id LIMIT 1"

Rows = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Around:
    """What came along with the rows: unread messages, the case that continues this one, people."""

    unread_count: int
    going: UUID | None
    people: Mapping[UUID, Person]
    parties: Mapping[UUID, Party]


def read_once(case: Complaint) -> Complaint:
    """Return the case with the rows kept that many parts of its page read.

    For a page that only shows: after a step they would be those from before it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {"case": case.pk})
        *found, unread_count, going = cursor.fetchone()
    made = [_made(model, rows or []) for model, rows in zip(_tables(), found, strict=True)]
    *parts, people, departments = made
    by_id = {one.pk: one for one in people}
    _tie(case, dict(zip(PARTS, parts, strict=True)), by_id, {one.pk: one for one in departments})
    parties = {one.pk: one for one in case.parties.all()}
    case.__dict__["_around"] = Around(unread_count, going, by_id, parties)
    return case


def around(case: Complaint) -> Around | None:
    """Return what came along when the case was read once, else None."""
    found: Around | None = case.__dict__.get("_around")
    return found


def parties_of(case: Complaint) -> list[Party]:
    """Return the parties by side, with their departments."""
    if around(case) is None:
        return list(case.parties.select_related("department").order_by("side", "id"))
    return sorted(case.parties.all(), key=lambda one: (one.side, one.id))


def seats_of(case: Complaint) -> list[Appointment]:
    """Return the seats that somebody has now, with who it is, in the order of appointment."""
    if around(case) is None:
        seats = case.appointments.filter(until_at=None).select_related("person")
        return list(seats.order_by("from_at", "id"))
    live = [one for one in case.appointments.all() if one.until_at is None]
    return sorted(live, key=lambda one: (one.from_at, one.id))


def letters_of_acts(case: Complaint) -> list[Letter]:
    """Return the letters of a case, each with whom it went to."""
    if around(case) is None:
        return list(case.letters.select_related("to_party"))
    return list(case.letters.all())


def _tie(
    case: Complaint,
    parts: Rows,
    people: Mapping[UUID, Person],
    departments: Mapping[UUID, Department],
) -> None:
    """Tie the rows to their case and to each other, as prefetching does."""
    parties = {one.pk: one for one in parts["parties"]}
    for name, rows in parts.items():
        for row in rows:
            row.case = case
        kept = getattr(case, name).get_queryset()
        kept._result_cache, kept._prefetch_done = rows, True  # noqa: SLF001 as prefetching does
        _prefetched(case)[_cache_name(name)] = kept
    for party in parties.values():
        if party.department_id in departments:
            party.department = departments[party.department_id]
    for letter in parts["letters"]:
        if letter.to_party_id in parties:
            letter.to_party = parties[letter.to_party_id]
    for seat in parts["appointments"]:
        seat.person = people[seat.person_id]


def _prefetched(case: Complaint) -> dict[str, Any]:
    found: dict[str, Any] = case.__dict__.setdefault("_prefetched_objects_cache", {})
    return found


@cache
def _cache_name(name: str) -> str:
    return str(Complaint._meta.get_field(name).cache_name)  # type: ignore[union-attr]


@cache
def _related(name: str) -> type[models.Model]:
    return Complaint._meta.get_field(name).related_model  # type: ignore[return-value]


def _tables() -> list[type[models.Model]]:
    return [*(_related(name) for name in PARTS), Person, Department]


@cache
def _statement() -> str:
    """Return the statement: a table of the case a column, then what is counted."""
    asked = [*(_OWN for _ in PARTS), _PEOPLE, _DEPARTMENTS]
    rows = [
        sql.SQL(_ROWS).format(
            table=sql.Identifier(model._meta.db_table),
            which=_which(model, which),
            order=_order(model),
        )
        for model, which in zip(_tables(), asked, strict=True)
    ]
    parts = [*rows, sql.SQL(_UNREAD), sql.SQL(_GOING)]
    columns = sql.SQL(", ").join(sql.SQL("({})").format(one) for one in parts)
    return sql.SQL("SELECT {}").format(columns).as_string(None)


def _which(model: type[models.Model], which: str) -> sql.Composable:
    return sql.SQL(which).format(key=sql.Identifier(model._meta.pk.column))  # type: ignore[arg-type]


def _order(model: type[models.Model]) -> sql.Composable:
    names = [str(one) for one in model._meta.ordering or ()]
    if not names:
        return sql.SQL("")
    columns = sql.SQL(", ").join(sql.SQL("one.{}").format(sql.Identifier(one)) for one in names)
    return sql.SQL("ORDER BY {}").format(columns)


def _made(model: type[models.Model], rows: list[dict[str, Any]]) -> list[Any]:
    """Return JSON objects as rows of a model."""
    readers = _readers(model)
    names = [name for name, _, _ in readers]
    return [
        model.from_db(
            connection.alias,
            names,
            [None if (raw := row[column]) is None else read(raw) for _, column, read in readers],
        )
        for row in rows
    ]


@cache
def _readers(model: type[models.Model]) -> list[tuple[str, str, Callable[[Any], Any]]]:
    return [(one.attname, str(one.column), _reader(one)) for one in model._meta.concrete_fields]


def _reader(field: Any) -> Callable[[Any], Any]:
    """Return what makes a field's value of its JSON."""
    if isinstance(field, SealedField):
        return lambda raw: field.from_db_value(bytes.fromhex(raw[2:]))
    while field.is_relation:
        field = field.target_field
    kinds: dict[str, Callable[[Any], Any]] = {
        "UUIDField": UUID,
        "DateTimeField": datetime.fromisoformat,
        "DateField": date.fromisoformat,
    }
    return kinds.get(field.get_internal_type(), lambda raw: raw)
