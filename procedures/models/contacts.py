from typing import ClassVar
from uuid import uuid4

from django.db import models

from kernel.vault.fields import SealedTextField


class Contact(models.Model):
    """Whom people of this client can call, as the portal tells everybody; `way` says for what.

    A way is one of `rules.belonging.CALLED`: the confidential adviser, a talk, mediation …
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    way = models.CharField(max_length=20)
    name = SealedTextField()
    phone = SealedTextField(blank=True)
    email = SealedTextField(blank=True)
    hours = SealedTextField(blank=True)
    note = SealedTextField(blank=True)
    added_at = models.DateTimeField()
