"""Typeset documents: a template and data in, an accessible and archivable PDF out.

What people wrote goes in as data and is set as text, whatever it looks like; it is never made
part of a template. Every PDF is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in one file.
"""

from collections.abc import Mapping
from datetime import date
from json import dumps
from pathlib import Path
from typing import Any, Literal

import typst

from kernel.documents.fonts import families, fonts
from kernel.errors import Refusal

PACKAGES = Path(__file__).parent / "packages"

Standard = Literal["a-2a", "a-3a", "ua-1"]
ARCHIVAL: tuple[Standard, ...] = ("a-2a", "ua-1")
WITH_ATTACHMENT: tuple[Standard, ...] = ("a-3a", "ua-1")
"""ISO 19005-3: the same, but another file may be attached."""


def render(
    template: Path, data: Mapping[str, Any], *, on: date, standards: tuple[Standard, ...] = ARCHIVAL
) -> bytes:
    """Return the PDF of a template with data that JSON knows.

    ``on`` is the date the document carries; the same input gives the same bytes. Raise
    ``document.unrenderable`` when the template does not accept the data.
    """
    day = {"year": on.year, "month": on.month, "day": on.day}
    given = {**data, "document_day": day}
    return _compiled(template, given, format="pdf", pdf_standards=list(standards))


def drawn(template: Path, data: Mapping[str, Any], *, dots_per_inch: float) -> bytes:
    """Return the first page of a template as a PNG. Raise ``document.unrenderable``."""
    return _compiled(template, data, format="png", ppi=dots_per_inch)


def _compiled(template: Path, data: Mapping[str, Any], **made_as: Any) -> bytes:
    given = dumps({**data, "fonts": families()}, ensure_ascii=False)
    try:
        made = typst.compile(
            template,
            root=template.parent,
            font_paths=fonts(),
            sys_inputs={"data": given},
            package_path=PACKAGES,
            timestamp=0,
            **made_as,
        )
    except typst.TypstError as error:
        raise Refusal(
            "document.unrenderable",
            message="Het document kon niet worden gemaakt.",
            template=template.name,
            reason=str(error.args[0]),
        ) from error
    return bytes(made)
