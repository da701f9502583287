"""A Stripe inside the process: the vendor's real client talks to it over the real protocol.

Each request is held against the vendor's own description of it, needs the key and the version,
is repeatable under its idempotency key, and answers errors and pages as Stripe does.
"""

import json
import re
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import stripe

from tests.billing.stripe_books import Books, Object
from tests.billing.stripe_schema import Form, Invalid, operation

Answer = tuple[str, int, Mapping[str, str]]
AT = datetime.fromisoformat("2026-03-02T09:00:00+00:00")
KEY = "sk_test_invented"


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    form: Form
    key: str


class Failure(Exception):  # noqa: N818
    """The stand-in says no, with a status and the vendor's code."""

    def __init__(self, status: int, code: str, param: str = "") -> None:
        super().__init__(code)
        self.status = status
        self.error = {"type": "invalid_request_error", "code": code, "message": code}
        if code == "idempotency_error":
            self.error["type"] = "idempotency_error"
        if param:
            self.error["param"] = param


class StripeServer(stripe.HTTPClient):
    """`faults` are used up one a request.

    A number is the status that is answered, `down` a request that never arrives, `lost` an answer
    that never does, `fine` nothing; something to call is called while the answer is on its way.
    """

    name = "stand-in"

    def __init__(self, at: datetime = AT, *, key: str = KEY) -> None:
        super().__init__()
        self.books = Books(at, livemode="_live_" in key)
        self.requests: list[Request] = []
        self.faults: deque[int | str | Callable[[], None]] = deque()
        self.page_count = 100
        self._key = key
        self._answers: dict[str, tuple[Request, Answer]] = {}
        self.lock = threading.Lock()

    def request(
        self, method: str, url: str, headers: Mapping[str, str] | None, post_data: Any = None,
        **_: object,
    ) -> Answer:  # fmt: skip
        with self.lock:
            fault = self.faults.popleft() if self.faults else None
            if fault == "down":
                raise stripe.APIConnectionError("no route", should_retry=True)
            if isinstance(fault, int):
                return self._failure(Failure(fault, "faulty"))
            answer = self._answered(_read(method, url, headers or {}, post_data), headers or {})
        if fault == "lost":
            raise stripe.APIConnectionError("timed out", should_retry=True)
        if callable(fault):
            fault()
        return answer

    def close(self) -> None:
        """Nothing is open."""

    def _sleep_time_seconds(self, num_retries: int) -> float:  # noqa: ARG002 - tests do not wait
        return 0

    def _answered(self, request: Request, headers: Mapping[str, str]) -> Answer:
        try:
            self._check(request, headers)
            if request.method != "post":
                return self._done(request)
            return self._once(request)
        except Failure as failure:
            return self._failure(failure)

    def _check(self, request: Request, headers: Mapping[str, str]) -> None:
        if headers.get("Authorization") != f"Bearer {self._key}":
            raise Failure(401, "api_key_invalid")
        if not headers.get("Stripe-Version"):
            raise Failure(400, "version_missing")
        described = operation(request.method, request.path)
        if described is None:
            raise Failure(404, "url_invalid")
        try:
            described.check(request.form)
        except Invalid as problem:
            raise Failure(400, problem.code, problem.param) from None

    def _once(self, request: Request) -> Answer:
        if not request.key:
            raise Failure(400, "idempotency_key_missing")
        if request.key in self._answers:
            before, answer = self._answers[request.key]
            if before != request:
                raise Failure(400, "idempotency_error")
            return answer[0], answer[1], {**answer[2], "idempotent-replayed": "true"}
        answer = self._done(request)
        self._answers[request.key] = (request, answer)
        return answer

    def _done(self, request: Request) -> Answer:
        self.requests.append(request)
        for (method, pattern), do in ROUTES.items():
            match = re.fullmatch(pattern, request.path)
            if method == request.method and match:
                return json.dumps(do(self, request.form, *match.groups())), 200, {}
        raise Failure(404, "not_stood_in")

    def _failure(self, failure: Failure) -> Answer:
        return json.dumps({"error": failure.error}), failure.status, {"request-id": "req_1"}

    def found(self, kind: str, reference: str) -> Object:
        kept = self.books.objects.get(reference)
        if kept is None or kept["object"] != kind:
            raise Failure(404 if kind != "customer" else 400, "resource_missing", kind)
        return kept

    def page(self, form: Form, path: str, objects: list[Object]) -> Object:
        """Return one page of objects after `starting_after`."""
        ids = [each["id"] for each in objects]
        start = ids.index(form["starting_after"]) + 1 if "starting_after" in form else 0
        limit = min(int(form.get("limit", 10)), self.page_count)
        has_more = len(objects) > start + limit
        data = objects[start : start + limit]
        return {"object": "list", "url": path, "has_more": has_more, "data": data}


def _read(method: str, url: str, headers: Mapping[str, str], post_data: Any) -> Request:
    address = urlsplit(url)
    encoded = post_data if method == "post" else address.query
    form: Form = {}
    for name, value in parse_qsl(
        encoded or "", keep_blank_values=True, strict_parsing=bool(encoded)
    ):
        head, *rest = re.findall(r"[^\[\]]+", name)
        place = form
        for deeper in rest:
            place = place.setdefault(head, {})
            head = deeper
        place[head] = value
    return Request(method, address.path, form, headers.get("Idempotency-Key", ""))


def _create_customer(server: StripeServer, form: Form) -> Object:
    locales = list(form.get("preferred_locales", {}).values())
    return server.books.make("customer", "cus", **{**form, "preferred_locales": locales})


def _list_prices(server: StripeServer, form: Form) -> Object:
    (key,) = form["lookup_keys"].values()
    return server.page(form, "/v1/prices", server.books.listed("price", lookup_key=key))


def _create_price(server: StripeServer, form: Form) -> Object:
    if server.books.listed("price", lookup_key=form["lookup_key"]):
        raise Failure(400, "lookup_key_taken", "lookup_key")
    return server.books.make(
        "price",
        "price",
        active=True,
        currency=form["currency"],
        lookup_key=form["lookup_key"],
        product=form["product_data"]["name"],
        recurring=form["recurring"],
        tax_behavior=form["tax_behavior"],
        unit_amount=int(form["unit_amount"]),
    )


def _list_tax_rates(server: StripeServer, form: Form) -> Object:
    return server.page(form, "/v1/tax_rates", server.books.listed("tax_rate"))


def _create_tax_rate(server: StripeServer, form: Form) -> Object:
    values = {**form, "percentage": float(form["percentage"]), "inclusive": False, "active": True}
    return server.books.make("tax_rate", "txr", **values)


def _create_subscription(server: StripeServer, form: Form) -> Object:
    server.found("customer", form["customer"])
    server.found("price", form["items"]["0"]["price"])
    return server.books.subscribe(form)


def _update_subscription(server: StripeServer, form: Form, reference: str) -> Object:
    kept = server.found("subscription", reference)
    if kept["status"] == "canceled":
        raise Failure(400, "resource_missing")
    kept["cancel_at_period_end"] = form["cancel_at_period_end"] == "true"
    return kept


def _list_subscriptions(server: StripeServer, form: Form) -> Object:
    server.found("customer", form["customer"])
    kept = server.books.listed("subscription", customer=form["customer"])
    return server.page(form, "/v1/subscriptions", kept)


def _list_invoices(server: StripeServer, form: Form) -> Object:
    server.found("customer", form["customer"])
    kept = server.books.listed("invoice", customer=form["customer"])
    return server.page(form, "/v1/invoices", kept)


def _create_session(server: StripeServer, form: Form) -> Object:
    server.found("customer", form["customer"])
    made = server.books.make("billing_portal.session", "bps", **form)
    made["url"] = f"https://billing.stripe.com/p/session/{made['id']}"
    return made


ROUTES: dict[tuple[str, str], Callable[..., Object]] = {
    ("post", "/v1/customers"): _create_customer,
    ("get", "/v1/prices"): _list_prices,
    ("post", "/v1/prices"): _create_price,
    ("get", "/v1/tax_rates"): _list_tax_rates,
    ("post", "/v1/tax_rates"): _create_tax_rate,
    ("post", "/v1/subscriptions"): _create_subscription,
    ("post", "/v1/subscriptions/([^/]+)"): _update_subscription,
    ("get", "/v1/subscriptions"): _list_subscriptions,
    ("get", "/v1/invoices"): _list_invoices,
    ("post", "/v1/billing_portal/sessions"): _create_session,
}
