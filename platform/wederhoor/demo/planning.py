"""From a story and its route to moments: what happens when, as values, without any database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from kernel.calendars import Calendar
from wederhoor.demo.sheets import Script, Step, Story

PARTIES = ("complainant", "respondent")
BREATH = timedelta(minutes=7)


@dataclass(frozen=True, slots=True)
class Planned:
    """One act to be taken: by whom (a part that somebody plays), when, with which values."""

    slot: str
    act: str
    by: str
    at: datetime
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """A story with its moments: when it was filed, its acts, who plays which part."""

    story: Story
    filed_at: datetime
    acts: tuple[Planned, ...]
    days: Mapping[str, date]
    cast: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Time:
    """The time of the demo: what today is, the client's zone and the days people rest."""

    now: datetime
    zone: ZoneInfo
    calendar: Calendar

    @property
    def today(self) -> date:
        """Today at the client."""
        return self.now.astimezone(self.zone).date()

    def at(self, day: date, clock: str) -> datetime:
        """Return the moment of a time such as 9:05 on a day."""
        return datetime.combine(day, time.fromisoformat(clock.zfill(5)), self.zone)

    def working(self, day: date) -> date:
        """Return the day, or the first working day after it."""
        while self.calendar.rest_day(day) is not None:
            day += timedelta(days=1)
        return day

    def of(self, written: str) -> datetime:
        """Return the moment that a story was filed, as written there."""
        kind, place, clock = written.split()
        if kind == "ago":
            return self.at(self.today - timedelta(days=int(place)), clock)
        month, day = (int(part) for part in place.split("-"))
        return self.at(date(self.today.year + int(kind), month, day), clock)


class Stage:
    """Plans the stories of one client in turn, so that parts and phrases go round."""

    def __init__(self, script: Script, time: Time) -> None:
        self._script = script
        self._time = time
        self._turns: dict[str, Iterator[int]] = {}
        self._last: dict[str, int] = {}

    def scenes(self) -> tuple[Scene, ...]:
        """Return every story with its moments, the earliest first."""
        dated = [(self._time.of(story.filed), story) for story in self._script.stories]
        dated.sort(key=lambda one: one[0])
        return tuple(self._scene(story, at) for at, story in dated)

    def _scene(self, story: Story, filed_at: datetime) -> Scene:
        steps = (*self._script.routes[story.route], *story.adds)
        taken = {step.slot for step in steps if _taken(story, step)}
        days = self._days(story, filed_at.date(), steps)
        chosen = sorted(
            (step for step in steps if step.slot in taken & days.keys()),
            key=lambda step: days[step.slot],
        )
        acts = self._acts(story, chosen, filed_at=filed_at, days=days)
        return Scene(story, filed_at, tuple(acts), days, self._cast(story))

    def _days(self, story: Story, filed_on: date, steps: Iterable[Step]) -> Mapping[str, date]:
        """The day of each slot that can be reached, whether it is taken or not."""
        days, reached = {"": filed_on}, {""}
        for step in steps:
            if step.after not in reached:
                continue
            said = story.says.get(step.slot) or {}
            pace = 1 if step.after else story.pace
            start, shift = days[step.after], step.day * pace
            if "day" in said:
                start, shift = filed_on, said["day"]
            day = start + timedelta(days=round(shift))
            own_time = said.get("by", step.by) in PARTIES
            days[step.slot] = day if own_time else self._time.working(day)
            reached |= {step.slot} if _taken(story, step) else set()
        return days

    def _acts(
        self, story: Story, steps: Iterable[Step], *, filed_at: datetime, days: Mapping[str, date]
    ) -> Iterator[Planned]:
        at = filed_at
        for step in steps:
            said = step.values | dict(story.says.get(step.slot) or {})
            by, clock = said.pop("by", step.by), said.pop("time", step.time)
            clock = clock or _clock(story, step.slot, by)
            at = max(at + BREATH, self._time.at(days[step.slot], clock))
            said.pop("day", None)
            values = {name: self._worded(value, story) for name, value in said.items()}
            yield Planned(step.slot, step.act, by, at, values)
            if step.slot == story.until:
                return

    def _worded(self, value: object, story: Story) -> object:
        """A value as written; "@place" is the next phrase of that pool, "@=place" the last one."""
        if not isinstance(value, str) or not value.startswith("@"):
            return value
        name = value.lstrip("@=")
        pool = self._script.phrases[name]
        turn = self._last[name] if value.startswith("@=") else self._turn(name)
        self._last[name] = turn
        return pool[turn % len(pool)].format(topic=story.topic)

    def _cast(self, story: Story) -> Mapping[str, str]:
        """Who plays which part; nobody plays two, unless the story says so."""
        chosen = dict(story.cast)
        for part, players in self._script.client.parts.items():
            free = [key for key in players if self._may_play(key, story, chosen)]
            if part not in chosen:
                chosen[part] = free[self._turn(part) % len(free)]
        return chosen

    def _may_play(self, key: str, story: Story, chosen: Mapping[str, str]) -> bool:
        """Nobody sits in the committee for a case of their own department."""
        person = self._script.client.people.get(key)
        tied = person is not None and person.seats and person.department in story.departments
        return key not in chosen.values() and not tied

    def _turn(self, name: str) -> int:
        return next(self._turns.setdefault(name, count()))


def _taken(story: Story, step: Step) -> bool:
    if step.slot in story.says:
        return story.says[step.slot] is not None
    return not step.given


def _clock(story: Story, slot: str, by: str) -> str:
    """A time of the day that is the same in every run: in office hours, longer for parties."""
    seed = crc32(f"{story.key}/{slot}".encode())
    first, hours = (8, 13) if by in PARTIES else (9, 7)
    return f"{first + seed % hours:02}:{seed // 16 % 60:02}"
