"""What the server tells every connection: that something kept in the process is out of date."""

from collections.abc import Callable
from typing import Any

from psycopg import Connection, Notify

_heard: dict[str, Callable[[], None]] = {}


def hear(channel: str, act: Callable[[], None]) -> None:
    """Do this whenever the channel is notified; connections made from now on listen to it."""
    _heard[channel] = act


def attend(session: Connection[Any]) -> None:
    """Let a new connection listen to every channel. It hears when it is used, at no extra cost."""
    if _heard:
        session.add_notify_handler(_told)
        session.pgconn.exec_("; ".join(f"LISTEN {channel}" for channel in _heard).encode())


def _told(news: Notify) -> None:
    act = _heard.get(news.channel)
    if act:
        act()
