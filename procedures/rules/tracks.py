"""A case that goes on under another regulation: what counts there, and when it can.

The day of receipt always counts: who chose the wrong door loses no time. Beside it only acts that
involve nobody but the complainant and the service count (`COUNTS`): what the other side was told,
asked or judged under one regulation means nothing under another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kernel.errors import Refusal
from procedures.rules.language import Kind, Regulation, Step, Track
from procedures.rules.walk import Taken, advance, walk

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


def hidden_there(there: Regulation, *, anonymous: bool, hidden: bool) -> bool:
    """Return whether the complainant's name is kept from third parties there.

    It is never kept less than here: a name known here may be hidden there, not the other way round.
    `anonymous` is without a name. Raise Refusal `track.anonymous`, `track.hidden` or `track.named`.
    """
    known = there.filing.anonymity
    if anonymous and "anonymous" not in known:
        raise Refusal(
            "track.anonymous",
            message="Onder die regeling kan niemand anoniem blijven. Vraag de klager eerst of u de"
            " naam mag weten.",
            field=TRACK,
        )
    if hidden and "third_parties" not in known:
        raise Refusal(
            "track.hidden",
            message="Onder die regeling kan de naam niet geheim blijven voor anderen. Vraag de"
            " klager eerst of dat mag.",
            field=TRACK,
        )
    if not anonymous and not {"named", "third_parties"} & set(known):
        raise Refusal(
            "track.named", message="Onder die regeling blijft iedereen anoniem.", field=TRACK
        )
    return not anonymous and (hidden or "named" not in known)


def renamed(track: Track, here: Regulation, there: Regulation) -> dict[str, Step]:
    """Return by act here the step that it is there: the receipt, and what the track says counts."""
    named = {act: there.step(name) for act, name in track.counts.items()}
    found = {act: step for act, step in named.items() if step is not None}
    return {receiving(here).act: receiving(there), **found}


def counted(
    track: Track, here: Regulation, there: Regulation, acts: Iterable[Taken]
) -> list[Taken]:
    """Return the acts that count there, under their names there, each at its own moment.

    Raise Refusal `track.order` when they cannot have been done in this order there.
    """
    names = renamed(track, here, there)
    counting = [
        replace(act, act=names[act.act].act, facts=kept(names[act.act], act.facts))
        for act in acts
        if act.act in names
    ]
    _walked(there, counting)
    return counting


def receiving(regulation: Regulation) -> Step:
    """Return the step with which a case begins."""
    return next(step for step in regulation.steps if step.kind == "receive")


def kept(step: Step, facts: Mapping[str, object]) -> dict[str, object]:
    """Return what the step there records too, of what was recorded here."""
    names = {field.name for field in step.fields if field.type != "files"}
    return {name: value for name, value in facts.items() if name in names}


def _walked(there: Regulation, acts: Sequence[Taken]) -> None:
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


def mismatches(track: Track, here: Regulation, there: Regulation) -> Iterator[str]:
    """Yield what is wrong between two regulations, in sentences: nothing when a case can go on."""
    for act, name in track.counts.items():
        step, other = here.step(act), there.step(name)
        if other is None:
            yield f"Weg '{track.track}': '{there.regulation}' kent de stap '{name}' niet."
        elif step is not None and step.kind != other.kind:
            yield f"Weg '{track.track}': '{act}' is daar iets anders ('{name}')."
    kept = set(here.filing.anonymity) & set(there.filing.anonymity)
    hidden = "named" in here.filing.anonymity and "third_parties" in there.filing.anonymity
    if not (kept or hidden):
        yield f"Weg '{track.track}': niemand die hier klaagt, kan dat daar in dezelfde vorm."
