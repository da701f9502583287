from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pytest_django import Settings

from tenants.models import Tenant
from tests.kernel.vault.rows import make_tables

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


@pytest.fixture
def tables(in_acme: Tenant) -> Tenant:
    """The tables of these tests' rows, within one client."""
    make_tables()
    return in_acme
