"""Fetching one pinned wheel without pip: find it on the index, check its digest, keep it."""

import hashlib
import platform
import re
import ssl
import sys
import urllib.error
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from infra.setup.sources import Sources

TIMEOUT_SECONDS = 60
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)", re.MULTILINE)
DIGEST = re.compile(r"sha256:([0-9a-f]{64})")
ARCHITECTURES = {"amd64": "x86_64", "arm64": "aarch64"}


class Links(HTMLParser):
    """The addresses on a page of a simple index."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address of each link."""
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def fetch(lock: Path, sources: Sources, into: Path) -> Path | None:
    """Download the wheel that `lock` pins for this machine; None when no source has it."""
    pins = lock.read_text(encoding="utf-8")
    digests = set(DIGEST.findall(pins))
    pin = PIN.search(pins)
    if pin is None:
        return None
    for page in _pages(pin["name"], sources):
        for address in _links(page, sources):
            file = unquote(urlsplit(address).path.rpartition("/")[2])
            if _fits(file, pin["name"], pin["version"]):
                content = _read(urldefrag(address).url, sources)
                if content and hashlib.sha256(content).hexdigest() in digests:
                    path = into / file
                    path.write_bytes(content)
                    return path
    return None


def _pages(name: str, sources: Sources) -> list[str]:
    """Return where to look, what is on this machine first."""
    indexes = [f"{index}/{name}/" for index in sources.indexes]
    folders = [Path(link) for link in sources.links if Path(link).is_dir()]
    return [*(folder.absolute().as_uri() + "/" for folder in folders), *indexes]


def _links(page: str, sources: Sources) -> list[str]:
    folder = Path(unquote(urlsplit(page).path))
    if page.startswith("file:") and not (folder / "index.html").exists():
        return [path.as_uri() for path in folder.glob("*.whl")]
    address = page + "index.html" if page.startswith("file:") else page
    parser = Links()
    parser.feed(_read(address, sources).decode("utf-8", errors="replace"))
    return [urljoin(page, link) for link in parser.found]


def _read(address: str, sources: Sources) -> bytes:
    """Return what is at the address, or nothing."""
    context = None
    if address.startswith("https:"):
        context = ssl.create_default_context(cafile=sources.certificates)
    try:
        with urllib.request.urlopen(  # noqa: S310 the index this machine is set to
            address, timeout=TIMEOUT_SECONDS, context=context
        ) as answer:
            content: bytes = answer.read()
            return content
    except (OSError, urllib.error.URLError, ValueError):
        return b""


def _fits(file: str, name: str, version: str) -> bool:
    """Tell whether a wheel is of this version and for this machine."""
    start = f"{name.replace('-', '_')}-{version}-"
    if not (file.startswith(start) and file.endswith(".whl")):
        return False
    tags = file.removesuffix(".whl").rpartition("-")[2]
    return any(_is_ours(tag) for tag in tags.split("."))


def _is_ours(tag: str) -> bool:
    machine = platform.machine().lower()
    machine = ARCHITECTURES.get(machine, machine)
    if tag == "any":
        return True
    if sys.platform == "darwin":
        return tag.startswith("macosx") and tag.endswith((machine, "arm64", "universal2"))
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return tag.startswith(libc) and tag.endswith(machine)
