"""The contract of a client that was just opened."""

from datetime import datetime

from billing.actions.subscribe import subscribe
from billing.gateway import GatewayDown, GatewayRefused
from billing.plans import Interval
from kernel.actors import Actor
from kernel.errors import Refusal
from tenants.asked import read_asked
from tenants.models import Opening


def subscribe_opened(opening: Opening, at: datetime) -> None:
    """Take out the subscription that was asked for, if there was one; twice is once.

    Raise Refusal `billing.gateway_down` (later again), `billing.gateway_refused` or those of
    subscribing. The client is open whatever comes of it.
    """
    asked = read_asked(opening.answers)
    if not asked.pays or opening.tenant is None:
        return
    by = Actor(opening.asked_by_kind, opening.asked_by_id, opening.asked_by_name)  # type: ignore[arg-type]
    count, per = asked.employees_count, Interval(asked.pays)
    try:
        subscribe(opening.tenant, employees_count=count, per=per, by=by, at=at)
    except GatewayDown as error:
        raise Refusal(
            "billing.gateway_down",
            message="De betaaldienst antwoordt niet. De organisatie is open; het abonnement volgt"
            " vanzelf.",
        ) from error
    except GatewayRefused as error:
        raise Refusal(
            "billing.gateway_refused",
            message="De betaaldienst weigert het abonnement. De organisatie is wel open.",
        ) from error
