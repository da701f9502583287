import json
import logging
import sys
from secrets import token_hex
from typing import Any

import sentry_sdk
from sentry_sdk.transport import Transport

from wederhoor import watching

CANARY = f"kanarie-{token_hex(4)}"


class Caught(Transport):
    """Keeps what would have left, instead of sending it."""

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.envelopes: list[Any] = []

    def capture_envelope(self, envelope: Any) -> None:
        self.envelopes.append(envelope)


def _left_after(error: Exception) -> str:
    caught = Caught({})
    client = sentry_sdk.Client(
        dsn="http://key@127.0.0.1/1",
        transport=caught,
        include_local_variables=False,
        before_send=watching.scrubbed,
        before_breadcrumb=watching.bare_breadcrumb,
    )
    with sentry_sdk.isolation_scope() as scope:
        scope.set_client(client)
        scope.set_user({"email": f"{CANARY}@acme.example"})
        scope.set_extra("story", CANARY)
        scope.add_breadcrumb(message=CANARY)
        scope.capture_exception(error)
    return json.dumps([item.payload.json for item in caught.envelopes[0].items])


def test_error_report_names_its_kind_and_nothing_anybody_wrote() -> None:
    try:
        int(CANARY)
    except ValueError as error:
        left = _left_after(error)
    assert "ValueError" in left
    assert "test_error_report_names_its_kind" in left
    assert CANARY not in left


def test_request_keeps_its_method_and_path_only() -> None:
    event = {
        "request": {
            "method": "POST",
            "url": f"http://acme.localhost/melden/?code={CANARY}",
            "query_string": CANARY,
            "data": {"story": CANARY},
            "cookies": {"zitting": CANARY},
            "headers": {"Cookie": CANARY, "Content-Type": "text/plain"},
            "env": {"REMOTE_ADDR": CANARY},
        }
    }
    assert watching.scrubbed(event, {}) == {
        "request": {
            "method": "POST",
            "url": "http://acme.localhost/melden/",
            "headers": {"Content-Type": "text/plain"},
        }
    }


def test_without_an_address_nothing_is_reported() -> None:
    watching.start("", release="0")
    assert not sentry_sdk.get_client().is_active()


def test_log_of_a_broken_page_says_where_and_what_kind_but_quotes_nobody() -> None:
    try:
        int(CANARY)
    except ValueError:
        broken = logging.LogRecord(
            "django.request", logging.ERROR, __file__, 1, "Broken: %s", ("/",), sys.exc_info()
        )
    lines = watching.BareFormatter("%(levelname)s %(message)s").format(broken).splitlines()
    assert (lines[0], lines[-1]) == ("ERROR Broken: /", "ValueError")
    assert "int(CANARY)" in lines[-2]
    assert CANARY not in "".join(lines)


def test_django_says_on_stderr_what_broke() -> None:
    kinds = {type(one).__name__ for one in logging.getLogger("django").handlers}  # noqa: TID251
    assert "StreamHandler" in kinds
