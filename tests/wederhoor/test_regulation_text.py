"""Writing the published regulation from the command line."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.factories.printed import text
from wederhoor.__main__ import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["regulations", "text", *arguments])
    return code, capsys.readouterr().err


def test_each_form_has_the_client_and_the_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("html", "pdf", "docx"):
        out = str(tmp_path / f"regeling.{form}")
        asked = ("awb", "--language", "en", "--client", "Gemeente <Dorp>", "--out", out)
        assert run(capsys, *asked) == (0, "")
    page = (tmp_path / "regeling.html").read_text(encoding="utf-8")
    assert '<p class="client">Gemeente &lt;Dorp&gt;</p>' in page
    assert "Gemeente <Dorp>" in text((tmp_path / "regeling.pdf").read_bytes())
    word = docx.Document(BytesIO((tmp_path / "regeling.docx").read_bytes()))
    assert word.core_properties.author == "Gemeente <Dorp>"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("awb", "--out", "{}/x.txt"), "'{}/x.txt': kies een bestand dat eindigt op"),
        (("awb", "--language", "pl", "--out", "{}/x.pdf"), "De regeling 'awb' heeft geen teksten"),
        (("awb", "--out", "{}/nowhere/x.pdf"), "Het bestand '{}/nowhere/x.pdf' kan niet worden"),
        (("nope", "--out", "{}/x.pdf"), "Er is geen regeling en geen bestand 'nope'."),
        (("awb", "--colour", "blauw", "--out", "{}/x.pdf"), "Een huiskleur heeft de vorm #rrggbb."),
    ],
)
def test_what_cannot_be_written_is_told_in_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    code, told = run(capsys, *(one.format(tmp_path) for one in arguments))
    assert code == 2
    assert told.startswith(sentence.format(tmp_path))
    assert told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
