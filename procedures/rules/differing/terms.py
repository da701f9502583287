"""Differences in the terms: how long, from when, until what, and what moves their end."""

from collections.abc import Iterator

from procedures.rules.differing.telling import Difference, Teller, came, stayed, went
from procedures.rules.language import TermSpec

TERMS = "terms"
TOLD = frozenset({"amount", "unit", "from_", "ends", "extension", "roll", "target"})


def term_differences(teller: Teller) -> Iterator[Difference]:
    """Yield what differs in the terms."""
    before, after = teller.before.terms, teller.after.terms
    for name in came(before, after):
        yield teller.say(TERMS, "term_new", **_called(teller, name, after[name]))
    for name in went(before, after):
        yield teller.say(TERMS, "term_gone", **_called(teller, name, before[name]))
    for name in stayed(before, after):
        yield from _of_term(teller, name, before[name], after[name])


def _called(teller: Teller, name: str, spec: TermSpec) -> dict[str, str]:
    return {
        "term": teller.word("terms", name),
        "length": teller.length(spec),
        "event": teller.word("acts", spec.from_),
    }


def _of_term(teller: Teller, name: str, before: TermSpec, after: TermSpec) -> Iterator[Difference]:
    term = teller.word("terms", name)
    if (before.amount, before.unit) != (after.amount, after.unit):
        lengths = {"before": teller.length(before), "after": teller.length(after)}
        yield teller.say(TERMS, "term_length", term=term, **lengths)
    if before.from_ != after.from_:
        events = {"before": _act(teller, before.from_), "after": _act(teller, after.from_)}
        yield teller.say(TERMS, "term_from", term=term, **events)
    if set(before.ends) != set(after.ends):
        acts = {"before": _acts(teller, before), "after": _acts(teller, after)}
        yield teller.say(TERMS, "term_ends", term=term, **acts)
    if before.roll != after.roll:
        yield teller.say(TERMS, f"roll_{after.roll}", term=term)
    if before.target != after.target:
        yield _target(teller, term, after)
    if before.extension != after.extension:
        yield _extension(teller, term, after)
    yield from teller.others(TERMS, term, (before, after), TOLD)


def _act(teller: Teller, act: str) -> str:
    return teller.word("acts", act)


def _acts(teller: Teller, spec: TermSpec) -> str:
    return teller.words("acts", spec.ends)


def _target(teller: Teller, term: str, after: TermSpec) -> Difference:
    if after.target is None:
        return teller.say(TERMS, "target_gone", term=term)
    return teller.say(TERMS, "target", term=term, after=teller.length(after.target))


def _extension(teller: Teller, term: str, after: TermSpec) -> Difference:
    extension = after.extension
    if extension is None:
        return teller.say(TERMS, "extension_gone", term=term)
    times = str(extension.max_times)
    if extension.length is None:
        return teller.say(TERMS, "extension_open", term=term, times=times)
    length = teller.length(extension.length)
    return teller.say(TERMS, "extension", term=term, after=length, times=times)
