from datetime import date

from procedures.models import Hearing, Party
from procedures.queries.regulations import of_case
from procedures.rules.hearing_report import own_step


def unanswered_reports(party: Party, today: date) -> list[Hearing]:
    """Return the reports of a party's own hearings on which it said nothing and still can.

    Where the regulation has a step of its own for that, the party is asked by that step instead.
    """
    step = own_step(of_case(party.case))
    if step is not None and party.side in step.by:
        return []
    rows = Hearing.objects.filter(case_id=party.case_id, side=party.side, waived_at=None)
    rows = rows.filter(remarks_until_on__gte=today).exclude(remarks__by_party=party)
    return list(rows.order_by("held_on", "id"))
