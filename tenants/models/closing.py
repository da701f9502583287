from typing import Any
from uuid import uuid4

from django.db import models

from tenants.models.tenant import Tenant


class Closing(models.Model):
    """The end of a client: asked by one person, approved by a second, handed over, erased.

    The row outlives the client: it keeps which organisation it was, and the proof that all is
    gone. People are kept by the id of their account.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    tenant = models.ForeignKey(
        Tenant, null=True, on_delete=models.SET_NULL, related_name="closings"
    )
    reference = models.UUIDField()
    name = models.CharField(max_length=200)
    reason = models.TextField()
    asked_by_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    approved_by_id = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    erase_from_on = models.DateField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    proof: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
