"""What a stand-in for Stripe keeps and how its objects live, as far as we use them."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import stripe

from billing.offline_events import SignedEvent
from billing.plans import Interval, period_on

Object = dict[str, Any]
KINDS: dict[str, type] = {
    "customer": stripe.Customer,
    "invoice": stripe.Invoice,
    "price": stripe.Price,
    "subscription": stripe.Subscription,
    "tax_rate": stripe.TaxRate,
    "billing_portal.session": stripe.billing_portal.Session,
}


class Books:
    """The objects by id, in the order they were made; `at` is the present moment."""

    def __init__(self, at: datetime, *, livemode: bool) -> None:
        self.at = at
        self.livemode = livemode
        self.objects: dict[str, Object] = {}
        self._counts = count(1)

    def make(self, kind: str, prefix: str, **values: Any) -> Object:
        """Keep a new object; every field must be one that Stripe's object has."""
        made = {
            "id": f"{prefix}_{next(self._counts):014d}",
            "object": kind,
            "livemode": self.livemode,
            "created": self.seconds(),
            **values,
        }
        known = set().union(*(vars(base).get("__annotations__", ()) for base in KINDS[kind].mro()))
        assert set(made) - known == set(), f"{kind} has no {set(made) - known}"
        self.objects[made["id"]] = made
        return made

    def listed(self, kind: str, **values: str) -> list[Object]:
        """Return the objects of a kind with these values, newest first."""
        return [
            each
            for each in reversed(self.objects.values())
            if each["object"] == kind
            and all(each.get(name) == value for name, value in values.items())
        ]

    def seconds(self, later: timedelta = timedelta()) -> int:
        return int((self.at + later).timestamp())

    def subscribe(self, form: dict[str, Any]) -> Object:
        """Make a subscription that is paid by invoice, and the invoice of its first period."""
        item = form["items"]["0"]
        price = self.objects[item["price"]]
        made = self.make(
            "subscription",
            "sub",
            customer=form["customer"],
            status="active",
            start_date=self.seconds(),
            cancel_at_period_end=False,
            collection_method=form["collection_method"],
            days_until_due=int(form["days_until_due"]),
            description=form["description"],
            metadata=form["metadata"],
            items={"object": "list", "has_more": False, "url": "/v1/subscription_items"},
        )
        rates = [self.objects[rate] for rate in item["tax_rates"].values()]
        made["items"]["data"] = [
            {"id": f"si_{made['id']}", "object": "subscription_item", "price": price,
             "quantity": 1, "tax_rates": rates, "subscription": made["id"],
             "current_period_start": self.seconds(),
             "current_period_end": self._period_end(made, price, past_count=1)},
        ]  # fmt: skip
        self.bill(made)
        return made

    def bill(self, subscription: Object) -> Object:
        """Make the open invoice of the period that begins now."""
        (item,) = subscription["items"]["data"]
        customer, price = subscription["customer"], item["price"]
        net = price["unit_amount"]
        taxes = [round(net * rate["percentage"] / 100) for rate in item["tax_rates"]]
        number = len(self.listed("invoice", customer=customer)) + 1
        amount = f"€{net / 100:,.2f} / {price['recurring']['interval']}"
        made = self.make(
            "invoice",
            "in",
            customer=customer,
            status="open",
            number=f"{customer[-8:].upper()}-{number:04d}",
            currency=price["currency"],
            subtotal=net,
            total=net + sum(taxes),
            total_taxes=[{"amount": tax, "tax_behavior": "exclusive"} for tax in taxes],
            due_date=self.seconds(timedelta(days=subscription["days_until_due"])),
            status_transitions={"finalized_at": self.seconds(), "paid_at": None},
            parent={"type": "subscription_details",
                    "subscription_details": {"subscription": subscription["id"]}},
            lines={"object": "list", "has_more": False, "url": "/v1/lines",
                   "data": [{"object": "line_item", "amount": net,
                             "description": f"1 × {price['product']} (at {amount})"}]},
        )  # fmt: skip
        made["hosted_invoice_url"] = f"https://invoice.stripe.com/i/{made['id']}"
        return made

    def pay(self, invoice: Object) -> tuple[str, ...]:
        invoice["status"] = "paid"
        invoice["status_transitions"]["paid_at"] = self.seconds()
        self._of(invoice)["status"] = "active"
        return ("invoice.paid", "invoice.payment_succeeded", "invoice.updated")

    def miss(self, invoice: Object) -> tuple[str, ...]:
        self._of(invoice)["status"] = "past_due"
        return ("invoice.overdue", "invoice.updated")

    def renew(self, subscription: Object) -> tuple[str, ...]:
        if subscription["cancel_at_period_end"]:
            subscription["status"] = "canceled"
            return ("customer.subscription.deleted",)
        (item,) = subscription["items"]["data"]
        past_count = len(self.listed("invoice", customer=subscription["customer"])) + 1
        item["current_period_start"] = item["current_period_end"]
        item["current_period_end"] = self._period_end(
            subscription, item["price"], past_count=past_count
        )
        self.bill(subscription)
        return ("customer.subscription.updated",)

    def event(self, kind: str, about: Object, *, secret: str, **more: Any) -> SignedEvent:
        """Return an event as Stripe posts it, signed with the vendor's own signer."""
        told = {
            "id": f"evt_{next(self._counts):014d}",
            "object": "event",
            "api_version": "2026-10-28.endive",
            "created": self.seconds(),
            "livemode": self.livemode,
            "pending_webhooks": 1,
            "type": kind,
            "data": {"object": deepcopy(about)},
            **more,
        }
        body = json.dumps(told, ensure_ascii=False, indent=2)
        header = stripe.WebhookSignature.generate_signature_header(
            body, secret, timestamp=self.seconds()
        )
        return SignedEvent(body.encode(), header)

    def _of(self, invoice: Object) -> Object:
        return self.objects[invoice["parent"]["subscription_details"]["subscription"]]

    def _period_end(self, subscription: Object, price: Object, *, past_count: int) -> int:
        start = datetime.fromtimestamp(subscription["start_date"], UTC)
        per = Interval(price["recurring"]["interval"])
        end_on = period_on(start.date(), per, past_count=past_count)
        return int(datetime.combine(end_on, start.timetz()).timestamp())
