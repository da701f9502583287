from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.complaint import Complaint
from procedures.models.organisation import Person


class CaseHandler(models.Model):
    """Who of those who handle cases took this one upon them; it gives no right and takes none."""

    case = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="handler")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="handled")
    since_at = models.DateTimeField()


class CaseVisit(models.Model):
    """When somebody last looked into a case, and when they did before this visit.

    What came after `before_at` is shown as new for the length of a visit; after `seen_at` the
    list of cases says that there is something new.
    """

    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="visits")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="visits")
    seen_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "case"], name="visit_once"),
        ]


class SavedView(models.Model):
    """A choice of filters over the list of cases that somebody keeps under a name of their own."""

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="views")
    name = SealedTextField()
    filters = models.CharField(max_length=500)
    made_at = models.DateTimeField()


class CalendarFeed(models.Model):
    """The address at which somebody's calendar program reads their terms and hearings.

    Of the secret in it only the SHA-256 is kept: 256 random bits cannot be guessed back.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
