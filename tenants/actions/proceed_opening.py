"""Carrying out an opening: step by step, each in a transaction of its own, any number of times.

Who makes what is a setting (OPENING_STEPS): this package knows no regulations and no bills.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

import structlog
from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils.module_loading import import_string

from kernel.errors import Refusal
from tenants import disk, scope
from tenants.models import Opening
from tenants.schemas.spares import NoSchemaError

log = structlog.get_logger(__name__)

PASSING = frozenset({"tenant.no_spare", disk.FULL, "vault.unavailable", "billing.gateway_down"})
"""Problems that may be gone by the next try, without anybody doing something."""

PERSONAL = ("serving", "people", "contact_email", "contact_phone", "note")

Step = Callable[[Opening, datetime], None]


def steps() -> Iterator[tuple[str, Step]]:
    """Yield each step with what carries it out, in order."""
    for name, place in settings.OPENING_STEPS:
        yield name, import_string(place)


def proceed(opening_id: UUID, *, at: datetime) -> Opening:
    """Do the steps that are not done; return the opening with how far it came.

    A step that refuses, or finds the disk full, is undone whole, and the row says why. Killed at
    any moment, the next call does what is left.
    """
    with scope.in_public():
        for name, do in steps():
            try:
                _take(opening_id, (name, do), at)
            except (Refusal, NoSchemaError, DatabaseError, OSError) as error:
                return _stopped(opening_id, name, _told(error), at)
        return _finished(opening_id, at)


def waiting() -> list[UUID]:
    """Return the openings that were asked for and may get further now, the oldest first."""
    asked = Opening.objects.filter(state=Opening.State.ASKED).order_by("changed_at")
    return [one.id for one in asked if not one.problem or one.problem.get("again")]


def _take(opening_id: UUID, step: tuple[str, Step], at: datetime) -> None:
    name, do = step
    with transaction.atomic():
        opening = Opening.objects.select_for_update().get(id=opening_id)
        if opening.state != Opening.State.ASKED or name in opening.steps:
            return
        opening.steps = {**opening.steps, name: at.isoformat()}
        opening.problem = {}
        opening.save()
        do(opening, at)
    log.info("opening.step", opening=str(opening_id), step=name)


def _told(error: Exception) -> Refusal:
    """Return why a step stopped. Raise the error itself when it is a bug."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, NoSchemaError):
        return Refusal(
            "tenant.no_spare",
            message="Er staat nu geen ruimte klaar. Probeer het over een minuut opnieuw.",
        )
    if disk.is_full(error):
        return disk.refusal()
    raise error


def _stopped(opening_id: UUID, step: str, refusal: Refusal, at: datetime) -> Opening:
    """Note why a step stopped. Raise that refusal itself when not even this can be written."""
    try:
        return _noted(opening_id, step, refusal, at)
    except DatabaseError as error:
        if disk.is_full(error):
            raise refusal from error
        raise


def _noted(opening_id: UUID, step: str, refusal: Refusal, at: datetime) -> Opening:
    with transaction.atomic():
        opening = Opening.objects.select_for_update().get(id=opening_id)
        opening.problem = {
            "code": refusal.code,
            "message": refusal.message,
            "field": refusal.facts.get("field", ""),
            "step": step,
            "at": at.isoformat(),
            "again": refusal.code in PASSING,
        }
        opening.save()
    log.info("opening.stopped", opening=str(opening_id), step=step, code=refusal.code)
    return opening


def _finished(opening_id: UUID, at: datetime) -> Opening:
    """Close the row: what it held of people now stands where it belongs."""
    with transaction.atomic():
        opening = Opening.objects.select_for_update().get(id=opening_id)
        if opening.state == Opening.State.ASKED:
            opening.state, opening.problem, opening.changed_at = Opening.State.DONE, {}, at
            opening.answers = {k: v for k, v in opening.answers.items() if k not in PERSONAL}
            opening.save()
    return opening
