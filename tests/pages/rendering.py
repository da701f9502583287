"""Every page of every reader, as our own server writes it: to be judged and pictured elsewhere."""

import re
from collections.abc import Iterator

from procedures.rules.access import who_may
from tests.isolation.cast_of_matrix import Actor, Scene
from tests.isolation.matrix import Door, answered, doors, paths
from tests.pages.page import Page

LOOKING = (
    "nobody",
    "complainant",
    "respondent",
    "secretariat",
    "chair with a seat",
    "expert who declared nothing yet",
    "employer",
    "hr",
    "policy_officer",
)
"""Of the cast of the matrix those who between them see every page."""
PUBLIC = "public"
_HTML = re.compile(rb"\s*<!doctype html>", re.IGNORECASE)


def of_client(stage: Scene) -> Iterator[Page]:
    """Yield every page of a client's host as each reader has it.

    What the first of them gets when its form is sent empty follows.
    """
    for door in (one for one in doors() if not one.is_program):
        seeing = [stage.actor(name) for name in LOOKING if _may(door, stage.actor(name))]
        for place, actor in enumerate(seeing):
            yield from _asked(stage, door, actor, "GET")
            if not place:
                yield from _asked(stage, door, actor, "POST")


def _may(door: Door, actor: Actor) -> bool:
    if PUBLIC in door.needs:
        return actor.name == "nobody"
    return bool(who_may(door.needs) & actor.who)


def _asked(stage: Scene, door: Door, actor: Actor, method: str) -> Iterator[Page]:
    host, path = stage.ours.host, next(paths(stage, door, actor.name))[1]
    answer = answered(actor, method, path, host)
    content = bytes(getattr(answer, "content", b""))
    if _HTML.match(content):
        state = "as it is" if method == "GET" else "sent"
        yield Page(door.name or path, actor.name, state, host, path, content.decode())
