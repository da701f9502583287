from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint, Party
from procedures.models.hearing import Appointment


class HearingProposal(models.Model):
    """Moments from which one side and who must be there choose for a hearing.

    `moments` are aware, `place` is a room or a link. `seats` are the appointments of who must be
    there. It ends when a hearing of that side is planned (`fixed_at` is its moment) or when it is
    withdrawn or made anew; at most one of a side is open.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="proposals")
    side = models.CharField(max_length=20)
    moments = ArrayField(models.DateTimeField())
    place = SealedTextField(blank=True)
    seats = ArrayField(models.UUIDField(), default=list)
    answer_by = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    fixed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "side"],
                condition=models.Q(ended_at=None),
                name="proposal_open_once",
            ),
        ]


class ProposalAnswer(models.Model):
    """When somebody can come: a party of the side, or somebody with a seat; the last word counts.

    `fitting` holds those of the proposed moments that fit; with none of them, none fits.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    proposal = models.ForeignKey(HearingProposal, on_delete=models.CASCADE, related_name="answers")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Appointment, null=True, on_delete=models.CASCADE, related_name="+")
    fitting = ArrayField(models.DateTimeField(), default=list)
    remark = SealedTextField(blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["proposal", "party"], name="proposal_party_once"),
            models.UniqueConstraint(fields=["proposal", "seat"], name="proposal_seat_once"),
        ]
