"""What is said beside the steps of a case: on hearings, on members, and who could be a witness."""

from procedures.models import (
    Complaint,
    Exemption,
    HearingProposal,
    HearingRemark,
    NamedWitness,
    Objection,
    Party,
    ProposalAnswer,
)
from tests.factories import years


def talked(case: Complaint, secret: str) -> None:
    """Let each side be asked when it can come, say what is wrong, and name a witness."""
    _objected(case, secret)
    for party in case.parties.all():
        _asked(case, party, secret)
        hearing = case.hearings.filter(side=party.side).first()
        HearingRemark.objects.create(
            case=case,
            hearing=hearing,
            by_party=party,
            text=secret,
            digest=secret,
            made_at=years.MADE_AT,
        )
        NamedWitness.objects.create(
            case=case,
            party=party,
            name=f"Wies {secret}",
            reach=secret,
            knows=secret,
            named_at=years.MADE_AT,
        )


def _asked(case: Complaint, party: Party, secret: str) -> None:
    seats = list(case.appointments.all())
    asked = HearingProposal.objects.create(
        case=case,
        side=party.side,
        moments=[years.MEETING_AT],
        place=f"Kamer {secret}",
        seats=[seat.id for seat in seats],
        answer_by=years.MADE_AT.date(),
        proposed_at=years.MADE_AT,
    )
    for who in ({"party": party}, {"seat": seats[0]}):
        ProposalAnswer.objects.create(
            case=case, proposal=asked, remark=secret, answered_at=years.MADE_AT, **who
        )


def _objected(case: Complaint, secret: str) -> None:
    """An objection that was turned down, and why a side had less time for the pieces."""
    seat, at = case.appointments.latest("from_at"), years.MADE_AT
    Objection.objects.create(
        case=case,
        seat=seat,
        side="respondent",
        reason=secret,
        made_at=at,
        decision="refused",
        decision_reason=secret,
    )
    Exemption.objects.create(
        case=case,
        side="respondent",
        ground="waived",
        declared_on=at.date(),
        reason=secret,
        noted_at=at,
        entry=1,
    )
