"""What the tests of one file share: made once, copied for each test, gone with the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tenants import limits


@contextmanager
def standing(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Undo at the end of the block what is made in it; tests meanwhile undo what they do.

    What is made counts for no limit of a test: the broker outlives it.
    """
    with pytest.MonkeyPatch.context() as patched, blocker.unblock(), transaction.atomic():
        patched.setattr(limits, "SPACE", f"limit-{uuid4()}")
        yield
        transaction.set_rollback(True)
