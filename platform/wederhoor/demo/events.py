"""What happens at a client, moment by moment, out of all its scenes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wederhoor.demo.planning import PARTIES, Planned, Scene, Time
from wederhoor.demo.sheets import Message

Kind = Literal["filing", "act", "message", "code", "declaration", "visit"]

SOON = timedelta(minutes=3)
NEXT_MORNING = timedelta(hours=21)
LATER = timedelta(hours=30)
APPOINTED, TOLD = "no_conflict", "informed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens in a case; `who` is the part that does it, or to whom it is done."""

    kind: Kind
    at: datetime
    scene: Scene
    who: str = ""
    act: Planned | None = None
    message: Message | None = None


def events_until(time: Time, scenes: Sequence[Scene]) -> list[Event]:
    """Return everything that has happened by now, in the order in which it did."""
    found = (event for scene in scenes for event in _of(scene, time))
    return sorted((event for event in found if event.at < time.now), key=lambda one: one.at)


def _of(scene: Scene, time: Time) -> Iterator[Event]:
    yield Event("filing", scene.filed_at, scene)
    yield from _acts(scene)
    for message in scene.story.messages:
        yield Event("message", _sent_at(scene, message, time), scene, message.by, message=message)
    yield from _visits(scene)


def _acts(scene: Scene) -> Iterator[Event]:
    for act in scene.acts:
        yield Event("act", act.at, scene, act.by, act=act)
        if APPOINTED in act.values and not scene.story.undeclared:
            yield Event("declaration", act.at + NEXT_MORNING, scene, act.values["person"])
        if act.slot == TOLD:
            for part in respondents(scene):
                yield Event("code", act.at + SOON, scene, part)


def respondents(scene: Scene) -> list[str]:
    """Return the parts of the respondents: "respondent", "respondent_2" and so on."""
    places = range(1, len(scene.story.respondents) + 1)
    return ["respondent" if place == 1 else f"respondent_{place}" for place in places]


def _visits(scene: Scene) -> Iterator[Event]:
    """A day after the last act the parties come to read; a respondent only once told."""
    last = scene.acts[-1].at if scene.acts else scene.filed_at
    yield Event("visit", last + LATER, scene, "complainant")
    if any(act.slot == TOLD for act in scene.acts):
        yield Event("visit", last + LATER + SOON, scene, "respondent")


def _sent_at(scene: Scene, message: Message, time: Time) -> datetime:
    """In office hours for the desk; parties write when they like."""
    day = scene.filed_at.date() + timedelta(days=round(message.day))
    day = day if message.by in PARTIES else time.working(day)
    minutes = len(message.body)
    return max(time.at(day, f"{10 + minutes % 7}:{minutes % 60:02}"), scene.filed_at + SOON)
