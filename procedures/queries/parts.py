"""The parts of a client that a report can be about: its departments, the municipalities it serves.

A bureau names its municipalities in its regulation, as the answers to where one lives and where it
happened.
"""

from collections.abc import Mapping

from procedures.models import Department
from procedures.queries.labels import labels_of_client

LANGUAGE = "nl"


def departments() -> dict[str, str]:
    """Return the names of the departments, by the scope of a report on them."""
    found = Department.objects.order_by("name").values_list("code", "name")
    return {f"department:{code}": name for code, name in found}


def municipalities(language: str = LANGUAGE) -> dict[str, str]:
    """Return the names of the municipalities, by the scope of a report to them."""
    named = labels_of_client().get("municipality", {})
    return {f"municipality:{code}": _said(code, words, language) for code, words in named.items()}


def parts_of_client(language: str = LANGUAGE) -> dict[str, str]:
    """Return the names of all parts, by scope."""
    return {**departments(), **municipalities(language)}


def _said(code: str, words: Mapping[str, str], language: str) -> str:
    return words.get(language) or next(iter(words.values()), code)
