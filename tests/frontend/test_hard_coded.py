"""No word on a page that no translator gets to see."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from frontend.messages import ROOT, UNTRANSLATED

SPOKEN = (
    *("alt", "aria-description", "aria-label", "cancel_label", "caption", "confirm_label"),
    *("count_label", "heading", "label", "note", "placeholder", "question", "submit", "summary"),
    *("text", "title", "what", "who", "data-label"),
)
SPOKEN_IN_PYTHON = ("label", "help_text", "empty_label", "error_messages", "placeholder")
TELLING = ("success", "info", "warning", "error", "ValidationError", "HttpResponse")
OWN_NAMES = {"Wederhoor", "PDF", "JSON", "YAML", "CSV", "API", "OpenID", "Connect", "SAML"}
UNSPOKEN = ("script", "style", "svg", "code", "pre", "kbd")
_TRANSLATED = re.compile(r"{%-?\s*(blocktrans\w*|comment)\b.*?{%\s*end\1\s*%}", re.DOTALL)
_TEMPLATE = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
_CLASSES = re.compile(r"{% block layout %}.*?{% endblock %}")
_CODE = re.compile(r"\S*(?:/|--|_|@)\S*")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Reading(HTMLParser):
    """Collects the words of a page that stand in the template itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSPOKEN:
            self.inside.append(tag)
        self.found += [f"{name}={said}" for name, said in attrs if name in SPOKEN and _words(said)]

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside and _words(data):
            self.found.append(data.strip())


def _words(said: str | None) -> list[str]:
    return [word for word in _WORD.findall(_CODE.sub("", said or "")) if word not in OWN_NAMES]


def in_template(source: str) -> list[str]:
    reading = Reading()
    reading.feed(_TEMPLATE.sub(" ", _CLASSES.sub("", _TRANSLATED.sub("", source))))
    return reading.found


def in_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        given = node.args if name in TELLING else []
        given = [*given, *(one.value for one in node.keywords if one.arg in SPOKEN_IN_PYTHON)]
        for one in given:
            if isinstance(one, ast.Constant) and " " in str(one.value) and _words(str(one.value)):
                yield str(one.value)


def _files(pattern: str) -> list[Path]:
    found = sorted((ROOT / "frontend").rglob(pattern))
    return [one for one in found if not any(word in str(one) for word in UNTRANSLATED)]


def test_no_template_has_words_of_its_own() -> None:
    found = {
        str(path.relative_to(ROOT)): in_template(path.read_text()) for path in _files("*.html")
    }
    assert {path: words for path, words in found.items() if words} == {}


def test_no_form_or_notice_has_words_of_its_own() -> None:
    found = {str(path.relative_to(ROOT)): [*in_python(path.read_text())] for path in _files("*.py")}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('<p>{% translate "Dag" %}</p>', []),
        ("<p>{% blocktranslate trimmed %}Dag {{ x }}{% endblocktranslate %}</p>", []),
        ("<p>Dag {{ name }}</p>", ["Dag"]),
        ('<c-card title="Dag" :on="case.received_on">{{ x }}</c-card>', ["title=Dag"]),
        ("<c-card title=\"{% translate 'Dag' %}\"><code>dag</code> – 12</c-card>", []),
    ],
)
def test_words_outside_a_translation_are_found(source: str, found: list[str]) -> None:
    assert in_template(source) == found


def test_label_outside_a_translation_is_found() -> None:
    source = 'a = CharField(label="Uw naam", help_text=gettext("Uw naam"))'
    assert [*in_python(source)] == ["Uw naam"]
