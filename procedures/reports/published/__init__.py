"""The published regulation in three forms: a page of HTML, a PDF, a Word document."""

from procedures.reports.published.document import Document, Look, document
from procedures.reports.published.page import as_html
from procedures.reports.published.pdf import as_pdf
from procedures.reports.published.word import as_docx

__all__ = ["Document", "Look", "as_docx", "as_html", "as_pdf", "document"]
