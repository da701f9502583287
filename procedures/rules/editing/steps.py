"""Switching steps of a regulation on and off, and who takes them, sees them and is written to."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kernel.errors import Refusal
from procedures.rules.editing.difference import applied, differing_from
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.places import MISSING, Data, called, found
from procedures.rules.editing.pruning import pruned

SEEING = ["complainant", "respondent"]


def acts_of(rules: Data) -> tuple[str, ...]:
    """Return the steps of a document, in order."""
    return tuple(called(step) for step in rules.get("steps", ()))


def off(draft: Manuscript) -> tuple[str, ...]:
    """Return the steps of what the draft builds on that are switched off in it."""
    own = set(acts_of(draft.rules))
    return tuple(act for act in acts_of(draft.base) if act not in own)


def switched_off(draft: Manuscript, acts: Collection[str]) -> Manuscript:
    """Return the draft without these steps, and without what spoke of them only in passing.

    A term that begins with such a step goes too, and so does one that nothing else meets. What
    waits for such a step keeps waiting: the proofs then say so.
    """
    _known(acts, acts_of(draft.rules))
    return replace(draft, rules=pruned(draft.rules, frozenset(acts)))


def switched_on(draft: Manuscript, acts: Collection[str]) -> Manuscript:
    """Return the draft with these steps as they were, and with what came with them."""
    gone = frozenset(off(draft))
    _known(acts, gone)
    before = pruned(draft.base, gone)
    after = pruned(draft.base, gone - set(acts))
    own = differing_from(draft.parent, before, draft.rules)
    return replace(draft, rules=applied(own, after))


def with_actors(draft: Manuscript, act: str, by: Sequence[str]) -> Manuscript:
    """Return the draft in which these roles may take the step; there is at least one."""
    if not by:
        raise Refusal(
            "draft.nobody_acts",
            message="Kies ten minste een rol: iemand moet deze stap kunnen zetten.",
        )
    return draft.placed(("steps", act, "by"), _kept_order(draft, (act, "by"), by))


def with_readers(draft: Manuscript, act: str, readers: Sequence[str]) -> Manuscript:
    """Return the draft in which these sides may see that the step was taken."""
    chosen = _kept_order(draft, (act, "visible_to"), readers)
    return draft.placed(("steps", act, "visible_to"), chosen, SEEING)


def with_letters(draft: Manuscript, act: str, letters: Sequence[tuple[str, str]]) -> Manuscript:
    """Return the draft in which the step sends these letters, each to a side or role."""
    former = [*_letters(draft.base, act), *_letters(draft.rules, act)]
    known = {(one["letter"], one["to"]): one for one in reversed(former)}
    wanted = [*(key for key in _keys(former) if key in letters), *letters]
    chosen = [known.get(key, _letter(*key)) for key in dict.fromkeys(wanted)]
    return draft.placed(("steps", act, "letters"), chosen, [])


def with_waiting(draft: Manuscript, act: str, after: Sequence[str]) -> Manuscript:
    """Return the draft in which the step waits for these acts; its other guards stay."""
    before = draft.base_at("steps", act, "requires", default=[])
    now = draft.at("steps", act, "requires", default=[])
    waits = [{"taken": one} for one in after if not any(g.get("taken") == one for g in before)]
    kept = [guard for guard in now if "taken" not in guard]
    own = [guard for guard in kept if guard not in before]
    former = [guard for guard in before if guard in kept or guard.get("taken") in after]
    return draft.placed(("steps", act, "requires"), [*former, *own, *waits], [])


def _keys(letters: Sequence[Data]) -> Iterator[tuple[str, str]]:
    return ((one["letter"], one["to"]) for one in letters)


def _letter(letter: str, to: str) -> dict[str, str]:
    return {"letter": letter, "to": to}


def _letters(rules: Data, act: str) -> list[Data]:
    letters = found(rules, ("steps", act, "letters"))
    return [] if letters is MISSING else list(letters)


def _kept_order(draft: Manuscript, place: tuple[str, str], chosen: Sequence[str]) -> list[str]:
    """Return what was chosen in the order in which the base names it, what is new last."""
    before = draft.base_at("steps", *place, default=draft.at("steps", *place, default=[]))
    return [
        *(one for one in before if one in chosen),
        *(one for one in chosen if one not in before),
    ]


def _known(acts: Collection[str], among: Collection[str]) -> None:
    for act in acts:
        if act not in among:
            raise Refusal(
                "draft.unknown_step", message="Deze stap staat niet in de regeling.", act=act
            )
