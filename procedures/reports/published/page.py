"""The published regulation as one file of HTML that needs nothing else and prints well."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from kernel.documents.colours import palette
from procedures.reports.published.document import Document, head_of, is_numbered, note_of
from procedures.rules.published import Article, Paragraph, Table

STYLE = Path(__file__).parent / "regulation.css"
PAGE = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$full_title</title>
<style>
$style</style>
</head>
<body>
<header><p class="client">$client</p><h1>$title</h1><p class="version">$version</p></header>
<main>
$summary<nav aria-labelledby="contents"><h2 id="contents">$contents</h2><ol>
$entries</ol></nav>
$articles</main>
<footer><p>$full_title · $version</p></footer>
</body>
</html>
""")


def as_html(document: Document) -> str:
    """Return the regulation as a page of its own."""
    colours = palette(document.look.brand_colour)
    style = Template(STYLE.read_text(encoding="utf-8")).safe_substitute(
        accent=colours.accent, tint=colours.tint, ground=colours.ground, on=colours.on_ground
    )
    entries = (_entry(one) for one in document.articles)
    return PAGE.substitute(
        language=escape(document.language),
        full_title=escape(document.full_title),
        title=escape(document.title),
        client=escape(document.look.client_name),
        version=escape(document.version_line),
        style=style,
        summary=_summary(document),
        contents=escape(document.say("contents")),
        entries="".join(f"<li>{entry}</li>\n" for entry in entries),
        articles="".join(_article(one, document) for one in document.articles),
    )


def _entry(article: Article) -> str:
    return f'<a href="#{article.key}">{escape(article.title)}</a>'


def _summary(document: Document) -> str:
    if not document.summary:
        return ""
    said = "".join(f"<p>{escape(one)}</p>\n" for one in document.summary)
    head, note = escape(document.say("summary")), escape(document.say("summary_note"))
    return f'<section class="summary"><h2>{head}</h2>\n{said}<p class="note">{note}</p></section>\n'


def _article(article: Article, document: Document) -> str:
    head = escape(head_of(article, document.words))
    body = "".join(_paragraphs(article, document))
    title = f'<h2><span class="number">{head}</span> {escape(article.title)}</h2>'
    return f'<section id="{article.key}">{title}\n{body}</section>\n'


def _paragraphs(article: Article, document: Document) -> Iterator[str]:
    if not is_numbered(article):
        yield from (_body(one, document) for one in article.paragraphs)
        return
    yield "<ol>\n"
    for one in article.paragraphs:
        own = ' class="own"' if one.own else ""
        yield f'<li value="{one.number}"{own}>{_body(one, document)}</li>\n'
    yield "</ol>\n"


def _body(paragraph: Paragraph, document: Document) -> str:
    told = escape(paragraph.text).replace("\n", "<br>")
    note = note_of(paragraph, document.words)
    items = "".join(f"<li>{escape(item)}</li>" for item in paragraph.items)
    listed = f'<ol class="items">{items}</ol>' if items else ""
    table = _table(paragraph.table) if paragraph.table else ""
    behind = f'<p class="note">{escape(note)}</p>' if note else ""
    return f"<p>{told}</p>{listed}{table}{behind}\n"


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "".join(_row(row, table.heads) for row in table.rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: tuple[str, ...], heads: tuple[str, ...]) -> str:
    first, *rest = row
    cells = "".join(
        f'<td data-label="{escape(head)}"><span>{escape(cell)}</span></td>'
        for head, cell in zip(heads[1:], rest, strict=True)
    )
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
