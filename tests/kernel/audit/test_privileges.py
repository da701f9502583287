"""The database itself lets the application add to the trail, and nothing else."""

from datetime import UTC, datetime

import pytest
from django.db import ProgrammingError, connection, transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.audit.roots import sign_root
from kernel.audit.verifying import verify

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.mark.usefixtures("in_acme")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'case.closed'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "DELETE FROM audit_head",
        "UPDATE audit_root SET root = ''",
        "DELETE FROM audit_root",
        "TRUNCATE audit_root",
        "DELETE FROM audit_chainkey",
        "ALTER TABLE audit_entry ADD COLUMN words text",
        "DROP TABLE audit_entry",
    ],
)
def test_statement_that_tampers_is_not_permitted(statement: str) -> None:
    record("case.read", by=Actor("system", None, "test"), at=AT, about=About("case"))
    sign_root(AT)
    refused = pytest.raises(ProgrammingError, match=r"permission denied|must be owner")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify() == 1
