"""Values of many cases, opened to be looked through and let go of again.

A search opens ten thousand cases for a moment. Their keys are unwrapped here and nowhere kept, so
that no more keys lie open afterwards than before. What is shown of it is the caller's to note
(`ring.note_shown`): a machine that looks is not somebody who reads.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from kernel.vault import ring, tenantkeys
from kernel.vault.fields import FIELD, SealedField
from kernel.vault.keystore import keys as stored
from kernel.vault.purposes import IDENTITY, code
from kernel.vault.sealing import (
    HEADER_BYTES,
    DamagedError,
    Opener,
    code_of,
    derived,
    header,
    part,
    unpadded,
)

FEW = 2000
"""Up to so many cases are asked for by name; for more, all of the client's keys come along."""


class Column:
    """A sealed column, as many values are opened of it."""

    __slots__ = ("label", "part")

    def __init__(self, field: SealedField[str]) -> None:
        self.label = field.label
        self.part = part(self.label.encode())


class Many:
    """The opened keys of some cases; of those whose keys were destroyed there are none."""

    def __init__(self, openers: dict[tuple[str, bytes], Opener]) -> None:
        self._openers = openers

    def texts(
        self, columns: Sequence[Column], rows: Iterable[Sequence[Any]]
    ) -> Iterator[tuple[str, str]]:
        """Yield for rows (id, id of the case, then the columns as they lie) every text that is one.

        Ids are as they are written. Raise Refusal "vault.damaged" when a value was altered or
        belongs elsewhere.
        """
        for row in rows:
            case_id, row_part = row[1], part(str(row[0]).encode())
            for column, value in zip(columns, row[2:], strict=True):
                if value:
                    opener = self._openers.get((case_id, value[:HEADER_BYTES]))
                    if opener is not None:
                        yield case_id, _text(opener, value, column, row_part)
                    else:
                        _check_ours(value, column)


def _check_ours(raw: bytes, column: Column) -> None:
    """Pass over what was sealed under a key that is gone; raise for what was never sealed."""
    try:
        code_of(raw, column.label)
    except DamagedError as error:
        raise ring.damaged(column.label) from error


def _text(opener: Opener, raw: bytes, column: Column, row: bytes) -> str:
    try:
        return unpadded(opener.opened(raw, column.part, row)).decode()
    except DamagedError as error:
        raise ring.damaged(column.label) from error


def opened(case_ids: Collection[UUID]) -> Many:
    """Return the keys of these cases, by one question to the key store.

    Where identities are closed (`ring.identities_closed`) theirs are not among them.
    """
    reference, wanted = ring.reference(), frozenset(case_ids)
    found = stored.wrapped_of(reference, [*wanted] if len(wanted) <= FEW else None)
    shut = IDENTITY if ring.are_identities_closed() else None
    mine = (key for key in found if key.case_id in wanted and key.purpose != shut)
    return Many(
        {
            (str(key.case_id), header(code(key.purpose, key.version))): Opener(
                derived(plain, FIELD), reference, str(key.case_id)
            )
            for key, plain in tenantkeys.unwrapped_all(mine)
        }
    )
