import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.vault.filenames import cleaned
from kernel.vault.filetypes import JPG, PDF, TXT


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("brief.pdf", "brief.pdf"),
        ("Brief aan de commissie.PDF", "Brief aan de commissie.PDF"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Noor\\brief.pdf", "brief.pdf"),
        ("foto.jpg", "foto.jpg.pdf"),
        ("brief\x00\r\n.pdf", "brief.pdf"),
        ("brief\u202efdp.exe", "brieffdp.exe.pdf"),
        ("  twee   spaties .pdf", "twee spaties .pdf"),
        ("cafe\u0301.pdf", "café.pdf"),
        ("", "bestand.pdf"),
        ("...", "bestand.pdf"),
        (".pdf", "pdf.pdf"),
        ("a" * 300 + ".pdf", "a" * 150 + ".pdf"),
    ],
)
def test_name_is_made_safe_to_show(name: str, expected: str) -> None:
    assert cleaned(name, PDF) == expected


def test_any_usual_extension_of_the_type_is_left() -> None:
    assert cleaned("foto.jpeg", JPG) == "foto.jpeg"


@pytest.mark.attack("F02")
def test_page_that_is_mere_text_is_offered_as_text() -> None:
    assert cleaned("pagina.html", TXT) == "pagina.html.txt"


@given(name=st.text())
@pytest.mark.attack("F07")
def test_any_name_becomes_one_line_without_folders(name: str) -> None:
    result = cleaned(name, PDF)
    assert result.lower().endswith(".pdf")
    assert not set(result) & set("/\\\r\n\x00")
