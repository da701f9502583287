"""Our own application over HTTP, inside the transaction of the tests: no copy, and nothing kept."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import close_old_connections, connections
from django.test.testcases import LiveServerThread


class _OneByOne(WSGIHandler):
    """Answers one request at a time, because all of them share one connection."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        with self._lock:
            return super().__call__(environ, start_response)


class _Shared(ThreadedWSGIServer):
    """Leaves the connection open after a request: it is of the tests."""

    def _close_connections(self) -> None:
        pass


class _Thread(LiveServerThread):
    server_class = _Shared

    def run(self) -> None:
        """Serve until `terminate`; the connection stays."""
        self.httpd = self._create_server(connections_override=self.connections_override)
        self.port = self.httpd.server_address[1]
        self.httpd.set_app(_OneByOne())
        self.is_ready.set()
        self.httpd.serve_forever()


@contextmanager
def served() -> Iterator[int]:
    """Serve every host on one port of this machine until the block ends; yield the port."""
    connection = connections["default"]  # itself, where django.db's is a proxy of every thread
    connection.inc_thread_sharing()
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    thread = _Thread("127.0.0.1", None, connections_override={"default": connection})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    try:
        yield thread.port
    finally:
        thread.terminate()
        signals.request_started.connect(close_old_connections)
        signals.request_finished.connect(close_old_connections)
        connection.dec_thread_sharing()
