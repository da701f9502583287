"""The years of a client: editions of its yearly report, and the meetings about them."""

from collections.abc import Mapping

from wederhoor.demo.casting import Player
from wederhoor.demo.planning import Time
from wederhoor.demo.replay import Replay


def load_years(replay: Replay, players: Mapping[str, Player], time: Time) -> None:
    """Make what the past years left behind, within the client's scope and transaction."""
