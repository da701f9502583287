from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.errors import Refusal
from procedures.actions.give_code import give_code
from procedures.models import Complaint, Party


@transaction.atomic
def issue_code(case: Complaint, party_id: UUID, *, by: Actor, at: datetime) -> str:
    """Give a party a fresh receipt code, to be handed over in person or by post.

    A former code stops working. Raise Refusal `code.anonymous` for an anonymous complainant who
    already came in or filed without us: nobody could tell who asks for the new one.
    """
    party = Party.objects.select_for_update().filter(id=party_id, case=case).first()
    if party is None:
        raise Http404
    if not may_have_code(case, party):
        raise Refusal(
            "code.anonymous",
            message="Deze klager is anoniem. Niemand kan controleren wie om een nieuwe code"
            " vraagt; daarom kan die niet worden gegeven.",
        )
    code = give_code(party)
    record("code.given", by=by, at=at, about=About("case", case.id), facts={"number": case.number})
    return code


def may_have_code(case: Complaint, party: Party) -> bool:
    """Whether a code may be handed to this party: known by name, or just written down by us."""
    if party.name or party.side != "complainant":
        return True
    first = case.acts.order_by("ordinal").first()
    entered_by_us = first is not None and first.actor_kind == "person"
    return party.seen_at is None and entered_by_us
