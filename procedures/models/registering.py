"""What is registered beside the acts of a case: contacts that are no case, hours, loose codes."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kernel.vault.fields import SealedJSONField, SealedTextField
from procedures.models.complaint import Complaint
from procedures.models.organisation import Department

Codes = ArrayField[list[str], list[str]]


def _codes() -> Codes:
    return ArrayField(models.CharField(max_length=40), default=list)


def _code() -> "models.CharField[str, str]":
    return models.CharField(max_length=40, blank=True, default="")


class Registration(models.Model):
    """A question, remark, signal, consultation or activity: counted, but no case that walks.

    `desk` says whose it is: of the secretariat, or of the confidential adviser who wrote it and
    whom alone may read it. `case` is the case that it became; it is counted there from then on,
    and goes with it. `text` and the former wordings are emptied after `text_until_on`.
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=20)
    desk = models.CharField(max_length=20)
    happened_on = models.DateField()
    closed_on = models.DateField(null=True)
    channel = _code()
    found_us = _code()
    complainant_role = _code()
    handling = _code()
    activity = _code()
    outcome = _code()
    categories = _codes()
    grounds = _codes()
    natures = _codes()
    fields = _codes()
    barriers = _codes()
    department = models.ForeignKey(Department, null=True, on_delete=models.SET_NULL)
    reach = models.PositiveIntegerField(null=True)
    text = SealedTextField(blank=True, default="")
    text_until_on = models.DateField()
    case = models.OneToOneField(
        Complaint, null=True, on_delete=models.CASCADE, related_name="registered_as"
    )
    registered_by = models.UUIDField()
    registered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["happened_on"], name="registration_happened"),
        ]


class Correction(models.Model):
    """What a registration said before somebody corrected it; `before` holds all of it."""

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="corrections"
    )
    ordinal = models.PositiveIntegerField()
    before = SealedJSONField()
    corrected_at = models.DateTimeField()
    corrected_by = models.UUIDField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["registration", "ordinal"], name="correction_once"),
        ]


class CaseDetails(models.Model):
    """Codes of a case that no act of its regulation records; what an act records goes before."""

    case = models.OneToOneField(
        Complaint, primary_key=True, on_delete=models.CASCADE, related_name="details"
    )
    found_us = _code()
    complainant_role = _code()
    respondent_role = _code()
    mediation = _code()
    extension_reasons = _codes()
    natures = _codes()
    fields = _codes()
    barriers = _codes()
    retaliation = models.BooleanField(default=False)
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)


class TimeSpent(models.Model):
    """Minutes that somebody worked on a case, or on a registration, and what for."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(
        Complaint, null=True, on_delete=models.CASCADE, related_name="time_spent"
    )
    registration = models.ForeignKey(
        Registration, null=True, on_delete=models.CASCADE, related_name="time_spent"
    )
    purpose = models.CharField(max_length=40)
    minutes = models.PositiveIntegerField()
    spent_on = models.DateField()
    spent_by = models.UUIDField()
    noted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(case=None, registration__isnull=False)
                | Q(case__isnull=False, registration=None),
                name="time_spent_on_one",
            ),
        ]


class OwnCode(models.Model):
    """A code that a client adds to a list of ours, such as an eighth barrier; in its own words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dimension = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=100)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dimension", "code"], name="own_code_once"),
        ]


class CodeChange(models.Model):
    """From a day on a code goes on under another: renamed, merged, split, or ended.

    `dimension` is department or a list of the figures; `becomes` is one code, or more for a split.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dimension = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    from_on = models.DateField()
    code = models.CharField(max_length=40)
    becomes = _codes()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()


class HeadCount(models.Model):
    """How many people work at a department, from a day on."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="head_counts")
    from_on = models.DateField()
    employees_count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["department", "from_on"], name="head_count_once"),
        ]


class OutsideFile(models.Model):
    """Figures of somebody else, such as the police, as they came in a file; undone or in use."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    source = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    imported_by = models.UUIDField()
    imported_at = models.DateTimeField()
    undone_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)


class OutsideFigure(models.Model):
    """One number of an outside file: a year, a municipality, and a ground or all of them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(OutsideFile, on_delete=models.CASCADE, related_name="figures")
    year = models.PositiveSmallIntegerField()
    municipality = models.CharField(max_length=100)
    ground = _code()
    count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["file", "year", "municipality", "ground"], name="outside_figure_once"
            ),
        ]
