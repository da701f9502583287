import pytest

from infra.migration_lint.judging import Change, refused

REWRITES = [
    ("ALTER TABLE a ALTER COLUMN b TYPE bigint", "changing-column-type"),
    ("ALTER TABLE a ADD COLUMN c uuid DEFAULT gen_random_uuid()", "adding-field-with-default"),
    ("ALTER TABLE a ALTER COLUMN d SET NOT NULL", "adding-not-nullable-field"),
    ("ALTER TABLE a ADD PRIMARY KEY (d)", "adding-serial-primary-key-field"),
    ("ALTER TABLE a RENAME COLUMN b TO c", "renaming-column"),
    ("ALTER TABLE a ADD COLUMN", "syntax-error"),
]
SCANS = [
    ("CREATE INDEX i ON a (b)", "require-concurrent-index-creation"),
    ("ALTER TABLE a ADD CONSTRAINT x CHECK (b > 0)", "constraint-missing-not-valid"),
    ("ALTER TABLE a ADD CONSTRAINT x UNIQUE (b)", "disallowed-unique-constraint"),
]
HARMLESS = [
    "ALTER TABLE a ADD COLUMN b integer NULL",
    "ALTER TABLE a ADD COLUMN b boolean DEFAULT false NOT NULL",
    "CREATE TABLE a (b varchar(5)); CREATE INDEX i ON a (b)",
]


def rules(sql: str, *, shared: bool, name: str = "app.0009_new") -> set[str]:
    return {one.rule for one in refused([Change(name, (sql,), shared)])}


@pytest.mark.parametrize(("sql", "rule"), REWRITES)
@pytest.mark.parametrize("shared", [True, False])
def test_migration_that_rewrites_a_table_is_refused(sql: str, rule: str, *, shared: bool) -> None:
    assert rule in rules(sql, shared=shared)


@pytest.mark.parametrize(("sql", "rule"), SCANS)
def test_scan_under_a_lock_is_refused_on_a_shared_table_alone(sql: str, rule: str) -> None:
    assert rule in rules(sql, shared=True)
    assert rules(sql, shared=False) == set()


@pytest.mark.parametrize("sql", HARMLESS)
def test_migration_that_locks_for_a_moment_passes(sql: str) -> None:
    assert rules(sql, shared=True) == set()


def test_index_made_concurrently_must_stand_outside_a_transaction() -> None:
    sql = "ALTER TABLE a ADD COLUMN b integer NULL; CREATE INDEX CONCURRENTLY i ON a (b)"
    assert rules(sql, shared=True) == {"ban-concurrent-index-creation-in-transaction"}
    alone = sql.rpartition(";")[2]
    assert refused([Change("app.0009_new", (alone,), shared=True, atomic=False)]) == []


def test_migration_that_is_no_transaction_may_change_indexes_alone() -> None:
    column = "ALTER TABLE a ADD COLUMN b integer NULL"
    (found,) = refused([Change("app.0009_new", (column,), shared=False, atomic=False)])
    assert found.rule == "not-resumable"


def test_exception_holds_for_its_own_rule_and_is_refused_when_it_is_stale() -> None:
    name = "procedures.0005_letters_to_long_roles"
    growing = "ALTER TABLE a ALTER COLUMN b TYPE varchar(40)"
    assert rules(growing, shared=False, name=name) == set()
    (found,) = refused([Change(name, ("SELECT 1",), shared=False)])
    assert (found.rule, found.message) == (
        "changing-column-type",
        "is let through and no longer breaks this rule",
    )
