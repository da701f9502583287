from collections.abc import Iterator

from procedures.rules.language import Field, Regulation, Step
from procedures.rules.proofs.subject import Failure, Subject, failed
from procedures.rules.walk import CLOSED


def names_exist(subject: Subject) -> Iterator[Failure]:
    """Every state, act, list, question and letter that is named exists, once."""
    regulation = subject.regulation
    acts = [step.act for step in regulation.steps]
    for act in sorted({act for act in acts if acts.count(act) > 1}):
        yield failed("step_twice", step=act)
    for step in regulation.steps:
        yield from _of_step(regulation, step, frozenset(acts))
    yield from (*_of_filing(regulation, frozenset(acts)), *_beside(regulation))


def _of_step(regulation: Regulation, step: Step, acts: frozenset[str]) -> Iterator[Failure]:
    for state in (*step.from_, *([step.to] if step.to else [])):
        if state not in regulation.states:
            yield failed("state_unknown", step=step.act, state=state)
    for guard in step.requires:
        asked = [guard.taken, guard.not_taken, *(one.taken for one in guard.unless)]
        for act in filter(None, asked):
            if act not in acts:
                yield failed("step_unknown", step=step.act, other=act)
        if guard.waited is not None and guard.waited not in regulation.terms:
            yield failed("term_unknown", step=step.act, term=guard.waited)
        yield from _answers_exist(regulation, step, dict(guard.answered))
    if step.visible_from is not None and step.visible_from not in acts:
        yield failed("shown_after_unknown", step=step.act, other=step.visible_from)
    yield from _lists_exist(regulation, step)


def _answers_exist(
    regulation: Regulation, step: Step, answered: dict[str, str]
) -> Iterator[Failure]:
    options = {question.name: question.options for question in regulation.filing.questions}
    for question, code in answered.items():
        if code not in options.get(question, ()):
            yield failed("answer_unknown", step=step.act, question=question, answer=code)


def _lists_exist(regulation: Regulation, step: Step) -> Iterator[Failure]:
    for field in step.fields:
        if field.type in ("code", "codes"):
            codes = regulation.code_lists.get(field.list or field.name)
            if codes is None:
                yield failed("list_unknown", step=step.act, field=field.name)
            elif not codes:
                yield failed("list_empty", step=step.act, field=field.name)
            else:
                yield from _only_by(regulation, step, field)


def _only_by(regulation: Regulation, step: Step, field: Field) -> Iterator[Failure]:
    known = regulation.code_lists[field.list or field.name]
    for category, codes in field.only_by.items():
        if category not in regulation.code_lists.get("category", ()):
            yield failed("category_unknown", step=step.act, field=field.name, category=category)
        for code in sorted(set(codes) - set(known)):
            yield failed("code_unknown", step=step.act, field=field.name, code=code)
        if not codes:
            yield failed("category_empty", step=step.act, field=field.name, category=category)


def _of_filing(regulation: Regulation, acts: frozenset[str]) -> Iterator[Failure]:
    filing = regulation.filing
    for naming, blocked in filing.blocks.items():
        if naming not in filing.anonymity:
            yield failed("naming_closed", naming=naming)
        for act in blocked:
            if act not in acts:
                yield failed("blocked_unknown", naming=naming, step=act)
    yield from _of_channels(regulation)


def _of_channels(regulation: Regulation) -> Iterator[Failure]:
    filing = regulation.filing
    for category, channels in filing.only_by.items():
        if category not in regulation.code_lists.get("category", ()):
            yield failed("channel_category_unknown", category=category)
        if not set(channels) & set(filing.channels):
            yield failed("category_closed", category=category)
    for channel in filing.forms:
        if channel not in filing.channels:
            yield failed("channel_closed", channel=channel)


def _beside(regulation: Regulation) -> Iterator[Failure]:
    acts = {step.act for step in regulation.steps}
    for content in regulation.contents:
        if content.act not in acts:
            yield failed("piece_unmade", piece=content.name, step=content.act)
    for step in regulation.next_steps:
        for term in filter(None, (step.term, step.decides_within)):
            if term not in regulation.terms:
                yield failed("way_term_unknown", body=step.body, term=term)
    panel = regulation.panel
    if panel is not None and panel.challenge is not None and panel.challenge.act not in acts:
        yield failed("challenge_unknown", step=panel.challenge.act)


def begins_once(subject: Subject) -> Iterator[Failure]:
    """One step takes a complaint in, and there is a state in which a case is closed."""
    regulation = subject.regulation
    count = sum(step.kind == "receive" for step in regulation.steps)
    if count != 1:
        yield failed("received_otherwise", count=count)
    if CLOSED not in regulation.states:
        yield failed("never_closed")
