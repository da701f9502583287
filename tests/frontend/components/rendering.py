"""Renders a scrap of template the way a page would, and reads it back as a tree."""

from html.parser import HTMLParser

from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

VOID = {"input", "link", "meta", "br", "img", "hr", "path", "circle", "rect"}


class Element:
    """One element: its tag, attributes, text and children."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element] = []
        self.words: list[str] = []

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list["Element"]:
        """Return the elements below with this tag, in order."""
        below = [element for child in self.children for element in child.all(tag)]
        return [self, *below] if self.tag == tag else below

    def one(self, tag: str) -> "Element":
        """Return the only element below with this tag."""
        (element,) = self.all(tag)
        return element

    def by_id(self, name: str) -> "Element":
        """Return the element below with this id."""
        found = [e for e in self.everything() if e.attributes.get("id") == name]
        (element,) = found
        return element

    def everything(self) -> list["Element"]:
        """Return all elements below, and this one."""
        return [self, *(element for child in self.children for element in child.everything())]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words.append(data)


def render(source: str, *, path: str = "/", **context: object) -> Element:
    """Render template source with the house's engine at an address, and parse the result."""
    template = engines["django"].from_string(CottonCompiler().process(source))
    return parse(template.render(context, RequestFactory().get(path)))


def parse(html: str) -> Element:
    """Read HTML; every element must be closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root
