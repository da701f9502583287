"""PostgreSQL's COPY (FORMAT binary), read without PostgreSQL.

Layout: the signature, flags and the length of an extension (4 bytes each), then per row the
number of its fields (2) and per field its length (4, or -1 for NULL) and bytes; at last -1.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from struct import Struct, error
from typing import IO, Any
from uuid import UUID

from kernel.errors import Refusal
from tenants.archives.layout import Column

SIGNATURE = b"PGCOPY\n\xff\r\n\0"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_ARRAY = "[]"
_COUNT, _LENGTH, _PAIR = Struct(">h"), Struct(">i"), Struct(">ii")
_SMALL, _INT, _BIG, _REAL = Struct(">h"), Struct(">i"), Struct(">q"), Struct(">d")

Value = Callable[[bytes], Any]


def _day(raw: bytes) -> str:
    days: int = _INT.unpack(raw)[0]
    return (date(2000, 1, 1) + timedelta(days=days)).isoformat()


def _moment(raw: bytes) -> str:
    microseconds: int = _BIG.unpack(raw)[0]
    return (_EPOCH + timedelta(microseconds=microseconds)).isoformat()


VALUES: dict[str, Value] = {
    "bigint": lambda raw: _BIG.unpack(raw)[0],
    "boolean": lambda raw: raw == b"\x01",
    "bytea": bytes,
    "character varying": lambda raw: raw.decode(),
    "date": _day,
    "double precision": lambda raw: _REAL.unpack(raw)[0],
    "integer": lambda raw: _INT.unpack(raw)[0],
    "jsonb": lambda raw: json.loads(raw[1:]),
    "smallint": lambda raw: _SMALL.unpack(raw)[0],
    "text": lambda raw: raw.decode(),
    "timestamp with time zone": _moment,
    "uuid": lambda raw: str(UUID(bytes=raw)),
}
"""How each type is read; a type that is not here is given as its bytes in hexadecimal."""


def rows(source: IO[bytes], columns: Sequence[Column]) -> Iterator[dict[str, Any]]:
    """Yield each row by column name. Raise Refusal `archive.damaged` for what is no copy."""
    names = [column.name for column in columns]
    readers = [reader_of(column.type) for column in columns]
    try:
        _skip_head(source)
        while (count := _COUNT.unpack(_exactly(source, 2))[0]) >= 0:
            _expect(count == len(names))
            yield dict(zip(names, (_field(source, read) for read in readers), strict=True))
    except (error, ValueError, OverflowError) as wrong:
        raise _damaged() from wrong


def reader_of(type_name: str) -> Value:
    """Return how a value of this type is read from its bytes."""
    if type_name.endswith(_ARRAY):
        one = reader_of(type_name.removesuffix(_ARRAY))
        return lambda raw: _array(raw, one)
    return VALUES.get(type_name.partition("(")[0], bytes.hex)


def _skip_head(source: IO[bytes]) -> None:
    _expect(_exactly(source, len(SIGNATURE)) == SIGNATURE)
    _flags, extension = _PAIR.unpack(_exactly(source, 8))
    _exactly(source, extension)


def _field(source: IO[bytes], read: Value) -> Any:
    length = _LENGTH.unpack(_exactly(source, 4))[0]
    return None if length < 0 else read(_exactly(source, length))


def _array(raw: bytes, read: Value) -> list[Any]:
    """Return a list of one dimension: dimensions, flags, type, then count, start, elements."""
    dimensions = _LENGTH.unpack_from(raw)[0]
    if not dimensions:
        return []
    _expect(dimensions == 1)
    place, found = 20, []
    for _ in range(_LENGTH.unpack_from(raw, 12)[0]):
        length = _LENGTH.unpack_from(raw, place)[0]
        place += 4
        found.append(None if length < 0 else read(raw[place : place + length]))
        place += max(length, 0)
    return found


def _exactly(source: IO[bytes], count: int) -> bytes:
    found = source.read(count)
    _expect(len(found) == count)
    return found


def _expect(holds: bool) -> None:  # noqa: FBT001 reads as an assertion
    if not holds:
        raise _damaged()


def _damaged() -> Refusal:
    return Refusal("archive.damaged", message="Dit archief is beschadigd of niet volledig.")
