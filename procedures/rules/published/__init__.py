"""The regulation as people read it: numbered articles, from the same table as the program."""

from procedures.rules.published.articles import (
    ORDER,
    OWN,
    articles,
    lost_wording,
    title_of,
)
from procedures.rules.published.catalogue import languages
from procedures.rules.published.parts import Article, Paragraph, Setting, Table

__all__ = [
    "ORDER",
    "OWN",
    "Article",
    "Paragraph",
    "Setting",
    "Table",
    "articles",
    "languages",
    "lost_wording",
    "title_of",
]
