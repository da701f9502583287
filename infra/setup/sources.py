"""Where packages come from: the index that pip or uv is set to on this machine, else PyPI."""
# ruff: noqa: TID251 -- the set-up runs before wederhoor.env can be imported

import configparser
import os
import sys
from dataclasses import dataclass
from pathlib import Path

PUBLIC_INDEX = "https://pypi.org/simple"
SECTIONS = ("global", "install", "download")
Options = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Sources:
    """pip's configuration, as far as it says where packages come from."""

    index: str
    extra: tuple[str, ...]
    links: tuple[str, ...]
    trusted: tuple[str, ...]
    certificates: str | None

    @property
    def indexes(self) -> tuple[str, ...]:
        """Every index, the main one first."""
        return (self.index, *self.extra)

    def uv_environment(self) -> dict[str, str]:
        """Return the environment that makes uv look where pip would; uv's own settings win.

        Hashes are required for every package, so the best match of any index is safe.
        """
        told = {
            "UV_INDEX_STRATEGY": "unsafe-best-match",
            "UV_PYTHON_DOWNLOADS": "never",
            "UV_HTTP_TIMEOUT": "180",
            "UV_NO_PROGRESS": "1",
        }
        if self.index != PUBLIC_INDEX:
            told["UV_DEFAULT_INDEX"] = self.index
        for name, values, separator in (
            ("UV_INDEX", self.extra, " "),
            ("UV_FIND_LINKS", self.links, ","),
            ("UV_INSECURE_HOST", self.trusted, " "),
        ):
            if values:
                told[name] = separator.join(values)
        if self.certificates:
            told["SSL_CERT_FILE"] = self.certificates
        if not _can_cache():
            told["UV_NO_CACHE"] = "1"
        return {**told, **os.environ}


def configured() -> Sources:
    """Read pip's environment and configuration files, and uv's environment for the index."""
    options = _file_options() | _environment_options()
    index = (
        os.environ.get("UV_DEFAULT_INDEX")
        or os.environ.get("UV_INDEX_URL")
        or options.get("index-url")
        or PUBLIC_INDEX
    )
    return Sources(
        index=index.rstrip("/"),
        extra=tuple(url.rstrip("/") for url in options.get("extra-index-url", "").split()),
        links=tuple(options.get("find-links", "").split()),
        trusted=tuple(options.get("trusted-host", "").split()),
        certificates=options.get("cert") or os.environ.get("SSL_CERT_FILE"),
    )


def _environment_options() -> Options:
    return {
        name.removeprefix("PIP_").lower().replace("_", "-"): value
        for name, value in os.environ.items()
        if name.startswith("PIP_") and value
    }


def _file_options() -> Options:
    options: Options = {}
    for path in _configuration_files():
        parser = configparser.RawConfigParser(strict=False)
        try:
            parser.read(path, encoding="utf-8")
        except (OSError, configparser.Error, UnicodeDecodeError):
            continue
        for section in SECTIONS:
            if parser.has_section(section):
                options |= dict(parser.items(section))
    return options


def _configuration_files() -> list[Path]:
    """Return pip's configuration files, the strongest last."""
    own = os.environ.get("PIP_CONFIG_FILE")
    if own == os.devnull:
        return []
    home = Path.home()
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    files = [
        Path("/etc/xdg/pip/pip.conf"),
        Path("/etc/pip.conf"),
        home / ".pip" / "pip.conf",
        home / "Library" / "Application Support" / "pip" / "pip.conf",
        settings / "pip" / "pip.conf",
        Path(sys.prefix) / "pip.conf",
    ]
    return [*files, Path(own)] if own else files


def _can_cache() -> bool:
    """Tell whether uv's cache folder can be written."""
    path = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    while not path.exists():
        path = path.parent
    return os.access(path, os.W_OK)
