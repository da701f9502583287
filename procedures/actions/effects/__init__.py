"""What an act changes beside itself, per kind of the language."""

from collections.abc import Callable, Mapping

from procedures.actions.effects.appoint import appoint, release
from procedures.actions.effects.change import change
from procedures.actions.effects.decide import decide
from procedures.actions.effects.extend import extend
from procedures.actions.effects.hear import hear, invite, talk, waive
from procedures.actions.effects.inform import inform
from procedures.actions.effects.measure import measure
from procedures.actions.effects.rule import rule
from procedures.models import Act, Complaint
from procedures.rules.language import Step

Effect = Callable[[Complaint, Act], None]


def _nothing(_case: Complaint, _act: Act) -> None:
    """Most acts are complete in themselves."""


_EFFECTS: Mapping[str, Effect] = {
    "appoint": appoint,
    "release": release,
    "invite": invite,
    "hear": hear,
    "talk": talk,
    "waive": waive,
    "rule": rule,
    "decide": decide,
    "extend": extend,
    "inform": inform,
    "measure": measure,
    "change": change,
}


def effect_of(step: Step) -> Effect:
    """Return the effect of the step's kind."""
    return _EFFECTS.get(step.kind, _nothing)
