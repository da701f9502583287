"""Whether a story may stand beside the figures: it must fit enough cases, whatever it tells.

A story tells facts, each a dimension and a code. Whoever knows any of them must still have as many
cases before them as the client's threshold asks (k-anonymity, L. Sweeney 2002).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from kernel.errors import Refusal
from procedures.rules.statistics import RegisterRow

Facts = Mapping[str, str]

DIMENSIONS = (
    "category",
    "ground",
    "department",
    "complainant_role",
    "respondent_role",
    "period",
    "handling",
    "outcome",
    "resolution",
)
"""What a story may tell, in the order in which it is asked."""
QUARTERS = ("q1", "q2", "q3", "q4")
FEWEST_PEOPLE = 10
"""In a department with fewer people than this, everybody knows who it was."""
LONGEST = 1500
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october"
    "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:er|e|st|nd|rd|th)?\s+(?:{_MONTHS})\b|\b(?:{_MONTHS})\s+\d{{1,2}}\b"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]|‘[^’]*\s[^’]*’")
_AGE = re.compile(r"\b\d{1,2}[ -]?(?:jarige?|year[s]?[ -]old|ans)\b", re.IGNORECASE)
_REACH = re.compile(r"[^\s@]+@[^\s@]+|\b0\d[\d -]{7,}\d\b")
_SHORTEST_NAME = 3


def count(rows: Iterable[RegisterRow], facts: Facts, year: int) -> int:
    """Return how many cases of a year fit the facts."""
    return sum(all(_fits(row, *fact, year) for fact in facts.items()) for row in rows)


def check_facts(rows: Sequence[RegisterRow], facts: Facts, *, year: int, least: int) -> None:
    """Raise Refusal `vignette.facts` for none, or `vignette.small` when too few cases fit.

    `small` names the smallest combination that is too small, `without` a fact to leave out.
    """
    if not facts or set(facts) - set(DIMENSIONS):
        raise Refusal(
            "vignette.facts",
            message="Kies ten minste één kenmerk: waarover gaat dit verhaal?",
            field="text",
        )
    if count(rows, facts, year) >= least:
        return
    raise Refusal(
        "vignette.small",
        message="Te weinig zaken passen op deze kenmerken samen. Wie het verhaal leest, kan"
        " raden om wie het gaat.",
        small=_smallest(rows, facts, year, least),
        without=_without(rows, facts, year, least),
    )


def check_departments(facts: Facts, people: Mapping[str, int | None]) -> None:
    """Raise Refusal `vignette.department` where so few people work that all know who it was."""
    heads = people.get(facts.get("department", ""), None)
    if heads is not None and heads < FEWEST_PEOPLE:
        raise Refusal(
            "vignette.department",
            message="Op deze afdeling werken zo weinig mensen dat iedereen weet om wie het gaat."
            " Noem de afdeling niet.",
            field="department",
        )


def check_text(
    title: str, text: str, *, names: Iterable[str], places: Mapping[str, str], facts: Facts
) -> None:
    """Raise a Refusal for words by which somebody could be known.

    `names` are people of the client, `places` its departments by code. The codes are
    `vignette.empty`, `.long`, `.name`, `.place`, `.date`, `.quote`, `.age` and `.reach`.
    """
    if not (title.strip() and text.strip()):
        raise Refusal("vignette.empty", message="Schrijf een titel en een verhaal.", field="text")
    if len(text) > LONGEST:
        raise Refusal(
            "vignette.long",
            message="Houd het verhaal korter dan 1500 tekens. Dan past het ook op een dia.",
            field="text",
        )
    whole = f"{title}\n{text}"
    patterns = (_DATE, _QUOTE, _AGE, _REACH)
    hits = (pattern.search(whole) for pattern in patterns)
    found = (_named(whole, names), _place(whole, places, facts), *(h and h.group() for h in hits))
    for said, words in zip(TOLD, found, strict=True):
        if words:
            raise Refusal(said.code, message=said.message, field="text", exposed=(words,))


TOLD = (
    Refusal("vignette.name", message="In het verhaal staat een naam. Haal die weg."),
    Refusal(
        "vignette.place",
        message="In het verhaal staat een afdeling die u niet als kenmerk koos. Kies haar als"
        " kenmerk, of noem haar niet.",
    ),
    Refusal(
        "vignette.date",
        message="In het verhaal staat een dag. Noem geen dag; een seizoen mag wel.",
    ),
    Refusal(
        "vignette.quote",
        message="In het verhaal staat een aanhaling. Vertel het in uw eigen woorden.",
    ),
    Refusal("vignette.age", message="In het verhaal staat een leeftijd. Haal die weg."),
    Refusal(
        "vignette.reach",
        message="In het verhaal staat een adres of telefoonnummer. Haal dat weg.",
    ),
)
"""What is said of words by which somebody could be known, in the order in which it is looked at."""


def check_approver(written_by: object, approver: object) -> None:
    """Raise Refusal `vignette.own` for who wrote it: a second person looks."""
    if approver is None or approver == written_by:
        raise Refusal(
            "vignette.own",
            message="U schreef dit verhaal zelf. Laat een collega het nakijken.",
        )


def _fits(row: RegisterRow, dimension: str, code: str, year: int) -> bool:
    """Whether a complaint of the year has this code; a quarter is that of its reception."""
    if row.kind != "complaint" or row.received_on.year != year:
        return False
    return code in _CODES[dimension](row)


def _one(name: str) -> Callable[[RegisterRow], tuple[str, ...]]:
    return lambda row: tuple(filter(None, [getattr(row, name, None)]))


_CODES: Mapping[str, Callable[[RegisterRow], Sequence[str]]] = {
    **{name: _one(name) for name in DIMENSIONS},
    "category": lambda row: row.categories,
    "ground": lambda row: row.grounds,
    "period": lambda row: (QUARTERS[(row.received_on.month - 1) // 3],),
}


def _smallest(
    rows: Sequence[RegisterRow], facts: Facts, year: int, least: int
) -> tuple[tuple[str, str], ...]:
    """Return the smallest combination of facts that fits too few cases."""
    for size in range(1, len(facts)):
        for some in combinations(facts.items(), size):
            if count(rows, dict(some), year) < least:
                return some
    return tuple(facts.items())


def _without(
    rows: Sequence[RegisterRow], facts: Facts, year: int, least: int
) -> tuple[tuple[str, str], ...]:
    """Return the fewest facts to leave out so that enough cases fit; all when nothing else does."""
    for size in range(1, len(facts)):
        for some in combinations(facts.items(), size):
            kept = {name: code for name, code in facts.items() if (name, code) not in some}
            if count(rows, kept, year) >= least:
                return some
    return tuple(facts.items())


def _named(text: str, names: Iterable[str]) -> str:
    """Return a name, or a part of one, that stands in the text as a word with a capital."""
    words = set(re.findall(r"[^\W\d_][\w'’-]+", text))
    parts = {part for name in names for part in re.split(r"[\s.,]+", name)}
    hits = sorted(
        part for part in parts & words if len(part) >= _SHORTEST_NAME and part[0].isupper()
    )
    return hits[0] if hits else ""


def _place(text: str, places: Mapping[str, str], facts: Facts) -> str:
    """Return the name of a department that the text tells and the facts do not."""
    told = facts.get("department", "")
    found = [
        name
        for code, name in places.items()
        if code != told and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    ]
    return found[0] if found else ""
