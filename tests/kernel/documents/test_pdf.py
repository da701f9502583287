from datetime import date
from pathlib import Path

import pytest

from kernel.documents.fonts import FAMILIES, families
from kernel.documents.pdf import render
from kernel.errors import Refusal
from tests.factories.printed import text

DAY = date(2026, 2, 12)
COLOURS = {"ground": "#000000", "on_ground": "#ffffff", "accent": "#0b5c6b", "tint": "#eeeeee"}
GIVEN = {"language": "nl", "title": "Proef", "author": "Wij", "author_line": "", "colours": COLOURS}
TEMPLATE = """
#import "@local/house:1.0.0": *
#let data = json(bytes(sys.inputs.data))
#show: body => house(data, data.colours, body)
= Kop
#prose(data.blocks)
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "proef.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def paragraph(written: str) -> dict[str, object]:
    return {**GIVEN, "blocks": [{"kind": "paragraph", "text": written}]}


def test_what_people_write_is_set_as_text_and_never_run(template: Path) -> None:
    written = '#panic("x") *niet vet* $x$ @nergens <etiket> // blijft staan #read("/etc/passwd")'
    assert (
        text(render(template, paragraph(written), on=DAY)).replace("“", '"').replace("”", '"')
        == f"Kop {written} 1 / 1"
    )


def test_the_same_input_gives_the_same_bytes(template: Path) -> None:
    first, second = (render(template, paragraph("Tekst"), on=DAY) for _ in range(2))
    assert first == second


def test_the_document_says_that_it_is_accessible_and_archivable(template: Path) -> None:
    made = render(template, paragraph("Tekst"), on=DAY)
    for claim in (b"<pdfaid:part>2</pdfaid:part>", b"<pdfuaid:part>1</pdfuaid:part>", b"/Lang(nl)"):
        assert made.count(claim) == 1


def test_data_that_the_template_cannot_set_is_refused(template: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        render(template, GIVEN, on=DAY)
    assert refusal.value.code == "document.unrenderable"
    assert refusal.value.facts["template"] == "proef.typ"


def test_there_is_always_a_house_font() -> None:
    assert families() == [family for family in FAMILIES if family in families()]
    assert families()[-1] == "Libertinus Serif"
