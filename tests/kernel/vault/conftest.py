from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from tenants.models import Tenant
from tests.kernel.vault.rows import standing_tables

Archive = Callable[[dict[str, str]], bytes]


@pytest.fixture
def archive() -> Archive:
    """Zip the given members."""

    def zipped(members: dict[str, str]) -> bytes:
        target = BytesIO()
        with ZipFile(target, "w") as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        return target.getvalue()

    return zipped


@pytest.fixture
def word() -> dict[str, str]:
    """The members that make a zip a Word document."""
    return {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}


@pytest.fixture
def picture() -> Callable[[str], bytes]:
    """Draw a small picture in the given format."""

    def drawn(form: str) -> bytes:
        target = BytesIO()
        Image.new("RGB", (4, 4), "teal").save(target, form)
        return target.getvalue()

    return drawn


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A folder of this test for the tenants' files."""
    settings.VAULT_FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture(scope="module")
def row_tables(
    django_db_setup: None,  # noqa: ARG001 it makes the clients
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The tables of these tests' rows, in both clients: made and removed by the owner."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(standing_tables())
        yield
        with django_db_blocker.unblock():
            stack.close()


@pytest.fixture
def tables(row_tables: None, in_acme: Tenant) -> Tenant:  # noqa: ARG001 as it says
    """The tables of these tests' rows, within one client."""
    return in_acme
