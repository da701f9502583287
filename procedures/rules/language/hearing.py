from procedures.rules.language.terms import Length
from procedures.rules.language.values import Sourced


class HearingRules(Sourced):
    """What holds for a talk with a side beside its steps.

    `remarks_within` is how long that side can say what the report of it has wrong, counted from
    the day on which the report was written down.
    """

    remarks_within: Length
