from dataclasses import FrozenInstanceError
from uuid import uuid4

import pytest

from kernel.actors import Actor


def test_actor_keeps_its_roles() -> None:
    actor = Actor("person", uuid4(), "Noor Willems", frozenset({"secretary"}))
    with pytest.raises(FrozenInstanceError):
        actor.roles = frozenset({"chair"})  # type: ignore[misc]
    assert actor.roles == frozenset({"secretary"})


def test_system_has_no_id_and_no_roles() -> None:
    assert Actor("system", None, "Wederhoor") == Actor("system", None, "Wederhoor", frozenset())
