"""Differences in what must hold before a step."""

from collections.abc import Iterator

from procedures.rules.differing.sentences import GUARDS
from procedures.rules.differing.telling import Difference, Teller
from procedures.rules.language import Guard, Step

STEPS = "steps"


def guard_differences(teller: Teller, before: Step, after: Step) -> Iterator[Difference]:
    """Yield which conditions of a step are new, are gone, or changed their exceptions."""
    step = teller.word("acts", after.act)
    was, is_ = ({_asked(one): one for one in each.requires} for each in (before, after))
    for key, one, other in (("guard_new", is_, was), ("guard_gone", was, is_)):
        for asked in one.keys() - other.keys():
            yield teller.say(STEPS, key, step=step, guard=_in_words(teller, one[asked]))
    for asked in was.keys() & is_.keys():
        called = f"{step} › {_in_words(teller, is_[asked])}"
        yield from teller.others(STEPS, called, (was[asked], is_[asked]), ())


def _asked(guard: Guard) -> tuple[object, ...]:
    """Return what a guard asks; its exceptions and its source are no other question."""
    answered = tuple(sorted(guard.answered.items()))
    return (guard.holds, guard.taken, guard.not_taken, answered, guard.waited, guard.inspected)


def _in_words(teller: Teller, guard: Guard) -> str:
    words = GUARDS[teller.language]
    if guard.holds is not None:
        return words.get(guard.holds, guard.holds)
    if guard.taken is not None:
        return words["taken"].format(step=teller.word("acts", guard.taken))
    if guard.not_taken is not None:
        return words["not_taken"].format(step=teller.word("acts", guard.not_taken))
    if guard.waited is not None:
        return words["waited"].format(term=teller.word("terms", guard.waited))
    if guard.inspected is not None:
        return words["inspected"].format(length=teller.length(guard.inspected))
    said = [
        f"{teller.word('questions', question)} {teller.code(question, code)}"
        for question, code in guard.answered.items()
    ]
    return words["answered"].format(answer=", ".join(said))
