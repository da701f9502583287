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

    A former code stops working. Raise Refusal `code.not_told` for a respondent who was not told
    yet, and `code.anonymous` for an anonymous complainant who filed without us or already came
    in: nobody could tell who asks for the new one.
    """
    party = Party.objects.select_for_update().filter(id=party_id, case=case).first()
    if party is None:
        raise Http404
    refusal = no_code_for(case, party)
    if refusal is not None:
        raise refusal
    code = give_code(party)
    record("code.given", by=by, at=at, about=About("case", case.id), facts={"number": case.number})
    return code


def no_code_for(case: Complaint, party: Party) -> Refusal | None:
    """Return why this party cannot be given a code now, or None when it can."""
    if party.side == "respondent" and not case.acts.filter(kind="inform").exists():
        return Refusal(
            "code.not_told",
            message="De beklaagde weet nog niet van deze klacht. Licht die eerst in.",
        )
    if party.name or party.side != "complainant" or never_handed_over(case, party):
        return None
    return Refusal(
        "code.anonymous",
        message="Deze klager is anoniem. Niemand kan controleren wie om een nieuwe code vraagt;"
        " daarom kan die niet worden gegeven.",
    )


def never_handed_over(case: Complaint, party: Party) -> bool:
    """Whether nobody can have this party's code yet: there is none, or we entered the complaint."""
    if party.locator is None:
        return True
    first = case.acts.order_by("ordinal").first()
    entered_by_us = first is not None and first.actor_kind == "person"
    return party.side == "complainant" and party.seen_at is None and entered_by_us
