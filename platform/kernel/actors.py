from dataclasses import dataclass
from typing import Literal
from uuid import UUID

ActorKind = Literal["person", "party", "program", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: a person with an account, a party to a case, a program, the system.

    `id` is the account's, party's or token's; the system has none. `roles` are those that hold
    where and when the act is done, so that rules need no look-up.
    """

    kind: ActorKind
    id: UUID | None
    name: str
    roles: frozenset[str] = frozenset()
