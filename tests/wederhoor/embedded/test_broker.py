import os
import signal
from pathlib import Path

import kombu
import pytest

from wederhoor import env
from wederhoor.embedded import folders
from wederhoor.embedded.broker import Broker


def put(url: str, job: dict[str, int]) -> None:
    with kombu.Connection(url) as connection:
        connection.SimpleQueue("letters").put(job)


def take(url: str) -> object:
    with kombu.Connection(url) as connection:
        return connection.SimpleQueue("letters").get(timeout=20).payload


@pytest.mark.parametrize("durable", [True, False])
def test_queued_job_survives_the_killing_of_the_broker(base: Path, *, durable: bool) -> None:
    broker = Broker(folders.prepare(base), durable=durable)
    broker.start()
    try:
        put(broker.url, {"letter": 1})
        assert broker.pid is not None
        os.kill(broker.pid, signal.SIGKILL)
        broker.stop()
        broker.start()
        assert take(broker.url) == {"letter": 1}
    finally:
        broker.stop()


def test_broker_notes_its_address_for_every_program(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEDERHOOR_DATA", str(base))
    broker = Broker(folders.prepare(base))
    broker.start()
    broker.stop()
    assert env.broker() == broker.url
