import shutil
from pathlib import Path

import pytest
import yaml

from procedures.presets import translating


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("awb", "awb-committee", "welfare"):
        shutil.copytree(translating.FOLDER / name, tmp_path / name)
    monkeypatch.setattr(translating, "FOLDER", tmp_path)
    return tmp_path


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {name: _shape(part) for name, part in value.items()}
    return [_shape(part) for part in value] if isinstance(value, list) else str(value)[:1]


def test_whole_regulation_is_written_in_the_shape_of_the_dutch_one(copies: Path) -> None:
    said = {one: f"§{one}" for one in translating.lacking("uk", ("awb",))}
    done, left = translating.write("uk", said)
    texts = copies / "awb" / "texts"
    dutch, other = (yaml.safe_load((texts / f"{one}.yaml").read_text()) for one in ("nl", "uk"))
    assert (done, list(left)) == (["awb"], ["awb-committee", "welfare"])
    assert yaml.safe_load((texts / "uk.yaml").read_text())["title"] == f"§{dutch['title']}"
    assert str(_shape(other)).count("§") == len(translating.words("awb"))


def test_language_is_declared_once_all_that_builds_on_a_regulation_has_it(copies: Path) -> None:
    for name, declared in (("awb", "[nl, en, fr, de]"), ("awb-committee", "[nl, en, fr, de, uk]")):
        translating.write("uk", {one: one for one in translating.lacking("uk", (name,))})
        rules = (copies / "awb" / "regulation.yaml").read_text()
        assert f"languages: {declared}\n" in rules


def test_regulation_that_lacks_one_text_is_not_written(copies: Path) -> None:
    said = {one: one for one in translating.lacking("uk", ("welfare",))[1:]}
    done, left = translating.write("uk", said)
    assert (done, left["welfare"]) == ([], 1)
    assert not (copies / "welfare" / "texts" / "uk.yaml").exists()
