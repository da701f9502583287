from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.shortcuts import get_object_or_404

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from procedures.models import SignOn
from procedures.queries.sign_ons import possible_keepers


@transaction.atomic
def note_tried(sign_on_id: UUID, *, version: int, by: Actor, at: datetime) -> None:
    """Write down that the settings of this version were seen to work."""
    sign_on = _locked(sign_on_id)
    if sign_on.version == version:
        sign_on.tried_at = at
        _keep(sign_on, "sign_on.tried", by, at)


@transaction.atomic
def switch_on(sign_on_id: UUID, *, by: Actor, at: datetime) -> None:
    """Offer a provider on the sign-in page; raise Refusal `sign_on.untried` before it was tried."""
    sign_on = _locked(sign_on_id)
    if sign_on.tried_at is None:
        message = "Probeer het aanmelden eerst. Zo weet u dat het werkt."
        raise Refusal("sign_on.untried", message=message)
    sign_on.active = True
    _keep(sign_on, "sign_on.on", by, at)


@transaction.atomic
def switch_off(sign_on_id: UUID, *, by: Actor, at: datetime) -> None:
    """Offer a provider no longer; passwords are open to everybody who has one again."""
    sign_on = _locked(sign_on_id)
    sign_on.active = sign_on.enforced = False
    _keep(sign_on, "sign_on.off", by, at)


@transaction.atomic
def enforce(sign_on_id: UUID, keeper_id: UUID, *, by: Actor, at: datetime) -> None:
    """Close the password to everybody of the provider's domains, but for the keeper.

    Raise Refusal `sign_on.off` for a provider that is not offered, and `sign_on.no_keeper` for
    somebody who is no administrator with a password: one must always be able to get in.
    """
    sign_on = _locked(sign_on_id)
    if not sign_on.active:
        raise Refusal("sign_on.off", message="Zet dit aanmelden eerst aan.")
    if keeper_id not in {one.id for one in possible_keepers()}:
        message = "Kies een beheerder die zelf een wachtwoord heeft."
        raise Refusal("sign_on.no_keeper", message=message)
    sign_on.enforced, sign_on.keeper_id = True, keeper_id
    _keep(sign_on, "sign_on.enforced", by, at, facts={"keeper": keeper_id})


@transaction.atomic
def lift(sign_on_id: UUID, *, by: Actor, at: datetime) -> None:
    """Open the password again to the provider's domains."""
    sign_on = _locked(sign_on_id)
    sign_on.enforced, sign_on.keeper = False, None
    _keep(sign_on, "sign_on.lifted", by, at)


@transaction.atomic
def remove(sign_on_id: UUID, *, by: Actor, at: datetime) -> None:
    """Forget a provider with its secret; raise Refusal `sign_on.active` while it is offered."""
    sign_on = _locked(sign_on_id)
    if sign_on.active:
        raise Refusal("sign_on.active", message="Zet dit aanmelden eerst uit.")
    sign_on.delete()
    record("sign_on.removed", by=by, at=at, about=About("sign_on", sign_on_id))


def _locked(sign_on_id: UUID) -> SignOn:
    return get_object_or_404(SignOn.objects.select_for_update(), id=sign_on_id)


def _keep(
    sign_on: SignOn, action: str, by: Actor, at: datetime, *, facts: Facts | None = None
) -> None:
    sign_on.save()
    record(action, by=by, at=at, about=About("sign_on", sign_on.id), facts=facts)
