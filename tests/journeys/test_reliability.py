"""What breaks under a running system loses nothing, and what time does is seen by itself."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.journeys import desk
from tests.journeys.conftest import Somebody
from tests.journeys.reader import Reader
from tests.journeys.stack import Stack

CLIENT = "vandelden"
ADDRESS = "klaas.dewit@thuis.example"
STORY = "De ploegleider gooit met gereedschap."
UNSENT = "SELECT count(*) FROM post_outboxmessage WHERE state <> 'sent'"
SENDING = "SELECT count(*) FROM post_outboxmessage WHERE state = 'sending'"
A_QUARTER_LATER = (
    "UPDATE post_outboxmessage SET claimed_at = claimed_at - interval '16 minutes'"
    " WHERE state = 'sending'"
)
HOW_OFTEN_SENT = """
    SELECT count(item.id) FROM post_outboxmessage AS mail
    LEFT JOIN post_mailboxitem AS item ON item.message_id LIKE mail.id || '@%'
    GROUP BY mail.id
"""
OVERDUE = "SELECT count(*) FROM procedures_termrow WHERE case_id = %s AND state = 'overdue'"
EIGHT_DAYS_OLDER = (
    (
        "UPDATE procedures_complaint SET received_at = received_at - interval '8 days',"
        " received_on = received_on - 8 WHERE id = %s"
    ),
    (
        "UPDATE procedures_act SET at = at - interval '8 days',"
        " recorded_at = recorded_at - interval '8 days' WHERE case_id = %s"
    ),
    (
        "UPDATE procedures_termrow SET starts_on = starts_on - 8, nominal_on = nominal_on - 8,"
        " due_on = due_on - 8, target_on = target_on - 8 WHERE case_id = %s"
    ),
)


@pytest.fixture
def carla(somebody: Somebody) -> Reader:
    """The secretariat."""
    return desk.sign_in(somebody("carla", CLIENT), desk.account(CLIENT, "carla"))


def one(connection: psycopg.Connection, question: str, *about: str) -> int:
    """Return the number that is the answer."""
    found = connection.execute(question, about or None).fetchone()
    assert found is not None
    return int(found[0])


def await_that(holds: Callable[[], bool], what: str, seconds: float = 120) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not after {seconds:.0f} s: {what}"
        time.sleep(0.3)


@contextmanager
def postbox_shut(stack: Stack) -> Iterator[None]:
    """Let whoever delivers a mail wait in the middle of it."""
    with stack.rows(CLIENT) as connection, connection.transaction():
        connection.execute("LOCK TABLE post_mailboxitem IN ACCESS EXCLUSIVE MODE")
        yield


def test_mail_of_a_killed_worker_arrives_once(stack: Stack, carla: Reader) -> None:
    with stack.rows(CLIENT) as rows:
        await_that(lambda: one(rows, UNSENT) == 0, "all mail of before is sent")
        with postbox_shut(stack):
            desk.register(carla, "Klaas de Wit", STORY, email=ADDRESS)
            desk.record(desk.take(carla, "Ontvangst bevestigen"), "Ontvangst bevestigen")
            await_that(lambda: one(rows, SENDING) == 1, "a worker is in the middle of it")
            killed = workers(stack)
            for pid in killed:
                os.kill(pid, signal.SIGKILL)
            assert killed != set()
        await_that(lambda: bool(workers(stack) - killed), "another worker is started")
        rows.execute(A_QUARTER_LATER)
        await_that(lambda: one(rows, UNSENT) == 0, "the mail is sent after all")
        often = {count for (count,) in rows.execute(HOW_OFTEN_SENT)}
    assert often == {1}
    carla.visit("/postvak/").reads(ADDRESS)
    carla.visit("/werk/zaken/").never_reads("Post blijft liggen")


def workers(stack: Stack) -> set[int]:
    """Return the processes of the worker."""
    return set(stack.processes("wederhoor.celery worker"))


def test_term_that_passes_is_overdue_without_anybody_looking(
    stack: Stack, carla: Reader, somebody: Somebody
) -> None:
    desk.register(carla, "Klaas de Wit", STORY)
    case, number = carla.page.url.rsplit("/", 2)[1], carla.page.locator("h1").inner_text()
    with stack.rows(CLIENT) as rows:
        for statement in EIGHT_DAYS_OLDER:
            rows.execute(statement, [case])
        assert one(rows, OVERDUE, case) == 0
        await_that(lambda: one(rows, OVERDUE, case) == 1, "the scheduler swept the terms")
    carla.visit(f"/werk/zaken/{case}/").reads("Te laat")
    iris = desk.sign_in(somebody("iris", "bureau"), desk.account("", "iris"))
    iris.visit("/?urgency=overdue").reads(number.removeprefix("Zaak "))
