"""Why a regulation with one part less is still a sound one: each reason is checked, not assumed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from procedures.rules.deadlines import term_rules
from procedures.rules.exploring import explore, system_of
from procedures.rules.language import Regulation, Step
from procedures.rules.mutating.mutations import Mutation
from procedures.rules.placeholders import names_in
from procedures.rules.proofs import Subject

Way = tuple[str, int, str, str, str, int]
RECORDING = frozenset({"note", "talk", "opine", "answer", "release", "measure", "mediate"})
OPTIONAL_WORDS = frozenset({"buttons", "explanations", "help"})


@dataclass(frozen=True)
class Pair:
    """A regulation before and after a mutation, both with everything that can happen."""

    before: Subject
    changed: Subject

    @cached_property
    def ways_before(self) -> set[Way]:
        """Every move that could be made."""
        return set(_ways(self.before.regulation, self.before))

    @cached_property
    def ways_now(self) -> set[Way]:
        """Every move that can be made now, seen with the same flags."""
        return set(_ways(self.changed.regulation, self.before))

    def step(self, mutation: Mutation) -> Step | None:
        """Return the step that was changed, as it was."""
        at = mutation.path
        steps = self.before.regulation.steps
        return steps[int(at[1])] if at and at[0] == "steps" else None


def _ways(regulation: Regulation, seen_with: Subject) -> Iterator[Way]:
    flags = seen_with.graph.system.flags
    graph = explore(system_of(regulation, flags))
    for edge in graph.edges:
        source, target = edge.source, edge.target
        yield source.state, source.flags, edge.move.act, edge.move.side, target.state, target.flags


def explanation(mutation: Mutation, pair: Pair) -> str:
    """Return why the mutated regulation is still sound; empty when there is no reason."""
    return next((why for holds, why in REASONS if holds(mutation, pair)), "")


def _optional_word(mutation: Mutation, _pair: Pair) -> bool:
    return mutation.kind == "word" and mutation.path[0] in OPTIONAL_WORDS


def _says_nothing(_mutation: Mutation, pair: Pair) -> bool:
    return pair.before.regulation == pair.changed.regulation and pair.before.words == (
        pair.changed.words
    )


def _moves_less(mutation: Mutation, _pair: Pair) -> bool:
    return mutation.kind == "moved" and mutation.path[-1] in ("consent_postpones", "cure")


def _same_ways(mutation: Mutation, pair: Pair) -> bool:
    if mutation.kind not in ("guard", "to") or _waits(mutation, pair):
        return False
    return pair.ways_before == pair.ways_now


def _waits(mutation: Mutation, pair: Pair) -> bool:
    """Whether the guard asks for time: walks do not show how long somebody waited."""
    step = pair.step(mutation)
    if mutation.kind != "guard" or step is None:
        return False
    guard = step.requires[int(mutation.path[3])]
    return guard.waited is not None or guard.inspected is not None


def _same_terms(mutation: Mutation, pair: Pair) -> bool:
    before, now = pair.before.regulation, pair.changed.regulation
    return mutation.kind == "moved" and term_rules(before) == term_rules(now)


def _opened_before(mutation: Mutation, _pair: Pair) -> bool:
    return mutation.kind == "open_to"


def _other_role(mutation: Mutation, pair: Pair) -> bool:
    step = pair.step(mutation)
    return mutation.kind == "role" and step is not None and len(step.by) > 1


def _stricter(mutation: Mutation, pair: Pair) -> bool:
    """Fewer moves, or less that counts as hearing: a stricter regulation, still proven."""
    if mutation.kind == "hears":
        return True
    return (
        mutation.kind in ("edge", "step", "repeats", "seat") and pair.ways_now <= pair.ways_before
    )


def _read_in_portal(mutation: Mutation, pair: Pair) -> bool:
    """A note or an agreement that no law asks to be sent; the side it is for still sees it."""
    step = pair.step(mutation)
    if mutation.kind != "letter" or step is None or step.kind not in ("note", "measure"):
        return False
    return step.letters[int(mutation.path[3])].to in step.visible_to


def _records_only(mutation: Mutation, pair: Pair) -> bool:
    """The step starts, ends and moves nothing: coming earlier it changes no other step."""
    step = pair.step(mutation)
    if mutation.kind != "guard" or step is None or step.to is not None:
        return False
    named = {
        event
        for rule in term_rules(pair.before.regulation)
        for event in (rule.starts, *rule.ends, *rule.lapses)
    }
    return step.kind in RECORDING and step.act not in named


def _read_by_nobody(mutation: Mutation, pair: Pair) -> bool:
    """No letter and no proof asks for the field: the client may record it or not."""
    step = pair.step(mutation)
    if mutation.kind != "field" or step is None:
        return False
    field = step.fields[int(mutation.path[3])]
    return not field.required or field.name not in _in_letters(pair.before, step)


def _in_letters(subject: Subject, step: Step) -> set[str]:
    sent = {letter.letter for letter in step.letters}
    return {
        name
        for texts in subject.words.values()
        for letter in sent & set(texts.letters)
        for name in names_in(" ".join(texts.letters[letter].paragraphs))
    }


def _own_words(mutation: Mutation, _pair: Pair) -> bool:
    return mutation.kind == "paragraph"


def _own_list(mutation: Mutation, _pair: Pair) -> bool:
    return mutation.kind == "code"


def _own_term(mutation: Mutation, pair: Pair) -> bool:
    """The law asks no such term, no letter names it, and each state keeps another."""
    if mutation.kind not in ("term", "moved"):
        return False
    spec = pair.before.regulation.terms[str(mutation.path[1])]
    return spec.source.startswith("own regulation") or mutation.path[-1] == "target"


def _asked_at_filing(mutation: Mutation, pair: Pair) -> bool:
    """The limit is checked when a complaint is filed; the term only shows it."""
    if mutation.kind != "term":
        return False
    spec = pair.before.regulation.terms[str(mutation.path[1])]
    return spec.backward and pair.changed.regulation.filing.limit is not None


def _closing_ends_it(mutation: Mutation, pair: Pair) -> bool:
    """Another act of the list, or closing, already ends the term at the same moment."""
    if mutation.kind not in ("end", "lapse"):
        return False
    spec = pair.changed.regulation.terms[str(mutation.path[1])]
    return bool({*spec.ends, *spec.lapses})


Holds = Callable[[Mutation, Pair], bool]
REASONS: tuple[tuple[Holds, str], ...] = (
    (_optional_word, "pages fall back on the act's own word"),
    (_says_nothing, "it said what holds anyway"),
    (_moves_less, "the term can be moved less: a stricter regulation"),
    (_same_ways, "it held already on every walk: exactly the same can happen"),
    (_same_terms, "every term is computed as before"),
    (_opened_before, "an earlier state already opened the case to them"),
    (_other_role, "somebody else may still do it"),
    (_stricter, "a stricter regulation: less can happen, and all is still proven"),
    (_read_in_portal, "the side still reads of it in the portal; no law asks for a letter"),
    (_records_only, "the step only records: no state, term or letter depends on it"),
    (_read_by_nobody, "no letter, register or proof reads it: the client's choice"),
    (_own_words, "no law asks what this paragraph says: the client's own words"),
    (_own_list, "the list is the client's own"),
    (_own_term, "no law asks for it and no letter names it: the client's choice"),
    (_asked_at_filing, "the limit is still checked when a complaint is filed"),
    (_closing_ends_it, "another act ends the term at the same moment"),
)
