from collections.abc import Mapping
from datetime import date

from procedures.models import Complaint
from procedures.queries.arms import Ledger
from procedures.rules.arms import check_inspected, guard_of, heard_sides
from procedures.rules.guards import Standing
from procedures.rules.language import Step


def check_pieces(
    case: Complaint, step: Step, standing: Standing, facts: Mapping[str, object]
) -> None:
    """Refuse to record that somebody was heard who had not had every piece for long enough.

    Raise Refusal `guard.inspected`; nothing is asked of a step without that condition.
    """
    if guard_of(step) is None:
        return
    named = next((one.name for one in step.fields if one.type == "date"), "")
    day = facts.get(named)
    check_inspected(
        step,
        Ledger(case, standing.today).papers,
        sides=heard_sides(step, facts.get("side")),
        held_on=date.fromisoformat(str(day)) if day else standing.today,
        regulation=standing.regulation,
    )
