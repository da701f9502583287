"""Hashes of passwords and codes that take no time: the same ones, at the least cost there is.

Of the product's own cost, most of a tenth of a second each, `tests/wederhoor/test_hashing.py` says
what it must be.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from argon2 import PasswordHasher
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import override_settings

from procedures.actions import choose_notices
from procedures.queries import receipts

LEAST = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
OF_CODES = {module.__name__: vars(module)["_HASHER"] for module in (receipts, choose_notices)}
"""The product's own, by the module that has it."""


class QuickHasher(Argon2PasswordHasher):
    """What Django keeps of a password, made quickly."""

    time_cost, memory_cost, parallelism = LEAST.values()


@contextmanager
def quick_hashing() -> Iterator[None]:
    """Hash at the least cost until the block ends."""
    ours = f"{QuickHasher.__module__}.{QuickHasher.__qualname__}"
    with override_settings(PASSWORD_HASHERS=[ours]), pytest.MonkeyPatch.context() as patched:
        for name in OF_CODES:
            patched.setattr(f"{name}._HASHER", PasswordHasher(**LEAST))
        yield
