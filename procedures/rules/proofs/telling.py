"""Letters: each decision reaches whom it is about, and each letter can be filled."""

from collections.abc import Container, Iterator, Mapping

from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.events import names_of
from procedures.rules.exploring import Edge, Situation, told
from procedures.rules.language import LetterTo, Regulation, Step
from procedures.rules.placeholders import KNOWN, names_in, written_in
from procedures.rules.proofs.subject import Failure, Subject, failed
from procedures.rules.walk import SIDES

DECIDES = frozenset({"admit", "decline", "decide", "extend", "rule", "acknowledge"})
COMPLAINANT = ("complainant",)
ENTITLED: Mapping[str, tuple[str, ...]] = {
    "acknowledge": COMPLAINANT,
    "complete": COMPLAINANT,
    "admit": COMPLAINANT,
    "decline": COMPLAINANT,
    "refer": COMPLAINANT,
    "inform": ("respondent",),
    "invite": SIDES,
    "hear": SIDES,
    "mediate": SIDES,
    "settle": SIDES,
    "change": SIDES,
    "withdraw": SIDES,
    "draft": SIDES,
    "postpone": SIDES,
    "advise": COMPLAINANT,
    "rule": SIDES,
    "decide": SIDES,
    "close": SIDES,
}
"""Who is told of an act of this kind, as far as the regulation knows them (Awb art. 9:8(3), 9:9,
9:10, 9:11(2), 9:12(1))."""
FILLED_BY_FIELD = frozenset({"reasons", "departure_reasons", "planned_at", "place", "answer_by"})
ENCLOSED = "enclosed"


def letters_follow(subject: Subject) -> Iterator[Failure]:
    """Each decision with effect outside has a letter to everybody entitled (Awb art. 9:12)."""
    regulation = subject.regulation
    for step in regulation.steps:
        to = {letter.to for letter in step.letters}
        if step.kind in DECIDES and not to:
            yield failed("decision_unsent", step=step.act)
        elif step.kind == "decide" and not set(_sides(regulation, SIDES)) <= to:
            yield failed("decision_one_sided", step=step.act)
        else:
            for one in sorted(_entitled(regulation, step) - to):
                yield failed("letter_missing", step=step.act, role=one)


def _sides(regulation: Regulation, sides: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sides the regulation knows: without telling there is no respondent."""
    told = any(step.kind == "inform" for step in regulation.steps)
    return tuple(side for side in sides if side == "complainant" or told)


def _entitled(regulation: Regulation, step: Step) -> set[str]:
    found = set(_sides(regulation, ENTITLED.get(step.kind, ())))
    if step.hears != "none" and step.kind != "waive":
        found |= set(_sides(regulation, SIDES))
    found &= _about(step)
    if step.kind == "extend":
        found |= _told_of_extending(regulation, step)
    if step.kind in ("rule", "advise") and not step.binding:
        found |= _deciding(regulation)
    if step.kind == "decide" and regulation.panel is not None:
        found.add("committee")
    if step.kind == "answer" and _is_defence(step):
        found.add("complainant")
    return found | _unheard(regulation, step) | _shown_to(regulation, step)


def _unheard(regulation: Regulation, step: Step) -> set[str]:
    """Whoever is not heard on the statute's own exception is told so."""
    guards = [guard for one in regulation.steps for guard in one.requires]
    unless = (one for guard in guards for one in guard.unless if not one.absent)
    return {one.side for one in unless if one.taken == step.act}


def _shown_to(regulation: Regulation, step: Step) -> set[str]:
    """Somebody whom an act is for and who does not see the case by themselves has a letter."""
    panel = regulation.panel
    seats = {*panel.seats, *panel.experts, *panel.support} if panel else set[str]()
    return set(step.visible_to) - set(SIDES) - SEES_EVERY_CASE - seats


def _about(step: Step) -> set[str]:
    """Return the sides that an act can be about: both, unless it is of one side only."""
    return {field.of for field in step.fields if field.of} or set(SIDES)


def _told_of_extending(regulation: Regulation, step: Step) -> set[str]:
    specs = regulation.terms.values()
    own = [
        spec for spec in specs if spec.extension and (spec.extended_by or "extended") == step.act
    ]
    return {to for spec in own for to in spec.tells}


def _deciding(regulation: Regulation) -> set[str]:
    decides = [step for step in regulation.steps if step.kind == "decide"]
    return {"employer"} if any("employer" in step.by for step in decides) else set()


def _is_defence(step: Step) -> bool:
    """The answer to the complaint itself; an answer to an invitation names its side."""
    return not any(field.type == "side" for field in step.fields)


def same_news(subject: Subject) -> Iterator[Failure]:
    """What both sides may know and one is told by letter, the other is told too."""
    for step in subject.regulation.steps:
        to = {letter.to for letter in step.letters} & set(SIDES)
        shown = set(SIDES) & set(step.visible_to) or set(SIDES)
        if step.kind in ("note", "talk") and step.hears == "none" and to and to != shown:
            for side in sorted(shown - to):
                yield failed("news_one_sided", step=step.act, side=side)


def letters_render(subject: Subject) -> Iterator[Failure]:
    """Each letter names only what exists, and what is known when it is sent."""
    known = _known(subject.regulation)
    for language, texts in subject.words.items():
        for name, letter in texts.letters.items():
            used = names_in(" ".join((letter.subject, *letter.paragraphs)))
            for unknown in sorted(used - known):
                yield failed("filled_unknown", language=language, letter=name, filled=unknown)
    yield from _filled(subject, known)
    yield from _enclosed(subject)


def _known(regulation: Regulation) -> frozenset[str]:
    """Return what a letter may name: also what the step that it follows from writes down."""
    dated = {f"due.{name}" for name in names_of(regulation)}
    return KNOWN | dated | written_in(*regulation.steps)


def _enclosed(subject: Subject) -> Iterator[Failure]:
    """A letter says what goes along with it, and that can be there by then."""
    acts = {content.name: content.act for content in subject.regulation.contents}
    for step in subject.regulation.steps:
        for letter in step.letters:
            said = ENCLOSED in _used(subject, letter)
            if said != bool(letter.encloses):
                yield failed(
                    "enclosure_unsaid", letter=letter.letter, step=step.act, filled=ENCLOSED
                )
            for name in letter.encloses:
                if name not in acts or not _made_by_then(subject, step, acts[name]):
                    yield failed("enclosure_missing", letter=letter.letter, piece=name)


def _made_by_then(subject: Subject, step: Step, act: str) -> bool:
    made = subject.graph.events([act])
    there = subject.graph.running(made, 0)
    return any(edge.source in there or edge.events & made for edge in subject.edges_of(step))


def _filled(subject: Subject, known: frozenset[str]) -> Iterator[Failure]:
    asked = FILLED_BY_FIELD | (written_in(*subject.regulation.steps) - KNOWN)
    for step in subject.regulation.steps:
        fields = {field.name for field in step.fields}
        for letter in step.letters:
            for name in sorted(_used(subject, letter) & known):
                if name in asked and name not in fields:
                    yield failed("filled_unasked", letter=letter.letter, filled=name, step=step.act)
                yield from _dated(subject, step, letter, name)


def _used(subject: Subject, letter: LetterTo) -> frozenset[str]:
    used: frozenset[str] = frozenset()
    for texts in subject.words.values():
        text = texts.letters.get(letter.letter)
        if text is not None:
            used |= names_in(" ".join((text.subject, *text.paragraphs)))
    return used


def _dated(subject: Subject, step: Step, letter: LetterTo, name: str) -> Iterator[Failure]:
    """A letter names a day only when its term runs, and an outcome only when there is one."""
    if name == "outcome":
        known = subject.flag("outcome")
        walk = subject.nearest(step, lambda edge: not edge.target.flags & known)
        if walk is not None:
            yield failed("letter_without_outcome", walk, letter=letter.letter)
    if not name.startswith("due."):
        return
    spec_name, _side = names_of(subject.regulation)[name.removeprefix("due.")]
    spec = subject.regulation.terms[spec_name]
    fallback = spec.fallback.starts if spec.fallback else None
    starts = subject.graph.events((spec.from_, fallback))
    came = subject.graph.without(starts)
    edges = _taking(subject, step, came)
    edge = next((edge for edge in edges if not edge.events & starts), None)
    if edge is not None:
        yield failed("letter_before_term", told(came, edge), letter=letter.letter, term=spec_name)


def _taking(subject: Subject, step: Step, came: Container[Situation]) -> Iterator[Edge]:
    return (edge for edge in subject.edges_of(step) if edge.source in came)
