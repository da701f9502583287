"""What must hold of a regulation before it may be adopted, each as an obligation."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kernel.errors import Refusal
from procedures.rules.language import Regulation, Step, Texts
from procedures.rules.placeholders import KNOWN, names_in
from procedures.rules.walk import CLOSED

Words = Mapping[str, Texts]
Check = Callable[[Regulation, Words], Iterator[str]]

DECIDES = frozenset({"admit", "decline", "decide", "extend", "rule", "acknowledge"})


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing to prove, and what stands in its way (empty when it holds)."""

    name: str
    mistakes: tuple[str, ...]


def obligations(regulation: Regulation, words: Words) -> tuple[Obligation, ...]:
    """Return every obligation with its mistakes, in the order in which they are best mended."""
    return tuple(Obligation(name, tuple(check(regulation, words))) for name, check in _CHECKS)


def check(regulation: Regulation, words: Words) -> None:
    """Raise Refusal `regulation.unproven` with every mistake, unless all obligations hold."""
    mistakes = [mistake for one in obligations(regulation, words) for mistake in one.mistakes]
    if mistakes:
        raise Refusal("regulation.unproven", message="\n".join(mistakes), mistakes=mistakes)


def _names_exist(regulation: Regulation, _words: Words) -> Iterator[str]:
    acts = {step.act for step in regulation.steps}
    for step in regulation.steps:
        for state in (*step.from_, *([step.to] if step.to else [])):
            if state not in regulation.states:
                yield f"Stap '{step.act}' noemt de onbekende toestand '{state}'."
        for guard in step.requires:
            for act in filter(None, (guard.taken, guard.not_taken)):
                if act not in acts:
                    yield f"Stap '{step.act}' wacht op de onbekende stap '{act}'."
        yield from _lists_exist(regulation, step)


def _lists_exist(regulation: Regulation, step: Step) -> Iterator[str]:
    for field in step.fields:
        if field.type in ("code", "codes") and (field.list or field.name) not in (
            regulation.code_lists
        ):
            yield f"Stap '{step.act}', veld '{field.name}': deze codelijst bestaat niet."


def _begins_once(regulation: Regulation, _words: Words) -> Iterator[str]:
    count = sum(step.kind == "receive" for step in regulation.steps)
    if count != 1:
        yield f"Er moet precies één stap zijn waarmee een klacht binnenkomt; er zijn er {count}."
    if CLOSED not in regulation.states:
        yield "Er is geen toestand 'closed', waarin een zaak is afgesloten."


def edges(regulation: Regulation) -> dict[str, set[str]]:
    """Return from each state the states that a step leads to."""
    found: dict[str, set[str]] = {state: set() for state in regulation.states}
    for step in regulation.steps:
        for state in step.from_:
            if step.to and state in found:
                found[state].add(step.to)
    return found


def reachable(regulation: Regulation, start: str) -> set[str]:
    """Return every state that can be reached from `start`, itself included."""
    ways, seen, todo = edges(regulation), set[str](), [start]
    while todo:
        state = todo.pop()
        if state not in seen:
            seen.add(state)
            todo.extend(ways.get(state, ()))
    return seen


def _all_reached(regulation: Regulation, _words: Words) -> Iterator[str]:
    seen = reachable(regulation, next(iter(regulation.states)))
    for state in regulation.states:
        if state not in seen:
            yield f"Toestand '{state}' kan nooit worden bereikt."
    for step in regulation.steps:
        if step.kind != "receive" and not set(step.from_) & seen:
            yield f"Stap '{step.act}' kan nooit worden gezet."


def _all_left(regulation: Regulation, _words: Words) -> Iterator[str]:
    final = {name for name, state in regulation.states.items() if state.final}
    for name in regulation.states:
        if name not in final and not reachable(regulation, name) & final:
            yield f"Vanuit toestand '{name}' komt een zaak nooit tot een einde."
        if name in final and edges(regulation)[name]:
            yield f"Toestand '{name}' is een einde, maar er vertrekt nog een stap."


def _both_sides(regulation: Regulation, _words: Words) -> Iterator[str]:
    """No judgment without admissibility and hearing both sides (Awb art. 9:10)."""
    for step in regulation.steps:
        held = {guard.holds for guard in step.requires}
        if step.kind == "rule" and "admissible" not in held:
            yield f"Stap '{step.act}' oordeelt zonder dat de klacht ontvankelijk is."
        if step.kind == "rule" and "both_sides_heard" not in held:
            yield f"Stap '{step.act}' oordeelt zonder dat beide kanten zijn gehoord."


def _terms_run(regulation: Regulation, _words: Words) -> Iterator[str]:
    events = {step.act for step in regulation.steps} | {CLOSED}
    for name, term in regulation.terms.items():
        named = {term.from_, *term.ends, *term.lapses, term.suspended_from, term.suspended_until}
        for event in sorted(filter(None, named - events)):
            yield f"Termijn '{name}' noemt '{event}', maar dat is geen stap."


def _letters_follow(regulation: Regulation, _words: Words) -> Iterator[str]:
    """Each decision with effect outside has a letter to the complainant (Awb art. 9:12)."""
    for step in regulation.steps:
        to = {letter.to for letter in step.letters}
        if step.kind in DECIDES and not to:
            yield f"Stap '{step.act}' is een beslissing, maar niemand krijgt er een brief van."
        if step.kind == "decide" and not {"complainant", "respondent"} <= to:
            yield f"Stap '{step.act}': de beslissing moet naar beide partijen."


def _words_complete(regulation: Regulation, words: Words) -> Iterator[str]:
    for language in regulation.languages:
        if language not in words:
            yield f"De teksten in de taal '{language}' ontbreken."
            continue
        for kind, names in _needed(regulation).items():
            known = getattr(words[language], kind)
            for name in sorted(names - set(known)):
                yield f"texts/{language}.yaml, {kind}: '{name}' ontbreekt."
        yield from _codes_complete(regulation, words[language], language)


def _needed(regulation: Regulation) -> dict[str, set[str]]:
    steps = regulation.steps
    return {
        "states": set(regulation.states),
        "acts": {step.act for step in steps},
        "terms": set(regulation.terms),
        "roles": {role for step in steps for role in step.by},
        "fields": {field.name for step in steps for field in step.fields},
        "questions": {question.name for question in regulation.filing.questions},
        "letters": {letter.letter for step in steps for letter in step.letters},
    }


def _codes_complete(regulation: Regulation, texts: Texts, language: str) -> Iterator[str]:
    for name, codes in regulation.code_lists.items():
        for code in codes:
            if code not in texts.codes.get(name, {}):
                yield f"texts/{language}.yaml, codes › {name}: '{code}' ontbreekt."


def _letters_render(regulation: Regulation, words: Words) -> Iterator[str]:
    known = KNOWN | {f"due.{term}" for term in regulation.terms}
    for language, texts in words.items():
        for name, letter in texts.letters.items():
            used = names_in(" ".join((letter.subject, *letter.paragraphs)))
            for unknown in sorted(used - known):
                yield f"texts/{language}.yaml, brief '{name}': {{{unknown}}} bestaat niet."


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("names_exist", _names_exist),
    ("begins_once", _begins_once),
    ("all_reached", _all_reached),
    ("all_left", _all_left),
    ("both_sides_heard", _both_sides),
    ("terms_run", _terms_run),
    ("letters_follow", _letters_follow),
    ("words_complete", _words_complete),
    ("letters_render", _letters_render),
)
