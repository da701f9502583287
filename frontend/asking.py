"""Steps of a report that are asked once more, in the same words wherever that is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Who = TypeVar("Who")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Asking:
    """What a step asks, what follows from it, and what it is called."""

    question: Promise
    consequences: tuple[Promise, ...]
    label: Promise
    done: Promise


@dataclass(frozen=True, slots=True)
class Question(Generic[Who, Made]):
    """A step on a report, by its id, somebody, and the version they saw; and how it is asked."""

    act: Callable[[UUID, Who, int], Made]
    words: Asking


REVIEW = Asking(
    gettext_lazy("Deze rapportage goedkeuren?"),
    (
        gettext_lazy("U verklaart dat u de cijfers en alle teksten hebt nagekeken."),
        gettext_lazy("Daarna kan de rapportage worden gepubliceerd."),
        gettext_lazy("Wijzigt iemand er nog iets in, dan vervalt uw goedkeuring."),
    ),
    gettext_lazy("Keur goed"),
    gettext_lazy("U hebt de rapportage goedgekeurd."),
)


def publishing(*first: Promise) -> Asking:
    """Return how publishing is asked; `first` is what follows besides, for who reads it."""
    return Asking(
        gettext_lazy("Deze rapportage publiceren?"),
        (
            *first,
            gettext_lazy("Cijfers en teksten liggen vast en krijgen een controlegetal."),
            gettext_lazy("Wijzigen kan niet meer. Een verbetering wordt een nieuwe editie."),
        ),
        gettext_lazy("Publiceer"),
        gettext_lazy("De rapportage is gepubliceerd."),
    )
