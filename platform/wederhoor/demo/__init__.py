"""The demo: a consultancy with two clients and three years of invented cases."""

from wederhoor.demo.guide import guide
from wederhoor.demo.loading import load
from wederhoor.demo.reliving import load_client

__all__ = ["guide", "load", "load_client"]
