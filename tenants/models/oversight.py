from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

from tenants.models.tenant import Tenant

MOST_HOURS = 8


class Position(models.Model):
    """What somebody may do at the consultancy itself, beside serving clients."""

    class Kind(models.TextChoices):
        """Leads the consultancy's people, or owns the platform and sees no content."""

        LEAD = "lead", gettext_lazy("Leiding")
        OWNER = "owner", gettext_lazy("Eigenaar van het platform")

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="positions"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    since_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "kind"], name="position_once"),
        ]


class PlatformAccess(models.Model):
    """Somebody of the platform asks to look into a client: why, for how long, and who agreed.

    A second person of the platform or the client itself agrees; then it holds until `until_at`,
    at most eight hours, and either side can end it before. Names are kept as they were, because a
    client does not read the accounts of others.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="platform_accesses")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    account_name = models.CharField(max_length=200)
    reason = models.TextField()
    hours = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    agreed_kind = models.CharField(max_length=10, default="")
    agreed_by_id = models.UUIDField(null=True)
    agreed_by_name = models.CharField(max_length=200, default="")
    agreed_at = models.DateTimeField(null=True)
    until_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(hours__gte=1, hours__lte=MOST_HOURS),
                name="platform_access_short",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_by_id=None)
                | ~models.Q(agreed_by_id=models.F("account_id")),
                name="platform_access_two_people",
            ),
        ]


class ColleagueInvitation(models.Model):
    """Somebody is asked to work for the consultancy; the link carries a secret, we its digest."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=200)
    lead = models.BooleanField(default=False)
    invited_by_id = models.UUIDField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
