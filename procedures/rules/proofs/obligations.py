from collections.abc import Container, Iterable
from dataclasses import dataclass

from kernel.errors import Refusal
from procedures.rules.language import Regulation
from procedures.rules.proofs import (
    awaiting,
    duties,
    fairness,
    flow,
    naming,
    people,
    recording,
    running,
    telling,
    tracks,
    wording,
)
from procedures.rules.proofs.lawful import letters_lawful
from procedures.rules.proofs.sentences import Teller
from procedures.rules.proofs.subject import Check, Failure, Subject, Words


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing to prove, and what stands in its way (nothing when it holds).

    `examined` is no when the names are so wrong that walking makes no sense yet.
    """

    name: str
    failures: tuple[Failure, ...] = ()
    examined: bool = True

    @property
    def holds(self) -> bool:
        """Whether it is proven."""
        return self.examined and not self.failures

    @property
    def mistakes(self) -> tuple[str, ...]:
        """What stands in its way, in Dutch for who writes the regulation."""
        return tuple(map(Teller("nl").told, self.failures))


def obligations(regulation: Regulation, words: Words) -> tuple[Obligation, ...]:
    """Return every obligation with what fails, in the order in which it is best mended."""
    return tuple(proven(Subject(regulation, words)))


def proven(subject: Subject, only: Container[str] | None = None) -> Iterable[Obligation]:
    """Yield each obligation (or `only` those) as far as it could be examined."""
    sound = True
    for name, (check_, walks) in OBLIGATIONS.items():
        if only is not None and name not in only:
            continue
        if walks and not sound:
            yield Obligation(name, examined=False)
            continue
        failures = tuple(dict.fromkeys(check_(subject)))
        if name in FIRST and failures:
            sound = False
        yield Obligation(name, failures)


def check(regulation: Regulation, words: Words) -> None:
    """Raise Refusal `regulation.unproven` with every mistake, unless all obligations hold."""
    found = obligations(regulation, words)
    mistakes = [mistake for one in found for mistake in one.mistakes]
    if mistakes:
        raise Refusal("regulation.unproven", message="\n".join(mistakes), mistakes=mistakes)


OF_WORDS = frozenset({"words_complete", "letters_render", "letters_lawful", "duties_kept"})
"""What depends on the words of a regulation."""
FIRST = frozenset({"names_exist", "begins_once"})
"""What must hold before walking makes sense."""

OBLIGATIONS: dict[str, tuple[Check, bool]] = {
    "names_exist": (naming.names_exist, False),
    "begins_once": (naming.begins_once, False),
    "all_reached": (flow.all_reached, True),
    "all_left": (flow.all_left, True),
    "both_sides_heard": (fairness.both_sides_heard, True),
    "views_awaited": (awaiting.views_awaited, True),
    "pieces_inspected": (awaiting.pieces_inspected, False),
    "informed_first": (fairness.informed_first, True),
    "committee_complete": (fairness.committee_complete, True),
    "anonymity_kept": (fairness.anonymity_kept, True),
    "ways_out": (fairness.ways_out, True),
    "decision_follows": (fairness.decision_follows, True),
    "terms_run": (running.terms_run, False),
    "terms_can_be_met": (running.terms_can_be_met, True),
    "terms_end": (running.terms_end, True),
    "terms_move": (running.terms_move, True),
    "no_endless_wait": (flow.no_endless_wait, True),
    "letters_follow": (telling.letters_follow, False),
    "same_news": (telling.same_news, False),
    "words_complete": (wording.words_complete, False),
    "letters_render": (telling.letters_render, True),
    "letters_lawful": (letters_lawful, False),
    "someone_acts": (people.someone_acts, True),
    "committee_sound": (people.committee_sound, False),
    "acts_record": (recording.acts_record, False),
    "register_filled": (recording.register_filled, True),
    "duties_kept": (duties.duties_kept, False),
    "tracks_kept": (tracks.tracks_kept, False),
}
"""Each obligation with its check, and whether that walks through what can happen."""
