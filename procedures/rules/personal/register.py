"""The register of personal columns as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SOURCE = Path(__file__).parent / "columns.yaml"


@dataclass(frozen=True, slots=True)
class Purpose:
    """For what data is used, on which ground, about whom, and who gets it."""

    what: str
    basis: str
    subjects: str
    recipients: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A column about people; `open` says why it is not sealed, `special` is AVG art. 9 or 10."""

    what: str
    open: str = ""
    special: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What a table is for, how long it is kept, and its columns: personal, or codes and why."""

    purpose: str
    kept: str
    personal: Mapping[str, Entry] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register: purposes, terms, and tables by the label of their model."""

    purposes: Mapping[str, Purpose]
    kept: Mapping[str, str]
    tables: Mapping[str, Table]


@cache
def register() -> Register:
    """Return the register of this release."""
    found = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return Register(
        purposes={name: Purpose(**one) for name, one in found["purposes"].items()},
        kept=dict(found["kept"]),
        tables={label: _table(one) for label, one in found["tables"].items()},
    )


def _table(given: Mapping[str, Any]) -> Table:
    personal = {name: Entry(**one) for name, one in given.get("personal", {}).items()}
    return Table(given["purpose"], given["kept"], personal, dict(given.get("codes", {})))
