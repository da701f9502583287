"""Differences in the steps: which there are, whose, when they can be taken, and their letters."""

from collections.abc import Iterable, Iterator

from procedures.rules.differing.guarding import guard_differences
from procedures.rules.differing.telling import Difference, Teller, came, stayed, went
from procedures.rules.language import Step, Texts

STEPS, LETTERS, STAGES = "steps", "letters", "stages"
TOLD = frozenset({"act", "from_", "to", "by", "requires", "fields", "letters", "visible_to"})


def step_differences(teller: Teller) -> Iterator[Difference]:
    """Yield what differs in the steps."""
    before = {step.act: step for step in teller.before.steps}
    after = {step.act: step for step in teller.after.steps}
    for act in came(before, after):
        yield _new(teller, after[act])
    for act in went(before, after):
        yield teller.say(STEPS, "step_gone", step=teller.word("acts", act))
    if [act for act in before if act in after] != list(stayed(before, after)):
        yield teller.say(STEPS, "order")
    for act in stayed(before, after):
        yield from _of_step(teller, before[act], after[act])


def _new(teller: Teller, step: Step) -> Difference:
    return teller.say(
        STEPS,
        "step_new",
        step=teller.word("acts", step.act),
        who=teller.words("roles", step.by),
        states=teller.words("states", step.from_),
    )


def _of_step(teller: Teller, before: Step, after: Step) -> Iterator[Difference]:
    step = teller.word("acts", after.act)
    for name, part in (("by", "roles"), ("from_", "states"), ("visible_to", "roles")):
        was, is_ = getattr(before, name), getattr(after, name)
        if set(was) != set(is_):
            names = {"before": teller.words(part, was), "after": teller.words(part, is_)}
            yield teller.say(STEPS, f"step_{name.rstrip('_')}", step=step, **names)
    if before.to != after.to:
        yield teller.say(
            STEPS,
            "step_to",
            step=step,
            before=teller.value(before.to),
            after=teller.value(after.to),
        )
    yield from guard_differences(teller, before, after)
    yield from _fields(teller, before, after)
    yield from _letters(teller, before, after)
    yield from teller.others(STEPS, step, (before, after), TOLD)


def _fields(teller: Teller, before: Step, after: Step) -> Iterator[Difference]:
    step = teller.word("acts", after.act)
    was, is_ = ({one.name: one for one in each.fields} for each in (before, after))
    for key, names in (("field_new", came(was, is_)), ("field_gone", went(was, is_))):
        if names:
            yield teller.say(STEPS, key, step=step, fields=teller.words("fields", names))
    for name in stayed(was, is_):
        called = f"{step} › {teller.word('fields', name)}"
        yield from teller.others(STEPS, called, (was[name], is_[name]), ("name",))


def _letters(teller: Teller, before: Step, after: Step) -> Iterator[Difference]:
    """A letter that only got another name in the regulation is told by its text, if it differs."""
    step = teller.word("acts", after.act)
    was, is_ = ({(one.letter, one.to): one for one in each.letters} for each in (before, after))
    new = _addressed(teller.words_after, came(was, is_))
    gone = _addressed(teller.words_before, went(was, is_))
    for key, one, other in (("letter_new", new, gone), ("letter_gone", gone, new)):
        for subject, to in came(other, one):
            addressed = {"letter": subject, "to": teller.word("roles", to)}
            yield teller.say(LETTERS, key, step=step, **addressed)
    for subject, to in stayed(gone, new):
        texts = teller.words_before.letters, teller.words_after.letters
        if texts[0].get(gone[subject, to]) != texts[1].get(new[subject, to]):
            yield teller.say(LETTERS, "letter_text", letter=subject)
    for letter in stayed(was, is_):
        called = f"{step} › {_subject(teller.words_after, letter[0])}"
        yield from teller.others(LETTERS, called, (was[letter], is_[letter]), ("letter", "to"))


def _addressed(texts: Texts, letters: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return letters by their subject and whom they go to."""
    return {(_subject(texts, letter), to): letter for letter, to in letters}


def _subject(texts: Texts, letter: str) -> str:
    text = texts.letters.get(letter)
    return text.subject if text else letter.replace("_", " ")


def state_differences(teller: Teller) -> Iterator[Difference]:
    """Yield what differs in the stages of a case."""
    before, after = teller.before.states, teller.after.states
    for key, names in (("state_new", came(before, after)), ("state_gone", went(before, after))):
        for name in names:
            yield teller.say(STAGES, key, state=teller.word("states", name))
    if next(iter(before)) != next(iter(after)):
        yield teller.say(STAGES, "begins", state=teller.word("states", next(iter(after))))
    for name in stayed(before, after):
        called = teller.word("states", name)
        yield from teller.others(STAGES, called, (before[name], after[name]), ())
