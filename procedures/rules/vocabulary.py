"""Which words a regulation needs: the names that people read somewhere."""

from collections.abc import Iterable

from procedures.rules.events import names_of
from procedures.rules.language import Regulation


def needed(regulation: Regulation) -> dict[str, set[str]]:
    """Return the names that must have words, per part of the texts."""
    steps = regulation.steps
    return {
        "states": set(regulation.states),
        "acts": {step.act for step in steps},
        "terms": set(names_of(regulation)),
        "roles": roles_of(regulation),
        "fields": {field.name for step in steps for field in step.fields},
        "questions": {question.name for question in regulation.filing.questions},
        "letters": {letter.letter for step in steps for letter in step.letters},
        "reports": {report.name for report in regulation.reports},
        "contents": {content.name for content in regulation.contents},
    }


def roles_of(regulation: Regulation) -> set[str]:
    """Return every role, seat, side and body that the regulation names."""
    return set(_roles(regulation))


def _roles(regulation: Regulation) -> Iterable[str]:
    for step in regulation.steps:
        yield from (*step.by, *step.visible_to, *(letter.to for letter in step.letters))
    for state in regulation.states.values():
        yield from (*state.open_to, *([state.waits_for] if state.waits_for else ()))
    if regulation.panel is not None:
        panel = regulation.panel
        yield from (*panel.seats, *panel.external, *panel.experts, *panel.support)
    for report in regulation.reports:
        yield from report.to
    for step_after in regulation.next_steps:
        yield step_after.body


def codes_needed(regulation: Regulation) -> dict[str, tuple[str, ...]]:
    """Return the codes that must have words, per list; the choices of the portal are lists too."""
    filing = regulation.filing
    choices = {one.name: one.options for one in filing.questions if one.options}
    return {
        **regulation.code_lists,
        **choices,
        "who": filing.who,
        "anonymity": filing.anonymity,
        "channel": filing.channels,
    }
