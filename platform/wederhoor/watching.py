"""What leaves the system when something breaks: where and what kind, never about whom."""

import logging
import re
import sys
import traceback
from collections.abc import Mapping
from typing import Any

import sentry_sdk
import structlog

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
KEPT_OF_REQUEST = ("method", "url")
KEPT_HEADERS = frozenset({"Content-Type", "Content-Length", "Accept"})


def start(dsn: str, *, release: str) -> None:
    """Report errors to Sentry when there is a DSN, with everything personal left out."""
    configure_log()
    if not dsn:
        return
    sentry_sdk.init(
        dsn=dsn,
        release=release,
        include_local_variables=False,
        max_request_body_size="never",
        before_send=scrubbed,
        before_breadcrumb=bare_breadcrumb,
    )


def scrubbed(event: Any, _hint: Mapping[str, Any]) -> Any:
    """Return the event without bodies, cookies, addresses, people, values and messages.

    An exception's message may quote what somebody wrote, so only its type and place stay.
    """
    for key in ("user", "extra", "breadcrumbs", "message", "logentry", "server_name"):
        event.pop(key, None)
    if "request" in event:
        event["request"] = _bare_request(event["request"])
    for one in event.get("exception", {}).get("values", []):
        one["value"] = ""
        for frame in one.get("stacktrace", {}).get("frames", []):
            frame.pop("vars", None)
    return event


class BareFormatter(logging.Formatter):
    """Writes where and what kind of error there was, without its message.

    A message may quote what somebody wrote, and a log is kept longer and read by more people.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 logging's own name
        """Return the line with what could begin another line, or colour a screen, spelled out."""
        return _CONTROL.sub(lambda one: f"\\x{ord(one[0]):02x}", super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 logging's own name
        """Return the places of an exception and its kind."""
        kind, _, places = ei
        return "".join([*traceback.format_tb(places), kind.__name__ if kind else ""])


def _bare_request(request: Mapping[str, Any]) -> dict[str, Any]:
    headers = dict(request.get("headers") or {})
    kept = {key: request[key] for key in KEPT_OF_REQUEST if key in request}
    kept["url"] = str(kept.get("url", "")).partition("?")[0]
    return kept | {
        "headers": {name: value for name, value in headers.items() if name in KEPT_HEADERS}
    }


def bare_breadcrumb(_crumb: Any, _hint: Mapping[str, Any]) -> None:
    """Drop every breadcrumb: queries and log lines may hold what people wrote."""
    return


def configure_log() -> None:
    """Log structured events to standard error: fixed event names with keys, never sentences."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
