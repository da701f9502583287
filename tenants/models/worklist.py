from typing import ClassVar

from django.db import models

from tenants.models.tenant import Tenant


class WorklistRow(models.Model):
    """One open case or meeting on the consultancy's list: no content, no names of people.

    Written in the transaction of the act itself; rebuilt from the clients' schemas at will.
    `handled_by` is the account of who took the case upon them.
    """

    tenant = models.ForeignKey(
        Tenant, on_delete=models.CASCADE, related_name="worklist", db_index=False
    )
    case_id = models.UUIDField()
    number = models.CharField(max_length=20)
    state = models.CharField(max_length=60)
    state_label = models.JSONField(default=dict)
    waiting_for = models.CharField(max_length=40, blank=True)
    term = models.CharField(max_length=60, blank=True)
    term_label = models.JSONField(default=dict)
    due_on = models.DateField(null=True, blank=True)
    received_on = models.DateField()
    handled_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["tenant", "case_id"], name="worklist_case_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_on", "number", "id"], name="worklist_by_due"),
            models.Index(fields=["tenant", "due_on", "number", "id"], name="worklist_of_client"),
        ]
