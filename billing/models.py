"""What we keep of the gateway's books, in the public schema.

Rows mirror the gateway: nobody edits them, `billing.actions.refresh` writes what is so there.
A client with a bill cannot be deleted: invoices are kept seven years (AWR art. 52(4)).
"""

from collections.abc import Iterable
from typing import ClassVar, get_args

from django.db import models

from billing.gateway import InvoiceStatus, Mode, Standing
from billing.plans import Interval
from tenants.models import Tenant

REFERENCE_LENGTH = 255


def _among(field: str, values: Iterable[str], name: str) -> models.CheckConstraint:
    known = [f"{value}" for value in values]  # plain text, so that a migration needs no code
    return models.CheckConstraint(condition=models.Q((f"{field}__in", known)), name=name)


class Customer(models.Model):
    """A client as the gateway knows it; the only road from an event to a client."""

    tenant = models.OneToOneField(Tenant, on_delete=models.PROTECT, related_name="billing_customer")
    mode = models.CharField(
        max_length=10, db_comment="offline, test or live: whose references these are"
    )
    reference = models.CharField(
        max_length=REFERENCE_LENGTH, unique=True, db_comment="the gateway's name for the client"
    )
    refreshed_at = models.DateTimeField(
        null=True, db_comment="when these books were last made equal to the gateway's"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _among("mode", get_args(Mode), "billing_customer_mode"),
        ]


class Subscription(models.Model):
    """What a client pays for, period by period."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="subscriptions")
    reference = models.CharField(max_length=REFERENCE_LENGTH, unique=True)
    plan_code = models.CharField(max_length=20)
    employees_count = models.PositiveIntegerField(db_comment="employees covered")
    per = models.CharField(max_length=10, db_comment="how often is paid: year or month")
    price_cents = models.PositiveIntegerField(db_comment="of one period, without VAT")
    status = models.CharField(max_length=10)
    started_at = models.DateTimeField()
    period_ends_at = models.DateTimeField()
    ends_at_period_end = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _among("status", Standing, "billing_subscription_status"),
            _among("per", Interval, "billing_subscription_per"),
            models.CheckConstraint(
                condition=models.Q(period_ends_at__gte=models.F("started_at")),
                name="billing_subscription_period",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["customer", "-started_at"], name="billing_subscription_newest"),
        ]


class Invoice(models.Model):
    """A bill. Its line names plan and employees: never a case, a person or a topic."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="invoices")
    reference = models.CharField(max_length=REFERENCE_LENGTH, unique=True)
    number = models.CharField(
        max_length=60, blank=True, db_comment="on the paper; empty while a draft"
    )
    line = models.CharField(max_length=500, blank=True, db_comment="what was bought")
    amount_cents = models.IntegerField(db_comment="VAT included")
    vat_cents = models.IntegerField()
    currency = models.CharField(max_length=3, db_comment="ISO 4217, upper case")
    status = models.CharField(max_length=15)
    issued_on = models.DateField(db_comment="in the client's time zone")
    due_on = models.DateField(null=True)
    paid_at = models.DateTimeField(null=True)
    hosted_url = models.URLField(max_length=2_000, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _among("status", InvoiceStatus, "billing_invoice_status"),
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="billing_invoice_currency"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["customer", "-issued_on"], name="billing_invoice_newest"),
        ]


class Outcome(models.TextChoices):
    """What became of an event."""

    ACTED = "acted"
    IGNORED = "ignored"
    STRANGER = "stranger"


class WebhookEvent(models.Model):
    """An event of the gateway, kept once; the row and what it led to are one transaction."""

    reference = models.CharField(
        max_length=REFERENCE_LENGTH, unique=True, db_comment="the gateway's id of the event"
    )
    kind = models.CharField(max_length=REFERENCE_LENGTH)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="events"
    )
    received_at = models.DateTimeField()
    acted_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, db_comment="SHA-256 of the body as received")
    outcome = models.CharField(
        max_length=10, db_comment="acted, ignored (kind) or stranger (unknown customer)"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _among("outcome", Outcome.values, "billing_event_outcome"),
            models.CheckConstraint(
                condition=models.Q(digest__regex=r"^[0-9a-f]{64}$"), name="billing_event_digest"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="acted", acted_at__isnull=False)
                | (~models.Q(outcome="acted") & models.Q(acted_at__isnull=True)),
                name="billing_event_acted",
            ),
        ]


class OfflineRecord(models.Model):
    """What the offline gateway keeps at its side of the border; empty where there is a key."""

    reference = models.CharField(max_length=REFERENCE_LENGTH, unique=True)
    key = models.CharField(
        max_length=REFERENCE_LENGTH, unique=True, db_comment="a repeated call finds it by this"
    )
    kind = models.CharField(max_length=15)
    customer = models.CharField(max_length=REFERENCE_LENGTH, blank=True)
    state = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _among("kind", ["customer", "subscription", "invoice"], "billing_offline_kind"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["customer", "kind"], name="billing_offline_customer"),
        ]
