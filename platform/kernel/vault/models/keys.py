from django.db import models


class CaseKey(models.Model):
    """The wrapped key of one case. A destroyed key leaves its row, so that none is made anew."""

    case_id = models.UUIDField(primary_key=True, editable=False)
    wrapped = models.BinaryField(null=True)
    created_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="case_key_kept_or_destroyed",
                condition=models.Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | models.Q(wrapped__isnull=True, destroyed_at__isnull=False),
            ),
        ]
