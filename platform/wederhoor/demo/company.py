"""Who acts at a client; somebody of the consultancy comes in first, which the client can see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from kernel.actors import Actor
from kernel.identity.models import Account
from procedures.actions.welcome_consultant import welcome_consultant

KNOCK = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who acts at a client; who comes from the consultancy has an account here."""

    id: UUID
    actor: Actor
    visitor: Account | None = None


class Company:
    """Everybody at one client, by the key that the sheets use."""

    def __init__(self, players: Mapping[str, Player]) -> None:
        self._players = players
        self._entered: dict[str, date] = {}

    @property
    def people(self) -> Mapping[str, UUID]:
        """The ids of everybody's rows."""
        return {key: player.id for key, player in self._players.items()}

    def is_visitor(self, key: str) -> bool:
        """Whether somebody is of the consultancy."""
        return self._players[key].visitor is not None

    def actor(self, key: str, at: datetime) -> Actor:
        """Return somebody who is about to act; a visitor enters first, once a day."""
        player = self._players[key]
        if player.visitor is not None and self._entered.get(key) != at.date():
            welcome_consultant(player.visitor, player.actor.roles, at - KNOCK)
            self._entered[key] = at.date()
        return player.actor
