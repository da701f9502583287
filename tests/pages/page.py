"""A page as somebody gets it, and which pages are built alike."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """What our server wrote for somebody.

    `state` is "as it is", "sent" (empty), "empty" (a client without anything), "answer 422" and the
    like, a language, or "long names".
    """

    name: str
    who: str
    state: str
    host: str
    path: str
    html: str

    def __str__(self) -> str:
        return f"{self.who}: {self.name} ({self.state})"


def skeleton(page: Page) -> str:
    """Return a page without its words, values and repeated rows: what is built alike is alike."""
    words = re.sub(r">\s*[^<\s][^<]*<", ">w<", page.html)
    bare = re.sub(r'\s(?!class|role|type)([\w-]+)="[^"]+"', r" \1=v", words)
    lines = [line.strip() for line in bare.replace("><", ">\n<").splitlines()]
    return "\n".join(dict.fromkeys(lines))


def unlike(pages: Iterable[Page]) -> list[Page]:
    """Return the first page of each build."""
    found: dict[str, Page] = {}
    for page in pages:
        found.setdefault(skeleton(page), page)
    return list(found.values())
