"""Files that people bring along, and reading those that they get."""

from pathlib import Path

import pypdfium2

from wederhoor.demo import papers


def pdf(path: Path, *lines: str) -> Path:
    """Write a page with these lines."""
    path.write_bytes(papers.pdf(lines))
    return path


def words_of(path: Path) -> str:
    """Return the text of a PDF, on one line."""
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def picture(path: Path, to: Path, *, page: int = 0) -> Path:
    """Write a page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(path)
    to.parent.mkdir(parents=True, exist_ok=True)
    document[page].render(scale=1.2).to_pil().save(to)
    document.close()
    return to
