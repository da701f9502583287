from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedTextField


class Department(models.Model):
    """A part of the client's organisation, with its head count for the figures.

    Nobody files about one that `ended_on` a day; its cases keep it. Earlier and later head counts
    are `HeadCount` rows; `employees_count` holds for days before the first of them.
    """

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=100)
    employees_count = models.PositiveIntegerField(default=0)
    ended_on = models.DateField(null=True)


class Person(models.Model):
    """Somebody with a role at this client; `account_id` is the account under which they sign in.

    `roles` hold for the whole client (secretariat, employer …); a seat in one case is an
    appointment. `available_as` lists the seats for which they may be appointed.
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account_id = models.UUIDField(unique=True, null=True)
    name = SealedTextField()
    email = SealedTextField()
    profession = models.CharField(max_length=60, blank=True)
    department = models.ForeignKey(Department, null=True, on_delete=models.SET_NULL)
    external = models.BooleanField(default=False)
    roles = ArrayField(models.CharField(max_length=40), default=list)
    available_as = ArrayField(models.CharField(max_length=40), default=list)
    active = models.BooleanField(default=True)
