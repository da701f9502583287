"""A case that goes on under another regulation: what counts there, and when it can.

The day of receipt always counts: who chose the wrong door loses no time. Beside it only acts that
involve nobody but the complainant and the service count (`COUNTS`): what the other side was told,
asked or judged under one regulation means nothing under another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kernel.errors import Refusal
from procedures.rules.language import Kind, Regulation, Step, Track
from procedures.rules.walk import Taken, Walk, advance, walk

COUNTS: frozenset[Kind] = frozenset({"acknowledge", "complete", "talk", "note"})
"""Kinds of acts that can count under another regulation too."""
TRACK = "track"
"""The field, and the code list, that says where a case goes on."""


def track_named(regulation: Regulation, code: str) -> Track:
    """Return the track with this code. Raise Refusal `track.unknown`."""
    found = next((track for track in regulation.tracks if track.track == code), None)
    if found is None:
        raise Refusal(
            "track.unknown", message="Deze regeling kent die andere weg niet.", field=TRACK
        )
    return found


def check_naming(there: Regulation, *, anonymous: bool) -> None:
    """Raise Refusal `track.anonymous` or `track.named` when nobody can be there in this form."""
    known = there.filing.anonymity
    if anonymous and "anonymous" not in known:
        raise Refusal(
            "track.anonymous",
            message="Onder die regeling kan niemand anoniem blijven. Vraag de klager eerst of u de"
            " naam mag weten.",
            field=TRACK,
        )
    if not anonymous and not {"named", "third_parties"} & set(known):
        raise Refusal(
            "track.named", message="Onder die regeling blijft iedereen anoniem.", field=TRACK
        )


def counted(
    track: Track, here: Regulation, there: Regulation, acts: Iterable[Taken]
) -> list[Taken]:
    """Return the acts that count there, under their names there, each at its own moment.

    Raise Refusal `track.order` when they cannot have been done in this order there.
    """
    found = [_there(track, here, there, act) for act in acts]
    counting = [act for act in found if act is not None]
    _walked(there, counting)
    return counting


def _there(track: Track, here: Regulation, there: Regulation, act: Taken) -> Taken | None:
    step = here.step(act.act)
    if step is None:
        return None
    if step.kind == "receive":
        return replace(act, act=receiving(there).act)
    name = track.counts.get(act.act)
    other = there.step(name) if name else None
    return None if other is None else replace(act, act=other.act, facts=kept(other, act.facts))


def receiving(regulation: Regulation) -> Step:
    """Return the step with which a case begins."""
    return next(step for step in regulation.steps if step.kind == "receive")


def kept(step: Step, facts: object) -> dict[str, object]:
    """Return what the step there records too, of what was recorded here."""
    names = {field.name for field in step.fields if field.type != "files"}
    known = dict(facts)  # type: ignore[call-overload] # facts or texts, both by name
    return {name: value for name, value in known.items() if name in names}


def _walked(there: Regulation, acts: Sequence[Taken]) -> Walk:
    so_far = walk(there, ())
    for act in acts:
        step = there.step(act.act)
        if step is None or (step.from_ and so_far.state not in step.from_):
            raise Refusal(
                "track.order",
                message="Wat hier al is gedaan, past niet in die andere regeling. Pas de regeling"
                " aan.",
                act=act.act,
            )
        so_far = advance(there, so_far, act)
    return so_far


def mismatches(track: Track, here: Regulation, there: Regulation) -> Iterator[str]:
    """Yield what is wrong between two regulations, in sentences: nothing when a case can go on."""
    for act, name in track.counts.items():
        step, other = here.step(act), there.step(name)
        if other is None:
            yield f"Weg '{track.track}': '{there.regulation}' kent de stap '{name}' niet."
        elif step is not None and step.kind != other.kind:
            yield f"Weg '{track.track}': '{act}' is daar iets anders ('{name}')."
    if not set(here.filing.anonymity) & set(there.filing.anonymity):
        yield f"Weg '{track.track}': niemand die hier klaagt, kan dat daar in dezelfde vorm."
