from procedures.actions.continue_case import continue_case
from procedures.models import Act, Complaint


def change(case: Complaint, act: Act) -> None:
    """Go on with the case under the chosen regulation; the act keeps its number there.

    Raise Refusal `track.…` when it cannot go on there.
    """
    going = continue_case(case, act)
    act.facts = {**act.facts, "continued_as": going.number}
    act.save(update_fields=["facts"])
