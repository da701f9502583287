from collections.abc import Iterator

from procedures.rules.language import Field, Regulation, Step
from procedures.rules.proofs.subject import Failure, Subject
from procedures.rules.walk import CLOSED


def names_exist(subject: Subject) -> Iterator[Failure]:
    """Every state, act, list, question and letter that is named exists, once."""
    regulation = subject.regulation
    acts = [step.act for step in regulation.steps]
    for act in sorted({act for act in acts if acts.count(act) > 1}):
        yield Failure(f"Stap '{act}' staat er twee keer.")
    for step in regulation.steps:
        for sentence in _of_step(regulation, step, frozenset(acts)):
            yield Failure(sentence)
    for sentence in (*_of_filing(regulation, frozenset(acts)), *_beside(regulation)):
        yield Failure(sentence)


def _of_step(regulation: Regulation, step: Step, acts: frozenset[str]) -> Iterator[str]:
    for state in (*step.from_, *([step.to] if step.to else [])):
        if state not in regulation.states:
            yield f"Stap '{step.act}' noemt de onbekende toestand '{state}'."
    for guard in step.requires:
        asked = [guard.taken, guard.not_taken, *(one.taken for one in guard.unless)]
        for act in filter(None, asked):
            if act not in acts:
                yield f"Stap '{step.act}' wacht op de onbekende stap '{act}'."
        if guard.waited is not None and guard.waited not in regulation.terms:
            yield f"Stap '{step.act}' wacht op de onbekende termijn '{guard.waited}'."
        yield from _answers_exist(regulation, step, dict(guard.answered))
    if step.visible_from is not None and step.visible_from not in acts:
        yield f"Stap '{step.act}' wordt zichtbaar na de onbekende stap '{step.visible_from}'."
    yield from _lists_exist(regulation, step)


def _answers_exist(regulation: Regulation, step: Step, answered: dict[str, str]) -> Iterator[str]:
    options = {question.name: question.options for question in regulation.filing.questions}
    for question, code in answered.items():
        if code not in options.get(question, ()):
            yield f"Stap '{step.act}': op de vraag '{question}' bestaat het antwoord '{code}' niet."


def _lists_exist(regulation: Regulation, step: Step) -> Iterator[str]:
    for field in step.fields:
        if field.type in ("code", "codes"):
            codes = regulation.code_lists.get(field.list or field.name)
            if codes is None:
                yield f"Stap '{step.act}', veld '{field.name}': deze codelijst bestaat niet."
            elif not codes:
                yield f"Stap '{step.act}', veld '{field.name}': deze codelijst is leeg."
            else:
                yield from _only_by(regulation, step, field)


def _only_by(regulation: Regulation, step: Step, field: Field) -> Iterator[str]:
    known = regulation.code_lists[field.list or field.name]
    for category, codes in field.only_by.items():
        if category not in regulation.code_lists.get("category", ()):
            yield f"Stap '{step.act}', veld '{field.name}': onbekende categorie '{category}'."
        for code in sorted(set(codes) - set(known)):
            yield f"Stap '{step.act}', veld '{field.name}': code '{code}' staat niet in de lijst."
        if not codes:
            yield f"Stap '{step.act}', veld '{field.name}': bij '{category}' kan niets."


def _of_filing(regulation: Regulation, acts: frozenset[str]) -> Iterator[str]:
    filing = regulation.filing
    for naming, blocked in filing.blocks.items():
        if naming not in filing.anonymity:
            yield f"Anoniem '{naming}' houdt stappen tegen, maar zo kan niemand klagen."
        for act in blocked:
            if act not in acts:
                yield f"Anoniem '{naming}' houdt de onbekende stap '{act}' tegen."
    yield from _of_channels(regulation)


def _of_channels(regulation: Regulation) -> Iterator[str]:
    filing = regulation.filing
    for category, channels in filing.only_by.items():
        if category not in regulation.code_lists.get("category", ()):
            yield f"'only_by' noemt de onbekende categorie '{category}'."
        if not set(channels) & set(filing.channels):
            yield f"Over '{category}' kan niemand klagen: geen van die kanalen is open."
    for channel in filing.forms:
        if channel not in filing.channels:
            yield f"Er staan eisen bij het kanaal '{channel}', maar dat is niet open."


def _beside(regulation: Regulation) -> Iterator[str]:
    acts = {step.act for step in regulation.steps}
    for content in regulation.contents:
        if content.act not in acts:
            yield f"Stuk '{content.name}' komt uit de onbekende stap '{content.act}'."
    for step in regulation.next_steps:
        for term in filter(None, (step.term, step.decides_within)):
            if term not in regulation.terms:
                yield f"De weg naar '{step.body}' noemt de onbekende termijn '{term}'."
    panel = regulation.panel
    if panel is not None and panel.challenge is not None and panel.challenge.act not in acts:
        yield f"Bezwaar tegen een lid noemt de onbekende stap '{panel.challenge.act}'."


def begins_once(subject: Subject) -> Iterator[Failure]:
    """One step takes a complaint in, and there is a state in which a case is closed."""
    regulation = subject.regulation
    count = sum(step.kind == "receive" for step in regulation.steps)
    if count != 1:
        yield Failure(
            f"Er moet precies één stap zijn waarmee een klacht binnenkomt; er zijn er {count}."
        )
    if CLOSED not in regulation.states:
        yield Failure("Er is geen toestand 'closed', waarin een zaak is afgesloten.")
