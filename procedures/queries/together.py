"""Steps that can be taken in several cases at once: those that ask nothing of the one case."""

from collections.abc import Mapping

from procedures.models import AdoptedRegulation
from procedures.queries.regulations import rules_of, texts_of
from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.language import Step

ALIKE = frozenset({"acknowledge", "note", "close"})
"""Kinds of acts that say the same in every case. What judges, informs a side or ends a case
otherwise is looked at case by case."""


def is_alike(step: Step) -> bool:
    """Whether a step may be taken in several cases in one go by who handles them."""
    asks = any(field.required for field in step.fields)
    return step.kind in ALIKE and not asks and bool(SEES_EVERY_CASE & set(step.by))


def alike_acts(language: str) -> Mapping[str, str]:
    """Return such acts of every adopted regulation, with what they are called."""
    found: dict[str, str] = {}
    for adopted in AdoptedRegulation.objects.order_by("in_force_from", "version"):
        texts = texts_of(adopted, language)
        for step in rules_of(adopted).steps:
            if is_alike(step):
                found[step.act] = texts.acts.get(step.act, step.act)
    return found
