"""When things happen in the demo: in order, in office hours, and never in the future."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from kernel.calendars import calendar
from wederhoor.demo import sheets
from wederhoor.demo.events import events_until
from wederhoor.demo.planning import PARTIES, Scene, Stage, Time
from wederhoor.demo.registering import desk_events, registers
from wederhoor.demo.sheets import Script
from wederhoor.demo.years import year_events

ZONE = ZoneInfo("Europe/Amsterdam")
CLIENTS = sheets.bureau().clients
DAYS = (
    datetime(2026, 11, 21, 12, tzinfo=UTC),
    datetime(2027, 1, 4, 8, tzinfo=UTC),
    datetime(2026, 3, 1, 3, tzinfo=UTC),
    datetime(2028, 2, 29, 23, tzinfo=UTC),
)


def time(now: datetime) -> Time:
    return Time(now, ZONE, calendar("nl"))


def scenes(slug: str, now: datetime) -> tuple[Scene, ...]:
    return Stage(Script(slug), time(now)).scenes()


@pytest.mark.parametrize("now", DAYS)
@pytest.mark.parametrize("slug", CLIENTS)
def test_nothing_happens_after_now_or_out_of_order(slug: str, now: datetime) -> None:
    events = events_until(time(now), scenes(slug, now))
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert events[-1].at < now
    assert [
        event.at for event in year_events(time(now), Script(slug).years) if event.at >= now
    ] == []


@pytest.mark.parametrize("now", DAYS)
@pytest.mark.parametrize("slug", CLIENTS)
def test_acts_of_a_case_follow_each_other_after_its_filing(slug: str, now: datetime) -> None:
    for scene in scenes(slug, now):
        moments = [scene.filed_at, *(act.at for act in scene.acts)]
        assert moments == sorted(set(moments)), scene.story.key


@pytest.mark.parametrize("now", DAYS)
@pytest.mark.parametrize("slug", CLIENTS)
def test_staff_acts_on_working_days_within_reasonable_hours(slug: str, now: datetime) -> None:
    rest = calendar("nl").rest_day
    acts = [act for scene in scenes(slug, now) for act in scene.acts if act.by not in PARTIES]
    assert [act for act in acts if rest(act.at.date()) or not 8 <= act.at.hour < 19] == []


@pytest.mark.parametrize("slug", CLIENTS)
def test_stories_tell_the_same_in_every_run(slug: str) -> None:
    assert scenes(slug, DAYS[0]) == scenes(slug, DAYS[0])


def test_story_filed_days_ago_moves_along_and_one_of_a_year_stays() -> None:
    late = time(datetime(2027, 6, 30, 12, tzinfo=UTC))
    assert late.of("ago 10 09:30").date() == date(2027, 6, 20)
    assert late.of("-2 03-14 20:15") == datetime(2025, 3, 14, 20, 15, tzinfo=ZONE)


@pytest.mark.parametrize("slug", CLIENTS)
def test_nobody_sits_for_a_case_of_their_own_department(slug: str) -> None:
    people = Script(slug).client.people
    for scene in scenes(slug, DAYS[0]):
        seated = [people[key] for key in scene.cast.values() if key in people]
        tied = [one.name for one in seated if one.seats and one.department]
        own = [one.name for one in seated if one.department in scene.story.departments]
        assert set(tied) & set(own) == set(), scene.story.key


@pytest.mark.parametrize("now", DAYS)
@pytest.mark.parametrize(("slug", "key"), [("vandelden", "ketenpark"), ("delinde", "open-houding")])
def test_case_to_look_back_on_is_there_in_every_season(slug: str, key: str, now: datetime) -> None:
    scene = next(one for one in scenes(slug, now) if one.story.key == key)
    happened = [act.slot for act in scene.acts if act.at < now]
    assert {"answered", "end", "aftercare_invited"} <= set(happened)
    assert "aftercare" not in happened
    closed_at = next(act.at for act in scene.acts if act.slot == "end")
    assert (now - closed_at).days < 59, "the two months of aftercare are not over"


@pytest.mark.parametrize("now", DAYS)
@pytest.mark.parametrize("slug", CLIENTS)
def test_desk_puts_nothing_down_in_the_future_or_on_a_day_of_rest(slug: str, now: datetime) -> None:
    filed = {one.story.key: one.filed_at for one in scenes(slug, now)}
    events = [one for one in desk_events(time(now), registers(slug), filed) if not one.became]
    assert [one for one in events if one.at >= now] == []
    rest = calendar("nl").rest_day
    assert [one for one in events if rest(one.at.date()) or not 8 <= one.at.hour < 19] == []
