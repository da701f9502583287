"""Every address of a host, from the resolver itself: a new page is walked without being named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, URLResolver, get_resolver

from procedures.queries.regulations import of_case
from tenants import scope
from tests.isolation.houses import MODELS, House

_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
PAGES_OF_FILING = ("verhaal", "naam", "uzelf", "bestanden")
KINDS = ("acknowledge", "answer", "rule", "decide")
YEAR = "2025"


@dataclass(frozen=True)
class Address:
    """A pattern of an address, with the names of what stands in it."""

    pattern: str
    name: str
    parameters: tuple[tuple[str, str], ...]

    @property
    def rows_count(self) -> int:
        """How many rows of a client are named in it."""
        return sum(kind == "uuid" for kind, _ in self.parameters)

    def filled(self, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Yield the addresses with each combination of these values."""
        names = [name for _, name in self.parameters]
        frame = "/" + _PARAMETER.sub(r"{\2}", self.pattern)
        for chosen in product(*(values[name] for name in names)):
            yield frame.format(**dict(zip(names, chosen, strict=True)))


def addresses(urlconf: str) -> list[Address]:
    """Return every address of a host."""
    return list(_below(get_resolver(urlconf).url_patterns, ""))


def _below(patterns: Sequence[URLPattern | URLResolver], before: str) -> Iterator[Address]:
    for one in patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _below(one.url_patterns, whole)
        else:
            yield Address(whole, one.name or "", tuple(_PARAMETER.findall(whole)))


def values_of(house: House, *, most: int = 2) -> dict[str, list[str]]:
    """Return what stands for each parameter: rows of the house, and words that any client has.

    A parameter that is not known here fails with a KeyError: tell in `MODELS` what it names.
    """
    rows = {name: house.ids(name)[:most] for name in MODELS}
    empty = [name for name, ids in rows.items() if not ids]
    assert empty == [], f"{house.tenant.slug} has no row for {empty}"
    with scope.within(house.tenant):
        acts = [step.act for step in of_case(house.case).steps if step.kind in KINDS]
    return {
        **rows,
        "act": acts,
        "department_code": ["zorg"],
        "group": ["fasen", "rollen"],
        "key": ["scope"],
        "language": ["nl", "nowhere"],
        "question": ["about"],
        "secret": ["geen-uitnodiging"],
        "name": ["advice", "category", "acknowledgement"],
        "size": ["1"],
        "slug": list(PAGES_OF_FILING),
        "token": ["x"],
        "what": ["geven", "tijd"],
        "table": ["category", "outcome"],
        "year": [YEAR],
    }
