"""The two gateways with their outside world, so that one contract can be held against both."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from billing.gateway import Gateway
from billing.offline_events import SignedEvent
from billing.offline_gateway import OfflineGateway
from billing.stripe_gateway import StripeGateway
from tests.billing.stripe_server import KEY, StripeServer

SECRETS = ("whsec_new", "whsec_old")

Events = tuple[SignedEvent, ...]


class House(Protocol):
    """A gateway and what happens at it without us; each happening returns its events."""

    gateway: Gateway

    def move(self, at: datetime) -> None: ...
    def pay(self, invoice: str) -> Events: ...
    def miss(self, invoice: str) -> Events: ...
    def renew(self, subscription: str) -> Events: ...


class OfflineHouse:
    def __init__(self, at: datetime) -> None:
        self.gateway = OfflineGateway(at=at)
        self.pay = self.gateway.pay
        self.miss = self.gateway.miss
        self.renew = self.gateway.renew

    def move(self, at: datetime) -> None:
        self.gateway.at = at


class StripeHouse:
    def __init__(self, at: datetime) -> None:
        self.server = StripeServer(at)
        self.gateway = StripeGateway(KEY, http_client=self.server)

    def move(self, at: datetime) -> None:
        self.server.books.at = at

    def pay(self, invoice: str) -> Events:
        return self._happen(self.server.books.pay, invoice)

    def miss(self, invoice: str) -> Events:
        return self._happen(self.server.books.miss, invoice)

    def renew(self, subscription: str) -> Events:
        return self._happen(self.server.books.renew, subscription)

    def event(self, kind: str, reference: str, **more: object) -> SignedEvent:
        about = self.server.books.objects[reference]
        return self.server.books.event(kind, about, secret=SECRETS[0], **more)

    def _happen(
        self, happen: Callable[[dict[str, object]], tuple[str, ...]], reference: str
    ) -> Events:
        with self.server.lock:
            kinds = happen(self.server.books.objects[reference])
            return tuple(self.event(kind, reference) for kind in kinds)
