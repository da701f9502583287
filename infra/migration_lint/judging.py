"""What the linter thinks of a migration's SQL: no rewrite of a table, no long lock.

The judge is squawk; which of its rules count here, and what is let through, is said below, each
with its reason. Matters of style are not its business.
"""

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

SQUAWK = str(Path(".venv", "bin", "squawk"))
OLDEST_SERVER = "15"

RULES = frozenset(
    {
        "adding-field-with-default",
        "adding-foreign-key-constraint",
        "adding-not-nullable-field",
        "adding-required-field",
        "adding-serial-primary-key-field",
        "ban-concurrent-index-creation-in-transaction",
        "ban-drop-database",
        "ban-truncate-cascade",
        "ban-uncommitted-transaction",
        "changing-column-type",
        "constraint-missing-not-valid",
        "disallowed-unique-constraint",
        "prefer-repack",
        "renaming-column",
        "renaming-table",
        "require-concurrent-index-creation",
        "require-concurrent-index-deletion",
        "require-concurrent-partition-detach",
        "require-concurrent-reindex",
        "syntax-error",
        "transaction-nesting",
    }
)
SMALL = (
    "a client's own table is small: it is locked for milliseconds, and the message that changes"
    " a schema waits for no lock longer than two seconds"
)
OF_A_CLIENT = {
    "adding-foreign-key-constraint": SMALL,
    "constraint-missing-not-valid": SMALL,
    "disallowed-unique-constraint": SMALL,
    "require-concurrent-index-creation": SMALL,
    "require-concurrent-index-deletion": SMALL,
}
"""What is let through within a client's schema, and why; shared tables belong to all at once."""

NOT_OURS = ("auth", "contenttypes", "account", "socialaccount", "mfa")
"""Django's and allauth's own: their tables are empty when they are changed."""

LET_THROUGH: Mapping[str, Mapping[str, str]] = {
    "procedures.0005_letters_to_long_roles": {
        "changing-column-type": "a varchar that only grows longer is not rewritten",
    },
    "tenants.0003_openings_and_closings": {
        "adding-foreign-key-constraint": "the tables are made in this same migration, empty",
        "constraint-missing-not-valid": "there is one row for each client, and few at that",
    },
}
"""Single migrations that may break a rule, and why; one that no longer does must be taken out."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one migration sends to one kind of schema."""

    name: str
    statements: tuple[str, ...]
    shared: bool
    atomic: bool = True

    @property
    def sql(self) -> str:
        """The statements as one text."""
        return "".join(f"{one.rstrip().rstrip(';')};\n" for one in self.statements)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a migration breaks."""

    name: str
    rule: str
    message: str


def refused(changes: list[Change]) -> list[Finding]:
    """Return what must be mended, and every exception that is no longer needed."""
    found = [finding for change in changes for finding in _judged(change)]
    broken = {(one.name, one.rule) for one in found}
    excused = {(name, rule) for name, rules in LET_THROUGH.items() for rule in rules}
    known = {change.name for change in changes}
    stale = sorted((name, rule) for name, rule in excused - broken if name in known)
    return [one for one in found if (one.name, one.rule) not in excused] + [
        Finding(name, rule, "is let through and no longer breaks this rule") for name, rule in stale
    ]


def _judged(change: Change) -> Iterator[Finding]:
    if change.name.partition(".")[0] in NOT_OURS or not change.statements:
        return
    yield from _resumable(change)
    for said in _squawk(change):
        rule = said["rule_name"]
        if rule in RULES and (change.shared or rule not in OF_A_CLIENT):
            yield Finding(change.name, rule, said["message"])


def _resumable(change: Change) -> Iterator[Finding]:
    """Yield what cannot be run again when a migration that is no transaction is broken off."""
    if not change.atomic and any("CONCURRENTLY" not in one.upper() for one in change.statements):
        message = "outside a transaction only indexes may be changed, and those concurrently"
        yield Finding(change.name, "not-resumable", message)


def _squawk(change: Change) -> list[dict[str, str]]:
    with TemporaryDirectory() as folder:
        file = Path(folder, f"{change.name}.sql")
        file.write_text(change.sql, encoding="utf-8")
        given = ["--assume-in-transaction"] if change.atomic else []
        command = [SQUAWK, "--reporter", "json", "--pg-version", OLDEST_SERVER, *given, str(file)]
        done = subprocess.run(  # noqa: S603 the program is ours, the names are ours
            command, capture_output=True, text=True, check=False, timeout=60
        )
    found: list[dict[str, str]] = json.loads(done.stdout or "[]")
    return found
