"""Following a term through the events since its start."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial, reduce

from kernel.calendars import Calendar
from kernel.errors import Refusal
from kernel.terms.course import Course, Lengthening, Pause
from kernel.terms.dating import dates_on
from kernel.terms.history import Happening, Start
from kernel.terms.reasons import because
from kernel.terms.rules import Amount, Cure, Extension, TermRule

Move = Callable[[Course, Happening], Course]
Moves = tuple[tuple[str, Move], ...]


def follow(rule: TermRule, start: Start, calendar: Calendar) -> Course:
    """Return the course of the term through every event since its start.

    Whatever lengthens a term must come while it runs: afterwards it is disregarded, and the
    reasons say so. Consent is the exception: the complainant may forgive. The first event that
    ends the term, or makes it lapse, closes it.
    """
    step = partial(_step, tuple(_moves(rule)))
    return reduce(step, start.since, Course(rule, start, calendar))


def _moves(rule: TermRule) -> Iterator[tuple[str, Move]]:
    if rule.suspended_from and rule.suspended_until:
        yield rule.suspended_until, _resume
        yield rule.suspended_from, partial(_while_it_runs, _pause)
    if rule.extension:
        yield rule.extension.on, partial(_while_it_runs, partial(_extend, rule.extension))
    if rule.cured_by:
        yield rule.cured_by.on, partial(_while_it_runs, partial(_cure, rule.cured_by))
    if rule.consent_postpones:
        yield rule.consent_postpones, _postpone
    for name in (*rule.ends, *rule.lapses):
        yield name, _end


def _step(moves: Moves, course: Course, happening: Happening) -> Course:
    for name, move in moves:
        if happening.name == name and course.end is None:
            course = move(course, happening)
    return course


def _while_it_runs(move: Move, course: Course, happening: Happening) -> Course:
    if happening.on <= dates_on(course, happening.on).due_on:
        return move(course, happening)
    return _disregard("too_late", course, happening)


def _disregard(code: str, course: Course, happening: Happening) -> Course:
    reason = because(code, event=happening.name, day_on=happening.on)
    return replace(course, disregarded=(*course.disregarded, reason))


def _pause(course: Course, happening: Happening) -> Course:
    if course.suspended:
        return course
    return replace(course, pauses=(*course.pauses, Pause(happening.on)))


def _resume(course: Course, happening: Happening) -> Course:
    return course.resumed(happening.on)


def _extend(extension: Extension, course: Course, happening: Happening) -> Course:
    if len(course.extensions) >= extension.max_times:
        return _disregard("too_often", course, happening)
    given = _lengthening(extension.amount, happening)
    return replace(course, extensions=(*course.extensions, given))


def _cure(cure: Cure, course: Course, happening: Happening) -> Course:
    """Add the time to mend defects, once: asking again gives the handler nothing more."""
    if course.cures:
        return course
    return replace(course, cures=(Lengthening(happening.on, cure.adds),))


def _postpone(course: Course, happening: Happening) -> Course:
    return replace(course, consents=(*course.consents, _lengthening(None, happening)))


def _end(course: Course, happening: Happening) -> Course:
    return replace(course.resumed(happening.on), end=happening)


def _lengthening(by: Amount | None, happening: Happening) -> Lengthening:
    until_on = happening.until_on
    if by is None and until_on is None:
        raise Refusal(
            "term.until_missing",
            message="Bij dit uitstel hoort de dag tot en met welke het geldt.",
            event=happening.name,
            on=happening.on,
        )
    return Lengthening(happening.on, by, until_on)
