from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedJSONField, SealedTextField
from procedures.models.organisation import Department, Person
from procedures.models.regulation import AdoptedRegulation


class Complaint(models.Model):
    """A complaint and the case it starts. What people wrote is sealed under the case's own key.

    `anonymous` has no name; `hidden` keeps the complainant's name from third parties.
    `state`, `outcome`, `opened_to` (roles to whom a state once opened it) and the dates follow
    from the acts; they are kept here for lists, terms and figures. `version` rises with each
    act: a form made on an older one is stale. `continues` is the case that this one goes on with
    under another regulation.
    """

    sealed_by: ClassVar[str] = "id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    filing_key = models.UUIDField(unique=True, default=uuid4)
    regulation = models.ForeignKey(AdoptedRegulation, on_delete=models.PROTECT)
    continues = models.OneToOneField(
        "self", null=True, on_delete=models.SET_NULL, related_name="continued_as"
    )
    language = models.CharField(max_length=5, default="nl")
    channel = models.CharField(max_length=20)
    anonymous = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    happened_on = models.DateField(null=True)
    categories = ArrayField(models.CharField(max_length=40), default=list)
    grounds = ArrayField(models.CharField(max_length=40), default=list)
    department = models.ForeignKey(Department, null=True, on_delete=models.SET_NULL)
    answers = models.JSONField(default=dict)
    story = SealedTextField()
    wish = SealedTextField(blank=True)
    written_answers = SealedJSONField(default=dict)
    state = models.CharField(max_length=40)
    outcome = models.CharField(max_length=40, blank=True)
    opened_to = ArrayField(models.CharField(max_length=40), default=list)
    closed_on = models.DateField(null=True)
    retain_until_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["received_on"], name="complaint_received"),
            models.Index(fields=["state"], name="complaint_state"),
        ]


class Element(models.Model):
    """One point of the complaint; the committee rules on each."""

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="elements")
    ordinal = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=40, blank=True)
    text = SealedTextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["ordinal"]


class Party(models.Model):
    """Complainant or respondent in one case; comes back with a receipt code, without an account.

    Of the code only the locator (to find the row) and a salted Argon2id hash are kept.
    """

    sealed_by: ClassVar[str] = "case_id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="parties")
    side = models.CharField(max_length=20)
    name = SealedTextField(blank=True, purpose="identity")
    email = SealedTextField(blank=True, purpose="identity")
    position = models.CharField(max_length=40, blank=True)
    department = models.ForeignKey(Department, null=True, on_delete=models.SET_NULL)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    locator = models.CharField(max_length=5, unique=True, null=True)  # noqa: DJ001 unique unless absent
    secret_hash = models.CharField(max_length=200, blank=True)
    seen_at = models.DateTimeField(null=True)
