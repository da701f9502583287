from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from kernel.documents import fonts


def test_fonts_of_an_installed_package_are_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "files").mkdir()
    package = ModuleSpec(fonts.SANS_PACKAGE, None, is_package=True)
    package.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(fonts, "find_spec", lambda _name: package)
    assert fonts.folders() == [tmp_path / "files"]


def test_without_the_package_there_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "find_spec", lambda _name: None)
    assert fonts.folders() == []
