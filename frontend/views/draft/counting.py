"""How much of each part of a draft is the client's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django_stubs_ext import StrOrPromise

from procedures.rules.editing.difference import values
from procedures.rules.editing.manuscript import Manuscript

STEPS, TERMS, PANEL, FILING, LISTS = "steps", "terms", "panel", "filing", "code_lists"
KEEPING, WORDS, LETTERS, WORDING = "keeping", "words", "letters", "wording"
SPOKEN = "languages"

PARTS: tuple[tuple[str, str, StrOrPromise, StrOrPromise], ...] = (
    (
        STEPS,
        "draft_steps",
        gettext_lazy("Stappen"),
        gettext_lazy("Welke stappen er zijn, wie ze zet en wie er bericht van krijgt."),
    ),
    (
        TERMS,
        "draft_terms",
        gettext_lazy("Termijnen"),
        gettext_lazy("Hoe lang alles mag duren, en hoe vaak dat langer kan worden."),
    ),
    (
        FILING,
        "draft_filing",
        gettext_lazy("Indienen"),
        gettext_lazy("Wie een klacht kan indienen, hoe, met of zonder naam, en tot wanneer."),
    ),
    (
        PANEL,
        "draft_committee",
        gettext_lazy("Commissie"),
        gettext_lazy("Hoeveel mensen erin zitten, wie van buiten komt, en voor hoe lang."),
    ),
    (
        LISTS,
        "draft_lists",
        gettext_lazy("Keuzelijsten"),
        gettext_lazy("De onderwerpen en andere keuzes, in de woorden van deze organisatie."),
    ),
    (
        KEEPING,
        "draft_keeping",
        gettext_lazy("Bewaren en nazorg"),
        gettext_lazy("Hoe lang een dossier blijft, en wanneer u vraagt hoe het gaat."),
    ),
    (
        WORDS,
        "draft_words",
        gettext_lazy("Namen en teksten"),
        gettext_lazy("De titel, de uitleg, en hoe fasen, stappen, termijnen en rollen heten."),
    ),
    (
        LETTERS,
        "draft_letters",
        gettext_lazy("Brieven"),
        gettext_lazy("Wat er in elke brief staat, met een voorbeeld erbij."),
    ),
    (
        WORDING,
        "draft_wording",
        gettext_lazy("Eigen woorden in de regeling"),
        gettext_lazy("Wat u zelf wilt zeggen na een artikel van de gepubliceerde tekst."),
    ),
    (
        SPOKEN,
        "draft_languages",
        gettext_lazy("Talen"),
        gettext_lazy("In welke talen u de regeling hebt, en dus uw eigen woorden schrijft."),
    ),
)


@dataclass(frozen=True, slots=True)
class PartTold:
    """A part of the editor: where it is, what it is about, and how much is the client's own."""

    href: str
    title: str
    about: str
    count: int

    @property
    def own(self) -> str:
        """How much is the client's own, in words."""
        if not self.count:
            return gettext("Zoals het voorbeeld")
        if self.count == 1:
            return gettext("1 eigen keuze")
        return gettext("%(count)d eigen keuzes") % {"count": self.count}


def parts_of(draft: Manuscript) -> tuple[PartTold, ...]:
    """Return the parts that a draft has, in the order in which one goes through them."""
    counts = own_counts(draft)
    return tuple(
        PartTold(reverse(name), str(title), str(about), counts[part])
        for part, name, title, about in PARTS
        if part != PANEL or draft.at("panel", default=None)
    )


def own_counts(draft: Manuscript) -> Mapping[str, int]:
    """Return how many things in each part differ from what the draft builds on."""
    if not draft.parent:
        return dict.fromkeys((part for part, *_ in PARTS), 0)
    written = values(draft.source, "regulation.yaml")
    gone = list(written.pop("without", ()))
    letters = sum(len(words.get("letters", {})) for words in draft.words.values())
    words = sum(_leaves(one) for one in draft.words.values()) - _letters(draft)
    named = {part: _changed(written, gone, part) for part in (STEPS, TERMS, PANEL, FILING, LISTS)}
    keeping = sum(_changed(written, gone, part) for part in ("retention", "aftercare", "hearing"))
    wording = sum(len(articles) for articles in draft.wording.values())
    fewer = int(draft.is_own("languages"))
    told = {KEEPING: keeping, LETTERS: letters, WORDS: words, WORDING: wording, SPOKEN: fewer}
    return named | told


def _changed(written: Mapping[str, object], gone: list[str], part: str) -> int:
    """Count what is changed or taken away in a part, each thing once."""
    return len({*_names(written.get(part, {})), *_heads(gone, part)})


def _names(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (str(name) for name in value)
    elif isinstance(value, list):
        yield from (str(one.get("act", one)) for one in value)


def _heads(gone: list[str], part: str) -> Iterator[str]:
    """Yield the names right below a part of which something is taken away."""
    for path in gone:
        head, _, rest = path.partition(".")
        if head == part:
            yield rest.split(".")[0]


def _letters(draft: Manuscript) -> int:
    return sum(_leaves({"letters": words.get("letters", {})}) for words in draft.words.values())


def _leaves(value: object) -> int:
    if isinstance(value, Mapping):
        return sum(_leaves(one) for one in value.values())
    return 1
