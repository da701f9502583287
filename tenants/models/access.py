from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tenants.models.tenant import Tenant


class Assignment(models.Model):
    """Somebody of the consultancy serves a client, in a role, for a time (both days included).

    With `covers_id` they stand in for the colleague with that account.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments"
    )
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    covers_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["account", "tenant", "role", "from_on"], name="assignment_once"
            ),
        ]


class EntryCode(models.Model):
    """Carries somebody of the consultancy or the platform into a client, once, within 60 seconds.

    `digest` is that of a secret in a cookie at the client's host: so the code is bound to that
    host and that browser, and never stands in an address.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE)
    browser = models.CharField(
        max_length=64, default="", help_text="Empty; codes of before had the browser apart."
    )
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class ApiToken(models.Model):
    """A client's program may use the API within these scopes; only the digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="api_tokens")
    label = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=40))
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
