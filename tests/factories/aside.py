"""Work on a connection of its own, that is committed: what other people do meanwhile."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from django.db import connections

Result = TypeVar("Result")


def aside(do: Callable[[], Result]) -> Result:
    """Do it on another connection, outside the transaction of the test, and commit."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(copy_context().run, closing, do).result()


def closing(do: Callable[[], Result]) -> Result:
    """Do it in this thread, and close its connections."""
    try:
        return do()
    finally:
        connections.close_all()
