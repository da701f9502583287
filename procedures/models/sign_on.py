from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.vault.fields import SealedTextField
from procedures.models.organisation import Person


class SignOn(models.Model):
    """A provider of the client's own (`oidc` or `saml`) through which its people sign in.

    `issuer` names it: the issuer of OpenID Connect, the entity ID of SAML. For SAML `sign_in_url`
    is where people go, and `certificates` (PEM) check what comes back. `roles` says which value
    of the claim `roles_claim` gives which role. `enforced` closes the password to addresses of
    `domains`, but for `keeper`, an administrator who can always get in. `tried_at` is when the
    present settings were last seen to work; any change empties it.
    """

    sealed_by: ClassVar[str] = "tenant"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=80)
    issuer = models.CharField(max_length=500)
    client_id = models.CharField(max_length=255, blank=True)
    secret = SealedTextField(blank=True, default="")
    scopes = models.CharField(max_length=200, blank=True)
    sign_in_url = models.CharField(max_length=500, blank=True)
    certificates = models.TextField(blank=True)
    domains = ArrayField(models.CharField(max_length=253), default=list)
    email_claim = models.CharField(max_length=200, blank=True)
    name_claim = models.CharField(max_length=200, blank=True)
    roles_claim = models.CharField(max_length=200, blank=True)
    roles = models.JSONField(default=dict)
    vouching = models.CharField(max_length=10, default="never")
    factor_words = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    active = models.BooleanField(default=False)
    enforced = models.BooleanField(default=False)
    keeper = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    tried_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(active=False) | models.Q(tried_at__isnull=False),
                name="sign_on_tried",
            ),
            models.CheckConstraint(
                condition=models.Q(enforced=False)
                | models.Q(active=True) & models.Q(keeper__isnull=False),
                name="sign_on_keeper",
            ),
        ]


class SignOnLink(models.Model):
    """That somebody at a provider is this person here, under an account of this client alone.

    `subject` is a keyed digest of issuer and subject: the same name at another provider is
    somebody else. `granted` are the roles the provider gave; `made` is whether its word made the
    person; `ended_at` is when it gave no role any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sign_on = models.ForeignKey(SignOn, null=True, on_delete=models.SET_NULL, related_name="links")
    subject = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    account_id = models.UUIDField()
    granted = ArrayField(models.CharField(max_length=40), default=list)
    made = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
