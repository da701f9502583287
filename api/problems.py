"""Errors as problem documents (RFC 9457): a stable code, a sentence, and the field if any."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.exceptions import PermissionDenied as NotAllowed
from rest_framework.response import Response

from kernel.errors import Refusal
from kernel.vault.refusals import NO_KEYS

CONFLICTS = frozenset(
    {"case.stale", "act.not_now", "opening.key_used", "tenant.host_taken", "tenant.slug_taken"}
)
STATUSES = {
    **dict.fromkeys(CONFLICTS, HTTPStatus.CONFLICT),
    **dict.fromkeys(NO_KEYS, HTTPStatus.SERVICE_UNAVAILABLE),
    "disk.full": HTTPStatus.INSUFFICIENT_STORAGE,
    "limit.reached": HTTPStatus.TOO_MANY_REQUESTS,
    "limit.unknown": HTTPStatus.SERVICE_UNAVAILABLE,
}
NO_ROOM = "disk.full"
MEDIA_TYPE = "application/problem+json"


def respond(error: Exception, context: dict[str, Any]) -> Response | None:  # noqa: ARG001 DRF's
    """Return the problem document for an error; None for a bug, which goes on."""
    if isinstance(error, Refusal):
        return of_refusal(error)
    if isinstance(error, Http404):
        error = NotFound("Dit bestaat niet, of niet voor dit token.")
    if isinstance(error, PermissionDenied):
        error = NotAllowed()
    return _of_api(error) if isinstance(error, APIException) else None


def of_refusal(error: Refusal) -> Response:
    """Return the problem document of a refusal, with the status of `STATUSES`, else 422."""
    status = STATUSES.get(error.code, HTTPStatus.UNPROCESSABLE_ENTITY)
    field = error.facts.get("field")
    extra = {"field": field} if field else {}
    answer = problem(status, code=error.code, detail=error.message, **extra)
    wait = error.facts.get("retry_after_seconds")
    if wait:
        answer["Retry-After"] = str(wait)
    return answer


def _of_api(error: APIException) -> Response:
    status = HTTPStatus(error.status_code)
    if isinstance(error, ValidationError):
        detail = "Sommige velden kloppen niet."
        answer = problem(status, code="request.invalid", detail=detail, errors=error.detail)
    else:
        answer = problem(status, code=f"request.{error.default_code}", detail=str(error.detail))
    header = getattr(error, "auth_header", None)
    if header:
        answer["WWW-Authenticate"] = header
    return answer


def problem(status: HTTPStatus, *, code: str, detail: str, **extra: object) -> Response:
    """Return a problem document; `type` is a URN made of the code."""
    body = {
        "type": f"urn:wederhoor:{code}",
        "title": status.phrase,
        "status": status.value,
        "code": code,
        "detail": detail,
        **extra,
    }
    return Response(body, status=status.value, content_type=MEDIA_TYPE)
