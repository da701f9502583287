"""From a proposed moment to the form of the regulation's own invitation, filled in already."""

from datetime import datetime
from uuid import UUID

from django.http import QueryDict
from django.utils.timezone import localtime

from procedures.models import Complaint, HearingProposal
from procedures.queries.regulations import of_case

FROM = "voorstel"
WHICH = "moment"


def filled_in(case: Complaint, act: str, query: QueryDict) -> QueryDict:
    """Return what an act's form begins with when somebody comes from a proposed moment.

    The place may be a link that lets people in, so it is not carried in the address.
    """
    step, found = of_case(case).step(act), _proposal(case, query)
    if step is None or step.kind != "invite" or found is None:
        return query
    moment = localtime(_moment(found, query))
    filled = query.copy()
    for field in step.fields:
        if field.type == "side":
            filled[field.name] = found.side
        elif field.type == "moment":
            filled[f"{field.name}-day"] = moment.strftime("%d-%m-%Y")
            filled[f"{field.name}-time"] = moment.strftime("%H:%M")
        elif field.type == "text":
            filled[field.name] = found.place
    return filled


def _proposal(case: Complaint, query: QueryDict) -> HearingProposal | None:
    try:
        asked = UUID(query.get(FROM, ""))
    except ValueError:
        return None
    return case.proposals.filter(id=asked, ended_at=None).first()


def _moment(found: HearingProposal, query: QueryDict) -> datetime:
    number = query.get(WHICH, "")
    index = int(number) if number.isdecimal() else 0
    return found.moments[min(index, len(found.moments) - 1)]
