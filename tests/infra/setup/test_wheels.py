import hashlib
import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from infra.setup import wheels
from infra.setup.sources import Sources

WHEEL = "tool-1.2-py3-none-any.whl"
CONTENT = b"the wheel"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 its name in the library
        pass


@pytest.fixture
def index(tmp_path: Path) -> Iterator[str]:
    """An index on the loopback that has a wheel for this machine and one for another."""
    page = tmp_path / "index" / "tool"
    page.mkdir(parents=True)
    names = ("tool-1.2-py3-none-win_amd64.whl", "tool-1.1-py3-none-any.whl", WHEEL)
    links = "".join(f'<a href="../tool/{name}#sha256=0">{name}</a>' for name in names)
    (page / "index.html").write_text(links, encoding="utf-8")
    (page / WHEEL).write_bytes(CONTENT)
    handler = partial(Quiet, directory=str(tmp_path / "index"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def sources(index: str, *links: str) -> Sources:
    return Sources(index=index, extra=(), links=links, trusted=(), certificates=None)


def lock(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "tool.txt"
    digest = hashlib.sha256(content).hexdigest()
    path.write_text(f"tool==1.2 \\\n    --hash=sha256:{digest}\n", encoding="utf-8")
    return path


def test_pinned_wheel_is_fetched_from_the_index(index: str, tmp_path: Path) -> None:
    found = wheels.fetch(lock(tmp_path, CONTENT), sources(index), tmp_path)
    assert found == tmp_path / WHEEL
    assert found.read_bytes() == CONTENT


def test_wheel_with_another_digest_is_not_kept(index: str, tmp_path: Path) -> None:
    found = wheels.fetch(lock(tmp_path, b"what was pinned"), sources(index), tmp_path)
    assert (found, list(tmp_path.glob("*.whl"))) == (None, [])


def test_wheel_in_a_folder_of_links_needs_no_index(tmp_path: Path) -> None:
    folder = tmp_path / "wheels"
    folder.mkdir()
    (folder / WHEEL).write_bytes(CONTENT)
    place = sources("http://127.0.0.1:9", str(folder))
    assert wheels.fetch(lock(tmp_path, CONTENT), place, tmp_path) == tmp_path / WHEEL


def test_index_that_does_not_answer_gives_nothing(tmp_path: Path) -> None:
    assert wheels.fetch(lock(tmp_path, CONTENT), sources("http://127.0.0.1:9"), tmp_path) is None
