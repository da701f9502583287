"""What a step means, said to who takes it: to a party in the second person."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from kernel.actors import Actor
from procedures.rules.language import Step

TO_A_PARTY: Mapping[str, StrOrPromise] = {
    "withdraw": gettext_lazy(
        "Wij stoppen dan met uw klacht, en er komt geen oordeel. Praten kan daarna nog wel."
    ),
    "answer": gettext_lazy(
        "Schrijf in uw eigen woorden wat u ervan vindt. Dit komt niet in de plaats van een gesprek."
    ),
    "aftercare": gettext_lazy(
        "Hoe gaat het nu met u? Wat heeft uw klacht opgeleverd? En wat kon beter?"
    ),
}
"""By the kind of step; a regulation tells about these what its people must know."""


def said_to(actor: Actor, step: Step, explanation: str) -> StrOrPromise:
    """Return the explanation of a step; a party's own where the regulation speaks of a party."""
    replies = any(field.type == "side" for field in step.fields)
    if actor.kind != "party" or replies:
        return explanation
    return TO_A_PARTY.get(step.kind, explanation)
