"""Terms: they can start, be met and be moved, and nothing runs on when a case is over."""

from collections.abc import Iterator

from kernel.terms.rolling import within_the_act
from procedures.rules.deadlines import amount
from procedures.rules.events import HAPPENED
from procedures.rules.exploring import told
from procedures.rules.language import Regulation, TermSpec
from procedures.rules.proofs.subject import Failure, Subject
from procedures.rules.walk import CLOSED


def terms_run(subject: Subject) -> Iterator[Failure]:
    """Every event that a term names is a step, or something from outside that it may name."""
    regulation = subject.regulation
    events = {step.act for step in regulation.steps} | {CLOSED}
    dispatched = {spec.from_ for spec in regulation.terms.values() if spec.presumes}
    for name, term in regulation.terms.items():
        known = events | dispatched | ({HAPPENED} if term.backward else set())
        for event in sorted(_named(term) - known):
            yield Failure(f"Termijn '{name}' noemt '{event}', maar dat is geen stap.")
        if term.presumes and term.from_ not in events | _dated(regulation):
            yield Failure(f"Termijn '{name}': geen stap vraagt de dag '{term.from_}_on'.")
        for sentence in _lawful(regulation, name, term):
            yield Failure(sentence)


def _dated(regulation: Regulation) -> set[str]:
    """Return the events of which a step records the day."""
    fields = (field for step in regulation.steps for field in step.fields)
    return {field.name.removesuffix("_on") for field in fields if field.type == "date"}


def _named(term: TermSpec) -> set[str]:
    named = {term.from_, *term.ends, *term.lapses, term.suspended_from, term.suspended_until}
    named |= {term.consent_postpones, term.silence, term.presumes}
    named |= {term.extended_by} if term.extension else set()
    named |= {term.cure.on} if term.cure else set()
    named |= {term.fallback.starts} if term.fallback else set()
    return {event for event in named if event is not None}


def _lawful(regulation: Regulation, name: str, term: TermSpec) -> Iterator[str]:
    if term.roll != "atw":
        return
    if regulation.calendar != "nl":
        yield (
            f"Termijn '{name}' volgt de Algemene termijnenwet, maar de kalender is niet de"
            " Nederlandse."
        )
    extended = term.extension.length if term.extension else None
    lengths = [amount(one) for one in (term, extended) if one is not None]
    if not within_the_act(lengths):
        yield (
            f"Termijn '{name}' is te lang voor de Algemene termijnenwet (artikel 4);"
            " schrijf 'roll: none'."
        )


def _of_case(subject: Subject) -> Iterator[tuple[str, TermSpec]]:
    """Yield the terms that run within the walk of a case."""
    for name, spec in subject.regulation.terms.items():
        if not spec.backward and spec.presumes is None:
            yield name, spec


def _starts(term: TermSpec) -> tuple[str, ...]:
    return (term.from_, *([term.fallback.starts] if term.fallback else []))


def _stops(term: TermSpec) -> tuple[str, ...]:
    return term.lapses if term.every else (*term.ends, *term.lapses)


def terms_can_be_met(subject: Subject) -> Iterator[Failure]:
    """A term starts before what meets it, and while it runs it can still be met."""
    for name, term in _of_case(subject):
        if not any(subject.graph.happening(subject.graph.events(_starts(term)))):
            yield Failure(f"Termijn '{name}' kan nooit beginnen.")
            continue
        yield from _met_too_early(subject, name, term)
        if not term.window:
            yield from _not_met(subject, name, term)
            yield from _admitted_or_not(subject, name, term)


def _not_met(subject: Subject, name: str, term: TermSpec) -> Iterator[Failure]:
    graph = subject.graph
    starts, stops = graph.events(_starts(term)), graph.events(_stops(term))
    meets = graph.events(term.ends)
    running = graph.running(starts, stops)
    able = {edge.source for edge in graph.happening(meets)}
    hopeful = graph.hopeful(meets)
    if not running & able:
        yield Failure(f"Aan termijn '{name}' kan niemand voldoen.")
    elif running - hopeful:
        walk = graph.shortest(starts, stops, lambda here: here not in hopeful)
        sentence = f"Termijn '{name}' loopt door terwijl niemand er nog aan kan voldoen."
        yield Failure(sentence, walk)


def _admitted_or_not(subject: Subject, name: str, term: TermSpec) -> Iterator[Failure]:
    """A term that admitting meets is met by declining too."""
    steps = subject.regulation.steps
    admits = [step for step in steps if step.kind == "admit" and step.act in term.ends]
    states = {state for step in admits for state in step.from_}
    for step in steps:
        if step.kind == "decline" and step.act not in term.ends and states & set(step.from_):
            yield Failure(f"Met stap '{step.act}' is ook aan termijn '{name}' voldaan.")


def _met_too_early(subject: Subject, name: str, term: TermSpec) -> Iterator[Failure]:
    graph = subject.graph
    starts = graph.events(_starts(term))
    came = graph.without(starts)
    for edge in graph.happening(graph.events(term.ends)):
        if edge.source in came and edge.move.act in term.ends and not edge.events & starts:
            sentence = f"Aan termijn '{name}' kan worden voldaan voordat hij begint."
            yield Failure(sentence, told(came, edge))
            return


def terms_end(subject: Subject) -> Iterator[Failure]:
    """Nothing that is closed or final leaves a term running, but what closing itself starts."""
    closed = subject.flag("closed")
    graph = subject.graph
    over = {one for one in graph.ways if subject.is_final(one)}
    shut = over | {one for one in graph.ways if one.flags & closed}
    for name, term in _of_case(subject):
        if term.window:
            continue
        starts, stops = graph.events(_starts(term)), graph.events(_stops(term))
        left = over if CLOSED in _starts(term) else shut
        if graph.running(starts, stops) & left:
            walk = graph.shortest(starts, stops, left.__contains__)
            yield Failure(f"Termijn '{name}' loopt nog als de zaak is afgesloten.", walk)


def terms_move(subject: Subject) -> Iterator[Failure]:
    """What lengthens or suspends a term can happen while it runs, and is told to somebody."""
    extending = {spec.extended_by or "extended" for _, spec in _of_case(subject) if spec.extension}
    postponing = {spec.consent_postpones for _, spec in _of_case(subject)}
    for step in subject.regulation.steps:
        if step.kind == "extend" and step.act not in extending:
            yield Failure(f"Stap '{step.act}' verlengt geen enkele termijn.")
        if step.kind == "postpone" and step.act not in postponing:
            yield Failure(f"Stap '{step.act}' stelt geen enkele termijn uit.")
    for name, term in _of_case(subject):
        for act in _unmoved(subject, term):
            yield Failure(f"Termijn '{name}' loopt nooit als '{act}' wordt gezet.")
        if term.extension and not term.tells:
            yield Failure(f"Niemand hoort het als termijn '{name}' wordt verlengd ('tells').")
        if term.extended_by and not term.extension and _extends(subject, term.extended_by):
            yield Failure(
                f"Termijn '{name}' wordt verlengd met '{term.extended_by}', maar zegt niet hoe ver"
                " ('extension')."
            )
        yield from _told_of(subject, name, term)
        yield from _resumed(subject, name, term)


def _extends(subject: Subject, act: str) -> bool:
    step = subject.regulation.step(act)
    return step is not None and step.kind == "extend"


def _unmoved(subject: Subject, term: TermSpec) -> list[str]:
    """Return the acts that should move the term and can never come while it runs."""
    moving = tuple(_moving(term))
    if not moving:
        return []
    graph = subject.graph
    running = graph.running(graph.events(_starts(term)), graph.events(_stops(term)))
    acts = {edge.move.act for here in running for edge in graph.ways[here]}
    return [act for act in moving if act not in acts]


def _moving(term: TermSpec) -> Iterator[str]:
    if term.extension:
        yield term.extended_by or "extended"
    if term.cure:
        yield term.cure.on
    for act in (term.suspended_from, term.consent_postpones, term.silence):
        if act:
            yield act


def _told_of(subject: Subject, name: str, term: TermSpec) -> Iterator[Failure]:
    step = subject.regulation.step(term.extended_by or "extended") if term.extension else None
    written = {letter.to for letter in step.letters} if step else set()
    for to in sorted(written - set(term.tells)):
        yield Failure(f"'{to}' krijgt een brief over termijn '{name}', maar staat niet in 'tells'.")


def _resumed(subject: Subject, name: str, term: TermSpec) -> Iterator[Failure]:
    """A suspension ends only after it began."""
    if term.suspended_from is None:
        return
    graph = subject.graph
    came = graph.without(graph.events([term.suspended_from]))
    ends = (edge for here in came for edge in graph.ways[here])
    edge = next((edge for edge in ends if edge.move.act == term.suspended_until), None)
    if edge is not None:
        act = edge.move.act
        sentence = f"Termijn '{name}' loopt verder na '{act}' zonder te hebben stilgestaan."
        yield Failure(sentence, told(came, edge))
