"""Step D, as it is in the system: text of a user, asked as the login of one client."""

import pytest

from kernel.errors import Refusal
from procedures.models import Department
from tenants import scope
from tenants.models import Tenant
from tenants.postgresql import asking, logins
from tenants.postgresql.asking import Pool, ask
from tests.tenants.walls.probes import PROBES, WORD, Aim, attempt

TABLE = Department._meta.db_table


def _refused(statement: str) -> str:
    with pytest.raises(Refusal) as refused:
        ask(statement)
    assert refused.value.code == "question.refused"
    return str(refused.value.facts["state"])


def test_question_is_answered_from_the_clients_own_tables(clients: tuple[Tenant, Tenant]) -> None:
    for tenant, word in zip(clients, ("van-ons", WORD), strict=True):
        with scope.within(tenant):
            answer = ask(f"SELECT code FROM {TABLE}")  # noqa: S608
        assert (answer.columns, answer.rows, answer.is_cut) == (["code"], [(word,)], False)


def test_answer_is_cut_where_it_was_asked_to_be(clients: tuple[Tenant, Tenant]) -> None:
    with scope.within(clients[0]):
        answer = ask("SELECT * FROM generate_series(1, %(last)s)", {"last": 9}, most=3)
    assert (answer.rows, answer.is_cut) == ([(1,), (2,), (3,)], True)


def test_question_outside_a_client_is_refused(clients: tuple[Tenant, Tenant]) -> None:
    del clients
    with pytest.raises(Refusal) as refused:
        ask("SELECT 1")
    assert refused.value.code == "tenant.none"


def _told(message: str) -> str:
    """Ask, and give the server's own error back, as a probe wants it."""
    try:
        return str(ask(message).rows)
    except Refusal as refusal:
        raise refusal.__cause__ from None


ANSWERS = {
    "a function that takes another role": "refused",
    "a table of ones own in front of the real one": "refused",
    "another path in the same message": "refused",
    "another role in the same message": "refused",
    "the names in the catalogue": "names",
    "the values in the statistics": "nothing",
}


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.name)
@pytest.mark.attack("I01")
def test_no_probe_leaves_the_client(clients: tuple[Tenant, Tenant], probe: object) -> None:
    ours, theirs = clients
    aim = Aim(theirs.schema_name, f"r_{theirs.schema_name[2:]}", TABLE, "code")
    with scope.within(ours):
        assert attempt(probe, aim, _told) == ANSWERS.get(probe.name, "denied")


@pytest.mark.parametrize(
    ("statement", "state"),
    [
        (f"UPDATE {TABLE} SET name = 'x'", "25006"),  # noqa: S608 a probe
        ("SELECT count(*) FROM public.tenants_tenant", "42501"),
        ("SELECT data FROM public.identity_session", "42501"),
        ("SELECT count(*) FROM audit_entry", "42501"),
        ("SELECT pg_sleep(20)", "57014"),
        ("SELECT 1; SELECT 2", "42601"),
    ],
)
def test_login_reads_its_own_tables_for_a_while_and_nothing_else(
    clients: tuple[Tenant, Tenant], statement: str, state: str
) -> None:
    with scope.within(clients[0]):
        assert _refused(statement) == state


def test_writing_is_denied_by_privilege_too(clients: tuple[Tenant, Tenant]) -> None:
    with scope.within(clients[0]), asking.POOL.lent(clients[0].schema_name) as lent:
        lent.execute("SET default_transaction_read_only = off")
        with pytest.raises(Exception, match="permission denied"):
            lent.execute(f"DELETE FROM {TABLE}")  # noqa: S608


def test_what_a_question_does_to_its_session_is_undone(clients: tuple[Tenant, Tenant]) -> None:
    with scope.within(clients[0]):
        for statement in (
            "SET statement_timeout = 0",
            "SET search_path = pg_catalog",
            "BEGIN",
            "SELECT pg_advisory_lock(7)",
            "LISTEN everything",
        ):
            ask(statement)
        left = ask(
            "SELECT current_setting('statement_timeout'), current_schema()::text,"
            " (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
            " AND pid = pg_backend_pid()), (SELECT count(*) FROM pg_listening_channels())"
        )
    assert left.rows == [("5s", clients[0].schema_name, 0, 0)]


def test_least_used_login_is_closed_for_a_new_one(clients: tuple[Tenant, Tenant]) -> None:
    one, other = (tenant.schema_name for tenant in clients)
    pool = Pool(1)
    with pool.lent(one) as first:
        pass
    with pool.lent(one) as again:
        assert again is first
    with pool.lent(other) as second:
        pass
    assert (first.closed, second.closed) == (True, False)
    pool.forget()
    assert second.closed


def test_login_is_made_again_when_its_tables_or_password_changed(
    clients: tuple[Tenant, Tenant], monkeypatch: pytest.MonkeyPatch
) -> None:
    with scope.within(clients[0]):
        assert ask("SELECT 1").rows == [(1,)]
        asking.POOL.forget()
        monkeypatch.setattr(logins, "READABLE", "audit")
        assert ask("SELECT count(*) FROM audit_entry").rows is not None
        asking.POOL.forget()
        monkeypatch.setattr(logins, "password_of", lambda _schema: "another")
        monkeypatch.setattr(asking, "password_of", lambda _schema: "another")
        assert ask("SELECT 1").rows == [(1,)]
