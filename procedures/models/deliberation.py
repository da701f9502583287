"""What a committee works on before its advice; it belongs to those with a seat, not to the file."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedJSONField, SealedTextField
from procedures.models.complaint import Complaint, Element
from procedures.models.correspondence import Piece
from procedures.models.hearing import Appointment


class DraftVersion(models.Model):
    """The draft advice of a case as somebody left it; a change is a new version, never an edit.

    `content` is what was filled in, by the name of the control of the act's own form.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="draft_versions")
    number = models.PositiveSmallIntegerField()
    seat = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")
    content = SealedJSONField()
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "number"], name="draft_version_once"),
        ]


class DraftComment(models.Model):
    """What a member says of the draft, on one element or (without one) on the whole of it."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="draft_comments")
    element = models.ForeignKey(
        Element, null=True, on_delete=models.SET_NULL, related_name="draft_comments"
    )
    seat = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")
    body = SealedTextField()
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at"]


class DraftSignature(models.Model):
    """A member's yes to one version of the draft, or the view with which they differ from it."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="draft_signatures")
    version = models.ForeignKey(DraftVersion, on_delete=models.CASCADE, related_name="signatures")
    seat = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")
    agrees = models.BooleanField()
    view = SealedTextField(blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "seat"], name="draft_signature_once"),
        ]


class DeliberationNote(models.Model):
    """A note for one's own eyes, or `shared` with those who deliberate; never part of the file."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="deliberation_notes")
    seat = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")
    shared = models.BooleanField(default=False)
    body = SealedTextField()
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at"]


class PieceMark(models.Model):
    """How far somebody with a seat is with a piece: read, to discuss, and a word of their own."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="piece_marks")
    seat = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="marks")
    state = models.CharField(max_length=10, blank=True)
    note = SealedTextField(blank=True)
    marked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["seat", "piece"], name="piece_mark_once"),
        ]
