"""Rehearse at the offline gateway what a client or time does at a real one."""

from datetime import datetime
from typing import Literal

from billing.gateway import chosen
from billing.offline_gateway import OfflineGateway
from billing.webhooks import receive
from kernel.errors import Refusal

Happening = Literal["pay", "miss", "renew"]


def rehearse(happening: Happening, reference: str, *, at: datetime) -> tuple[str, ...]:
    """Let it happen to an invoice (`pay`, `miss`) or a subscription (`renew`).

    What the gateway announces comes in through the webhook, signature and all; return what
    became of each event. Raise Refusal `billing.not_offline` where the gateway is real.
    """
    gateway = chosen()
    if not isinstance(gateway, OfflineGateway):
        raise Refusal("billing.not_offline", message="Dit kan alleen in de proefomgeving.")
    happen = {"pay": gateway.pay, "miss": gateway.miss, "renew": gateway.renew}[happening]
    return tuple(receive(event.body, event.header, at=at) for event in happen(reference))
