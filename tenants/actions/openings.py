"""The opening of a client before it is carried out: begun, filled in, asked for, given up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.shortcuts import get_object_or_404

from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.asked import checked_host, checked_name, lacking, read_asked
from tenants.models import Opening
from tenants.provisioning import check_free

State = Opening.State


def begin_opening(by: Actor, *, at: datetime, key: UUID | None = None) -> Opening:
    """Begin an opening; with a `key` that this actor used before, return that opening."""
    fresh = {
        "asked_by_kind": by.kind,
        "asked_by_name": by.name,
        "begun_at": at,
        "changed_at": at,
    }
    if key is None:
        return Opening.objects.create(asked_by_id=by.id, **fresh)
    return Opening.objects.get_or_create(asked_by_id=by.id, key=key, defaults=fresh)[0]


@transaction.atomic
def answer_opening(
    opening_id: UUID, answers: Mapping[str, Any], *, revision: int, at: datetime
) -> Opening:
    """Keep answers beside those that were given before.

    Answers to a problem take an opening that stopped back into hand. Raise Http404, Refusal
    `opening.stale`, `opening.made` once the client is there, or a refusal of the name or host.
    """
    opening = _locked(opening_id)
    if opening.revision != revision:
        raise Refusal(
            "opening.stale",
            message="Iemand anders heeft dit intussen gewijzigd. Open de pagina opnieuw.",
        )
    kept = {**opening.answers, **answers}
    asked = read_asked(kept)
    if "host" in answers:
        kept["host"] = checked_host(asked.host)
        check_free(checked_name(asked), kept["host"])
    opening.answers = kept
    opening.state, opening.problem = State.DRAFT, {}
    return _changed(opening, at)


@transaction.atomic
def ask_opening(opening_id: UUID, *, at: datetime) -> Opening:
    """Ask for the client with what was answered; asking twice is asking once.

    Raise Http404, or Refusal `opening.lacking` with what must be answered first.
    """
    opening = _locked(opening_id, made=True)
    if opening.state != State.DRAFT:
        return opening
    missing = tuple(lacking(read_asked(opening.answers)))
    if missing:
        raise Refusal(
            "opening.lacking",
            message="Nog niet alles is ingevuld. Vul eerst de andere stappen in.",
            missing=missing,
        )
    opening.state, opening.problem = State.ASKED, {}
    return _changed(opening, at)


@transaction.atomic
def drop_opening(opening_id: UUID, *, at: datetime) -> Opening:
    """Give an opening up; its answers are forgotten. Raise Refusal `opening.made` too late."""
    opening = _locked(opening_id)
    opening.state, opening.answers, opening.problem = State.DROPPED, {}, {}
    return _changed(opening, at)


def _locked(opening_id: UUID, *, made: bool = False) -> Opening:
    rows = Opening.objects.select_for_update().exclude(state=State.DROPPED)
    opening = get_object_or_404(rows, id=opening_id)
    if opening.tenant_id is not None and not made:
        raise Refusal("opening.made", message="Deze organisatie is al geopend.")
    return opening


def _changed(opening: Opening, at: datetime) -> Opening:
    opening.revision += 1
    opening.changed_at = at
    opening.save()
    return opening
