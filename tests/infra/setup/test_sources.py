import os
from pathlib import Path

import pytest

from infra.setup import sources


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine whose only pip configuration is the one a test writes."""
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "SSL_CERT_FILE", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("INDEX_URL", "EXTRA_INDEX_URL", "FIND_LINKS", "CERT", "TRUSTED_HOST"):
        monkeypatch.delenv(f"PIP_{name}", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def configure(monkeypatch: pytest.MonkeyPatch, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(path))


def test_machine_without_configuration_uses_the_public_index() -> None:
    found = sources.configured()
    told = found.uv_environment()
    assert (found.indexes, "UV_DEFAULT_INDEX" in told) == ((sources.PUBLIC_INDEX,), False)


def test_index_of_pips_environment_is_told_to_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://index.example/simple/")
    told = sources.configured().uv_environment()
    assert told["UV_DEFAULT_INDEX"] == "https://index.example/simple"


def test_index_of_uv_wins_over_pips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://pip.example/simple")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://uv.example/simple")
    assert sources.configured().index == "https://uv.example/simple"


def test_pips_configuration_file_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (
        "[global]\nindex-url = https://file.example/simple\nfind-links = /wheels\n"
        "extra-index-url =\n    https://one.example\n    https://two.example\n"
        "[install]\ntrusted-host = one.example\n"
    )
    configure(monkeypatch, tmp_path / "pip.conf", text)
    told = sources.configured().uv_environment()
    assert {name: told[name] for name in told if name.startswith("UV_IN")} == {
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_INDEX": "https://one.example https://two.example",
        "UV_INSECURE_HOST": "one.example",
    }
    assert (told["UV_DEFAULT_INDEX"], told["UV_FIND_LINKS"]) == (
        "https://file.example/simple",
        "/wheels",
    )


def test_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    configure(monkeypatch, tmp_path / "pip.conf", "[global]\nindex-url = https://file.example\n")
    monkeypatch.setenv("PIP_INDEX_URL", "https://environment.example")
    assert sources.configured().index == "https://environment.example"


def test_broken_configuration_file_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    configure(monkeypatch, tmp_path / "pip.conf", "index-url without a section\n")
    assert sources.configured().index == sources.PUBLIC_INDEX
