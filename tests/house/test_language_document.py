"""The document of the language knows every word of it."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from procedures.rules import language
from procedures.rules.language.values import Part
from procedures.rules.proofs import OBLIGATIONS

TEXT = (Path(__file__).parents[2] / "docs" / "regulation-language.md").read_text(encoding="utf-8")


def parts() -> dict[str, type[Part]]:
    modules = (
        import_module(f"{language.__name__}.{one.name}") for one in iter_modules(language.__path__)
    )
    found = (one for module in modules for one in vars(module).values())
    return {one.__name__: one for one in found if isinstance(one, type) and issubclass(one, Part)}


@pytest.mark.parametrize("name", sorted(parts()))
def test_every_word_of_a_part_is_explained(name: str) -> None:
    words = {field.alias or key for key, field in parts()[name].model_fields.items()}
    assert {word for word in words if not re.search(rf"`{word}\b", TEXT)} == set()


def test_every_obligation_is_in_the_table() -> None:
    named = set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", TEXT))
    assert set(OBLIGATIONS) - named == set()
