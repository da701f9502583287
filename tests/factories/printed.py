"""What stands on the pages of a PDF."""

import pypdfium2


def pages(document: bytes) -> list[str]:
    """Return the text of each page, with single spaces."""
    opened = pypdfium2.PdfDocument(document)
    texts = [page.get_textpage().get_text_bounded() for page in opened]
    return [" ".join(text.split()) for text in texts]


def text(document: bytes) -> str:
    """Return the text of a whole document."""
    return " ".join(pages(document))
