"""The register of processing activities (AVG art. 30(1)) as a page of Markdown."""

from collections.abc import Iterator

from procedures.queries.personal import columns_of_client
from procedures.rules.personal import Column, Register, Table, register

HEAD = """# Register of processing

What a client's own database holds about people, column by column (AVG art. 30(1)). Made by
`python -m wederhoor personal` from the models and `procedures/rules/personal/columns.yaml`; a test
fails when a column of text, JSON or bytes of a client's schema is missing here, or when a personal
one is neither sealed nor open for a reason.

Sealed: encrypted with AES-256-GCM under a key of the case (or of the client), bound to client,
case, column and row. The controller is the client organisation; the consultancy is the processor.
Recipients outside the European Economic Area: none. Technical and organisational measures (AVG
art. 32): docs/security.md.
"""


def processing_register() -> str:
    """Return the register of this release."""
    found, columns = register(), {(one.model, one.name): one for one in columns_of_client()}
    return "\n".join([HEAD, *_purposes(found), *_kept(found), *_tables(found, columns)]) + "\n"


def _purposes(found: Register) -> Iterator[str]:
    yield "## Purposes\n"
    yield "| code | for what | ground | about whom | who gets it |\n|---|---|---|---|---|"
    for name, one in found.purposes.items():
        yield f"| {name} | {one.what} | {one.basis} | {one.subjects} | {one.recipients} |"


def _kept(found: Register) -> Iterator[str]:
    yield "\n## How long\n"
    yield "| code | term |\n|---|---|"
    yield from (f"| {name} | {term} |" for name, term in found.kept.items())


def _tables(found: Register, columns: dict[tuple[str, str], Column]) -> Iterator[str]:
    for label, table in sorted(found.tables.items()):
        yield f"\n## {label}\n"
        yield f"For: {table.purpose}. Kept: {table.kept}.\n"
        if table.personal:
            yield "| personal | what | how | special category |\n|---|---|---|---|"
            yield from _personal(label, table, columns)
        if table.codes:
            told = "; ".join(f"`{name}`: {why}" for name, why in table.codes.items())
            yield f"{chr(10) if table.personal else ''}Not about anybody: {told}."


def _personal(label: str, table: Table, columns: dict[tuple[str, str], Column]) -> Iterator[str]:
    for name, entry in table.personal.items():
        column = columns.get((label, name))
        how = "sealed" if column is not None and column.is_sealed else f"open: {entry.open}"
        yield f"| `{name}` | {entry.what} | {how} | {'yes' if entry.special else ''} |"
