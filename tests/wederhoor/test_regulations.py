import json
from pathlib import Path

import pytest

from procedures import presets
from procedures.rules.proofs import OBLIGATIONS
from wederhoor.__main__ import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["regulations", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_proven_regulation_is_told_obligation_by_obligation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _err = run(capsys, "prove", "provider")
    lines = out.splitlines()
    assert code == 0
    told = [line.split()[:2] for line in lines[1:-1]]
    assert told == [*(["ok", name] for name in OBLIGATIONS), ["Nog", "niet"]]
    assert lines[-1] == f"Bewezen: {len(OBLIGATIONS)} van {len(OBLIGATIONS)} verplichtingen."


def test_broken_file_fails_with_its_shortest_walk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "regulation.yaml"
    file.write_text(
        presets.source_of("provider").replace("      - {holds: both_sides_heard}\n", "")
    )
    code, out, _err = run(capsys, "prove", str(file), "--json")
    answer = json.loads(out)
    failed = {one["name"]: one["failures"] for one in answer["obligations"] if one["failures"]}
    assert (code, answer["proven"], list(failed)) == (1, False, ["both_sides_heard"])
    assert failed["both_sides_heard"][0]["walk"][-1] == "advised"
    assert "die van de regeling 'provider' zijn gebruikt" in answer["warnings"][0]
    code, out, _err = run(capsys, "prove", str(file), "--language", "en")
    assert "shortest walk: received → acknowledged → admitted" in out
    assert "Step 'advised' judges although not both sides were heard." in out


def test_mistake_names_file_line_what_and_how_to_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = presets.source_of("provider").replace("kind: receive", "kind: ontvangen")
    line = next(n for n, text in enumerate(source.splitlines(), 1) if "ontvangen" in text)
    file = tmp_path / "fout.yaml"
    file.write_text(source)
    code, out, err = run(capsys, "prove", str(file))
    assert (code, out) == (1, "")
    assert err.startswith(f"{file}, regel {line}, steps › 0 › kind: 'ontvangen' is onbekend; kies")


def test_unknown_name_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    code, _out, err = run(capsys, "prove", "nergens")
    known = ", ".join(presets.names())
    assert (code, err.splitlines()) == (
        2,
        [f"Er is geen regeling en geen bestand 'nergens'. De regelingen zijn: {known}."],
    )


def test_difference_in_a_folder_is_proven_with_its_own_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "regulation.yaml").write_text(
        "inherits: training\nregulation: own\nversion: 1\n"
        "terms: {inform: {amount: 3, unit: days}}\n"
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "nl.yaml").write_text("title: Onze regeling\n")
    code, out, _err = run(capsys, "prove", str(tmp_path))
    first = out.splitlines()[0].split(":")[0]
    assert (code, first) == (0, "Regeling own, versie 1 (nl, en, fr, de)")


def test_names_and_schema_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "names")[1].split() == list(presets.names())
    assert json.loads(run(capsys, "schema")[1])["title"] == "Regulation"
