"""The ledger of equal arms as a page shows it, to who handles the case and to who judges it."""

from django.utils.translation import gettext

from frontend.views.staff.desk import language, today
from procedures.models import Complaint
from procedures.queries.arms import Ledger
from procedures.queries.regulations import of_case, texts_of
from procedures.rules.arms import time_for_pieces
from procedures.rules.walk import SIDES


def ledger_told(case: Complaint) -> dict[str, object]:
    """Return which side has which piece since when, and from when each can be heard."""
    found, roles = Ledger(case, today()), texts_of(case.regulation, language()).roles
    waived = case.exemptions.filter(piece=None).defer("reason").order_by("declared_on", "id")
    guard = time_for_pieces(of_case(case))
    return {
        "guard": guard,
        "source": _cited(guard.source) if guard and guard.source else "",
        "sides": [
            (roles.get(side, side), found.missing_count(side), found.possible_from(side))
            for side in SIDES
        ],
        "rows": [
            (row, roles.get(row.piece.from_side, row.piece.from_side)) for row in found.rows()
        ],
        "side_names": [roles.get(side, side) for side in SIDES],
        "waivers": [(one, roles.get(one.side, one.side)) for one in waived],
    }


def _cited(source: str) -> str:
    """Return where the time for pieces comes from, in the reader's language."""
    told = source.replace("own regulation", gettext("deze regeling"))
    return told.replace("after the example of", gettext("naar het voorbeeld van"))
