"""The client's regulation as it was adopted: to read, and to take along as PDF or Word."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.views.public.information import Current, current
from frontend.views.regulations.text import as_file
from procedures.reports.published.adopted import document_of, languages_of
from procedures.reports.published.document import Document, head_of, is_numbered, note_of
from procedures.rules.published import Article, Paragraph


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph with the note behind it; each cell of its table beside the head above it."""

    said: Paragraph
    note: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article with its number in words."""

    article: Article
    head: str
    numbered: bool
    paragraphs: tuple[ShownParagraph, ...]


def regulation_text(request: HttpRequest, language: str = "") -> HttpResponse:
    """Show every article of the regulation in force, in a language that it has."""
    now = current()
    if now is None:
        return render(request, "public/filing/closed.html")
    document = _document(now, language or _spoken(now))
    context = {
        "now": now,
        "document": document,
        "articles": [_shown(one, document) for one in document.articles],
        "languages": languages_of(now.adopted),
        "summary": document.say("summary"),
        "summary_note": document.say("summary_note"),
        "contents": document.say("contents"),
    }
    return render(request, "public/regulation.html", context)


def regulation_file(_request: HttpRequest, language: str, form: str) -> HttpResponse:
    """Give the regulation in force as a file to keep."""
    now = current()
    if now is None:
        raise Http404
    return as_file(_document(now, language), form)


def _spoken(now: Current) -> str:
    known = languages_of(now.adopted)
    return now.language if now.language in known else known[0]


def _document(now: Current, language: str) -> Document:
    if language not in languages_of(now.adopted):
        raise Http404
    return document_of(now.adopted, language)


def _shown(article: Article, document: Document) -> ShownArticle:
    words = document.words
    return ShownArticle(
        article=article,
        head=head_of(article, words),
        numbered=is_numbered(article),
        paragraphs=tuple(
            ShownParagraph(one, note_of(one, words), _rows(one)) for one in article.paragraphs
        ),
    )


def _rows(paragraph: Paragraph) -> tuple[tuple[tuple[str, str], ...], ...]:
    table = paragraph.table
    if table is None:
        return ()
    return tuple(tuple(zip(table.heads, row, strict=True)) for row in table.rows)
