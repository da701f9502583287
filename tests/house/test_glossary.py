"""The glossary and the code use the same words."""

import re
from pathlib import Path

from django.apps import apps

import wederhoor

ROOT = Path(wederhoor.__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"`(\w+)`", GLOSSARY))
FOLDERS = ("platform/kernel", "tenants", "procedures")


def _code() -> str:
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_model_of_the_domain_is_in_the_glossary() -> None:
    models = {model.__name__ for model in apps.get_app_config("procedures").get_models()}
    assert models - WORDS == set()


def test_every_word_of_the_glossary_is_used_in_the_code() -> None:
    code = _code()
    unused = [word for word in sorted(WORDS) if not re.search(rf"\b{word}", code)]
    assert unused == []


def test_no_dutch_word_has_two_entries() -> None:
    dutch = re.findall(r"^\| ([^|`]+) \|", GLOSSARY, re.MULTILINE)
    assert sorted(dutch) == sorted(set(dutch))
