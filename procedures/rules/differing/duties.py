"""Differences beside the steps: the committee, the outcome, care afterwards, duties to report."""

from collections.abc import Iterator, Mapping
from itertools import chain

from procedures.rules.differing.telling import Difference, Teller, came, stayed, went
from procedures.rules.hearing_report import remarks_within
from procedures.rules.language import Panel
from procedures.rules.language.values import Part

COMMITTEE, OUTCOME, CARE, DUTIES = "committee", "outcome", "care", "duties"
KEYED: Mapping[str, tuple[str, str]] = {
    "next_steps": ("body", "roles"),
    "reports": ("name", "reports"),
    "contents": ("name", "contents"),
    "tracks": ("track", "track"),
}
"""Lists of parts: the field that names a part, and the words it is found in."""
GENERAL = ("calendar", "source", "languages")


def committee_differences(teller: Teller) -> Iterator[Difference]:
    """Yield what differs in how the committee is composed."""
    before, after = teller.before.panel, teller.after.panel
    if before is None and after is not None:
        yield teller.say(COMMITTEE, "panel_new", seats=_seats(teller, after))
    elif before is not None and after is None:
        yield teller.say(COMMITTEE, "panel_gone")
    elif before is not None and after is not None:
        if before.seats != after.seats:
            seats = {"before": _seats(teller, before), "after": _seats(teller, after)}
            yield teller.say(COMMITTEE, "seats", **seats)
        called = teller.part_word("panel")
        yield from teller.others(COMMITTEE, called, (before, after), ("seats",))


def _seats(teller: Teller, panel: Panel) -> str:
    seats = (f"{count} × {teller.word('roles', seat)}" for seat, count in panel.seats.items())
    return ", ".join(seats)


def duty_differences(teller: Teller) -> Iterator[Difference]:
    """Yield what differs in outcome, aftercare, retention, reports, next steps and contents."""
    before, after = teller.before, teller.after
    yield from teller.others(
        OUTCOME, teller.part_word("outcomes"), (before.outcomes, after.outcomes), ()
    )
    if before.aftercare.after != after.aftercare.after:
        yield teller.say(CARE, "aftercare", after=teller.length(after.aftercare.after))
    yield from teller.others(
        CARE, teller.part_word("aftercare"), (before.aftercare, after.aftercare), ("after",)
    )
    if before.hearing != after.hearing:
        lengths = (teller.length(remarks_within(one)) for one in (before, after))
        yield teller.say(
            DUTIES, "remarks_within", **dict(zip(("before", "after"), lengths, strict=True))
        )
    yield from _retention(teller)
    yield from chain.from_iterable(_keyed(teller, field) for field in KEYED)
    for name in GENERAL:
        was, is_ = getattr(before, name), getattr(after, name)
        if was != is_:
            yield teller.other(DUTIES, teller.part_word("regulation"), name, (was, is_))
    if before.regulation != after.regulation:
        names = (before.regulation, after.regulation)
        yield teller.other(DUTIES, teller.part_word("regulation"), "own_name", names)


def _retention(teller: Teller) -> Iterator[Difference]:
    before, after = teller.before.retention, teller.after.retention
    if (before.amount, before.unit) != (after.amount, after.unit):
        lengths = {"before": teller.length(before), "after": teller.length(after)}
        yield teller.say(CARE, "retention", **lengths)
    called = teller.part_word("retention")
    yield from teller.others(CARE, called, (before, after), ("amount", "unit"))


def _keyed(teller: Teller, field: str) -> Iterator[Difference]:
    key, part = KEYED[field]
    was, is_ = (_by_name(getattr(each, field), key) for each in (teller.before, teller.after))
    for sentence, names in ((f"{field}_new", came(was, is_)), (f"{field}_gone", went(was, is_))):
        for name in names:
            yield teller.say(DUTIES, sentence, name=_called(teller, part, name))
    for name in stayed(was, is_):
        called = _called(teller, part, name)
        yield from teller.others(DUTIES, called, (was[name], is_[name]), (key,))


def _called(teller: Teller, part: str, name: str) -> str:
    return teller.code("track", name) if part == "track" else teller.word(part, name)


def _by_name(parts: tuple[Part, ...], key: str) -> dict[str, Part]:
    return {str(getattr(part, key)): part for part in parts}
