"""JSON as programs send it, read strictly: what two readers could read in two ways is refused."""

import json
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser


class TooLargeError(APIException):
    """More than one request may bring."""

    status_code = 413
    default_detail = "Dit is te groot voor één verzoek."
    default_code = "too_large"


class StrictJSONParser(JSONParser):
    """Refuses what is too large or too deep, names twice, and numbers that are none (RFC 8259)."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,  # noqa: ARG002 the parent has it
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002 as above
    ) -> Any:
        """Return what was sent. Raise ParseError (400) or TooLargeError (413)."""
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise TooLargeError
        try:
            text = body.decode("utf-8")
            found = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
            json.dumps(found, ensure_ascii=False).encode("utf-8")  # half a letter has no bytes
        except (ValueError, RecursionError) as error:
            raise ParseError("Dit is geen JSON die we kunnen lezen.") from error
        return found


def _no_number(word: str) -> None:
    raise ValueError(word)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs) or any("\x00" in name for name in found):
        raise ValueError("doubled")
    return found
