"""Terms: they can start, be met and be moved, and nothing runs on when a case is over."""

from collections.abc import Iterator

from kernel.terms.rolling import within_the_act
from procedures.rules.deadlines import amount
from procedures.rules.events import HAPPENED
from procedures.rules.exploring import told
from procedures.rules.language import Regulation, TermSpec
from procedures.rules.proofs.subject import Failure, Subject, failed
from procedures.rules.walk import CLOSED


def terms_run(subject: Subject) -> Iterator[Failure]:
    """Every event that a term names is a step, or something from outside that it may name."""
    regulation = subject.regulation
    events = {step.act for step in regulation.steps} | {CLOSED}
    dispatched = {spec.from_ for spec in regulation.terms.values() if spec.presumes}
    for name, term in regulation.terms.items():
        known = events | dispatched | ({HAPPENED} if term.backward else set())
        for event in sorted(_named(term) - known):
            yield failed("event_unknown", term=name, event=event)
        if term.presumes and term.from_ not in events | _dated(regulation):
            yield failed("day_unasked", term=name, day=f"{term.from_}_on")
        yield from _lawful(regulation, name, term)


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


def _lawful(regulation: Regulation, name: str, term: TermSpec) -> Iterator[Failure]:
    if term.roll != "atw":
        return
    if regulation.calendar != "nl":
        yield (failed("act_of_other_country", term=name))
    extended = term.extension.length if term.extension else None
    lengths = [amount(one) for one in (term, extended) if one is not None]
    if not within_the_act(lengths):
        yield (failed("too_long_for_act", term=name))


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
            yield failed("term_never", term=name)
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
        yield failed("term_unmet", term=name)
    elif running - hopeful:
        walk = graph.shortest(starts, stops, lambda here: here not in hopeful)
        yield failed("term_hopeless", walk, term=name)


def _admitted_or_not(subject: Subject, name: str, term: TermSpec) -> Iterator[Failure]:
    """A term that admitting meets is met by declining too."""
    steps = subject.regulation.steps
    admits = [step for step in steps if step.kind == "admit" and step.act in term.ends]
    states = {state for step in admits for state in step.from_}
    for step in steps:
        if step.kind == "decline" and step.act not in term.ends and states & set(step.from_):
            yield failed("declined_unmet", step=step.act, term=name)


def _met_too_early(subject: Subject, name: str, term: TermSpec) -> Iterator[Failure]:
    graph = subject.graph
    starts = graph.events(_starts(term))
    came = graph.without(starts)
    for edge in graph.happening(graph.events(term.ends)):
        if edge.source in came and edge.move.act in term.ends and not edge.events & starts:
            yield failed("term_met_early", told(came, edge), term=name)
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
            yield failed("term_runs_on", walk, term=name)


def terms_move(subject: Subject) -> Iterator[Failure]:
    """What lengthens or suspends a term can happen while it runs, and is told to somebody."""
    extending = {spec.extended_by or "extended" for _, spec in _of_case(subject) if spec.extension}
    postponing = {spec.consent_postpones for _, spec in _of_case(subject)}
    for step in subject.regulation.steps:
        if step.kind == "extend" and step.act not in extending:
            yield failed("extends_nothing", step=step.act)
        if step.kind == "postpone" and step.act not in postponing:
            yield failed("postpones_nothing", step=step.act)
    for name, term in _of_case(subject):
        for act in _unmoved(subject, term):
            yield failed("never_moved", term=name, event=act)
        if term.extension and not term.tells:
            yield failed("extension_untold", term=name)
        if term.extended_by and not term.extension and _extends(subject, term.extended_by):
            yield failed("extension_unmeasured", term=name, event=term.extended_by)
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
        yield failed("extension_untold_to", role=to, term=name)


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
        yield failed("resumed_unsuspended", told(came, edge), term=name, event=act)
