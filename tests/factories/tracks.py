"""Regulations beside the main one, and cases that go on under them; call in a client's scope."""

from datetime import UTC, date, datetime

from django.db import transaction

from procedures import presets
from procedures.actions.adopt_regulation import adopt
from procedures.models import AdoptedRegulation, Complaint, Person
from procedures.rules.adopting import Adoption, Draft
from tests.factories import cases

CHANGED_AT = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)


@transaction.atomic
def beside(name: str = "awb", *, from_on: date = cases.IN_FORCE_FROM) -> AdoptedRegulation:
    """Adopt a shipped regulation beside the one that people file under."""
    return adopt(
        Draft(presets.source_of(name), presets.texts_of(name)),
        Adoption(from_on, beside=True),
        by=cases.SYSTEM,
        at=datetime(from_on.year, from_on.month, from_on.day, 8, 0, tzinfo=UTC),
    )


def moved(case: Complaint, by: Person, track: str = "service") -> Complaint:
    """Let a case go on elsewhere with the complainant's consent; return what it became."""
    cases.do(
        case,
        "track_changed",
        by,
        CHANGED_AT,
        track=track,
        complainant_consents=True,
        reasons="Dit gaat over de dienst, niet over een collega.",
    )
    return Complaint.objects.select_related("regulation").get(continues=case)
