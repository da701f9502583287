"""What is broken, ready for a page: sentences, the walk that shows it, and links to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy

from procedures.rules.editing.broken import Broken, Mend

PLACES = {
    "step": ("draft_step", gettext_lazy("Naar deze stap")),
    "term": ("draft_term", gettext_lazy("Naar deze termijn")),
    "letter": ("draft_letter", gettext_lazy("Naar deze brief")),
    "list": ("draft_list", gettext_lazy("Naar deze lijst")),
    "steps": ("draft_steps", gettext_lazy("Naar de stappen")),
    "terms": ("draft_terms", gettext_lazy("Naar de termijnen")),
    "letters": ("draft_letters", gettext_lazy("Naar de brieven")),
    "committee": ("draft_committee", gettext_lazy("Naar de commissie")),
    "filing": ("draft_filing", gettext_lazy("Naar het indienen")),
    "words": ("draft_words", gettext_lazy("Naar de teksten")),
}


@dataclass(frozen=True, slots=True)
class ToldBroken:
    """One broken thing on a page."""

    sentence: str
    walk: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def told(broken: Iterable[Broken]) -> tuple[ToldBroken, ...]:
    """Return broken things as a page shows them."""
    return tuple(
        ToldBroken(
            sentence=one.sentence,
            walk=one.walk,
            links=tuple(_link(mend) for mend in one.mends),
        )
        for one in broken
    )


def _link(mend: Mend) -> tuple[str, str]:
    name, label = PLACES[mend.part]
    return reverse(name, args=[mend.name] if mend.name else []), str(label)
