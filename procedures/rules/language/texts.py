from collections.abc import Mapping

from pydantic import Field as Described

from procedures.rules.language.values import Name, Part


class LetterText(Part):
    """A letter's wording: paragraphs with {placeholders}, in plain B1 language."""

    subject: str = Described(min_length=3, max_length=150)
    paragraphs: tuple[str, ...] = Described(min_length=1)


class Texts(Part):
    """All words of a regulation in one language, by the names in regulation.yaml."""

    title: str
    introduction: tuple[str, ...] = ()
    protection: tuple[str, ...] = ()
    states: Mapping[Name, str]
    acts: Mapping[Name, str]
    buttons: Mapping[Name, str] = {}
    explanations: Mapping[Name, str] = {}
    terms: Mapping[Name, str]
    roles: Mapping[Name, str]
    fields: Mapping[Name, str] = {}
    help: Mapping[Name, str] = {}
    questions: Mapping[Name, str] = {}
    codes: Mapping[Name, Mapping[str, str]]
    letters: Mapping[Name, LetterText] = {}
    reports: Mapping[Name, str] = {}
    contents: Mapping[Name, str] = {}
