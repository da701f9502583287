"""Several workers at once, and workers that are killed while they send."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction

from kernel import clock
from kernel.post.models import OutboxMessage, State
from kernel.post.outbox import Mail, put
from kernel.post.relay import CLAIM_LIFE, Outcome, send_due
from kernel.post.smtp import Smtp
from tenants import scope
from tenants.models import Tenant
from tests.factories.aside import aside
from tests.kernel.post.mail_server import MailServer
from tests.kernel.post.worker import send_all

MAILS = 3
IN_NO_BUFFER = 150_000


def fill(tenant: Tenant, count: int = MAILS, *, line_count: int = 9) -> list[str]:
    """Put mails in the outbox; return their Message-IDs."""
    with scope.within(tenant), transaction.atomic():
        text = "Meld u aan op de site van uw organisatie.\n" * line_count
        mails = [Mail(f"m{number}@example.org", "Bericht", text) for number in range(count)]
        now = clock.now()
        rows = [put(f"letter/{number}", mail, at=now) for number, mail in enumerate(mails)]
    return sorted(f"{row.id}@bureau.localhost" for row in rows)


def smtp(server: MailServer, *, idempotent: bool = False) -> Smtp:
    return Smtp("127.0.0.1", server.port, "klachten@bureau.localhost", idempotent=idempotent)


def states(tenant: Tenant) -> list[str]:
    with scope.within(tenant):
        return sorted(OutboxMessage.objects.values_list("state", flat=True))


@contextmanager
def worker(tenant: Tenant, server: MailServer) -> Iterator[multiprocessing.process.BaseProcess]:
    """A real process that sends what is due in the same database."""
    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    database = {name: connection.settings_dict[name] for name in names}
    arguments = (database, tenant.schema_name, server.port)
    process = multiprocessing.get_context("spawn").Process(target=send_all, args=arguments)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def kill_while_held(tenant: Tenant, server: MailServer) -> None:
    with worker(tenant, server) as process:
        assert server.held.wait(60)
        process.kill()
        process.join()
    server.release.set()
    assert process.exitcode == -9


def send_later(tenant: Tenant, server: MailServer, *, idempotent: bool) -> Outcome:
    later = clock.now() + CLAIM_LIFE + timedelta(minutes=1)
    with scope.within(tenant):
        return send_due(at=later, limit=99, transport=smtp(server, idempotent=idempotent))


@pytest.mark.parametrize("moment", ["CONNECT", "RCPT", "BODY"])
def test_mail_of_a_worker_killed_before_its_last_dot_is_checked_by_a_person(
    committed_acme: Tenant,
    moment: str,
) -> None:
    sent = fill(committed_acme, line_count=IN_NO_BUFFER if moment == "BODY" else 9)
    with MailServer(hold=moment) as server:
        kill_while_held(committed_acme, server)
        outcome = send_later(committed_acme, server, idempotent=False)
    assert outcome == Outcome(sent_count=MAILS - 1, check_count=1)
    assert states(committed_acme) == [State.CHECK] + [State.SENT] * (MAILS - 1)
    assert (len(server.message_ids()), set(server.message_ids()) < set(sent)) == (MAILS - 1, True)


def test_mail_of_a_worker_killed_after_its_last_dot_does_not_go_twice(
    committed_acme: Tenant,
) -> None:
    sent = fill(committed_acme)
    with MailServer(hold="END") as server:
        kill_while_held(committed_acme, server)
        outcome = send_later(committed_acme, server, idempotent=False)
    assert outcome == Outcome(sent_count=MAILS - 1, check_count=1)
    assert sorted(server.message_ids()) == sent


@pytest.mark.parametrize("moment", ["CONNECT", "RCPT", "BODY", "END"])
def test_killed_worker_loses_nothing_where_a_message_id_is_delivered_once(
    committed_acme: Tenant,
    moment: str,
) -> None:
    sent = fill(committed_acme)
    with MailServer(hold=moment) as server:
        kill_while_held(committed_acme, server)
        outcome = send_later(committed_acme, server, idempotent=True)
    assert outcome == Outcome(sent_count=MAILS)
    assert states(committed_acme) == [State.SENT] * MAILS
    assert sorted(set(server.message_ids())) == sent


def test_worker_killed_after_the_answer_but_before_it_is_noted_does_not_send_twice(
    committed_acme: Tenant,
) -> None:
    sent = fill(committed_acme, 1)
    with MailServer(hold="END") as server:
        with worker(committed_acme, server) as process, scope.within(committed_acme):
            assert server.held.wait(60)
            with transaction.atomic():
                OutboxMessage.objects.select_for_update().get()
                server.release.set()
                aside(end_who_waits)
                process.kill()
                process.join()
        outcome = send_later(committed_acme, server, idempotent=False)
    assert (outcome, server.message_ids()) == (Outcome(check_count=1), sent)


def end_who_waits() -> None:
    """Wait until the worker's note waits for our lock, then end its session unnoted.

    A client's role sees nothing of other sessions; the login sees its own.
    """
    with scope.in_public(), connection.cursor() as cursor:
        ended: list[tuple[bool]] = []
        while not ended:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
                " WHERE wait_event_type = 'Lock' AND datname = current_database()",
            )
            ended = cursor.fetchall()


def test_workers_at_once_send_each_mail_once(committed_acme: Tenant) -> None:
    sent = fill(committed_acme, 24)

    def send(server: MailServer) -> int:
        try:
            with scope.within(committed_acme):
                return send_due(at=clock.now(), limit=99, transport=smtp(server)).sent_count
        finally:
            connection.close()

    with MailServer() as server, ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(send, [server] * 4))
    assert (sum(counts), sorted(server.message_ids())) == (24, sent)


def test_sending_inside_a_transaction_is_refused(committed_acme: Tenant) -> None:
    fill(committed_acme, 1)
    with (
        MailServer() as server,
        scope.within(committed_acme),
        transaction.atomic(),
        pytest.raises(RuntimeError),
    ):
        send_due(at=clock.now(), limit=1, transport=smtp(server))
    assert (server.contents, states(committed_acme)) == ([], [State.PENDING])
