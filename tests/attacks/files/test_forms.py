"""Forms that are no forms: they are refused, and leave nothing behind."""

import pytest
from django.test import Client

from tenants.models import Tenant

pytestmark = pytest.mark.django_db
_FIELD = b'--b\r\nContent-Disposition: form-data; name="f%d"\r\n\r\nx\r\n'
_FILE = b'--b\r\nContent-Disposition: form-data; name="f"; filename="%d"\r\n\r\nx\r\n'
_NO_BASE64 = _FILE.replace(b"\r\n\r\nx", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%%%") % 1
_END = b"--b--\r\n"
BODIES = {
    "no boundary": ("multipart/form-data", b"x"),
    "an empty boundary": ("multipart/form-data; boundary=", b"x"),
    "a long boundary": ("multipart/form-data; boundary=" + "b" * 300, b"x"),
    "broken off": (
        "multipart/form-data; boundary=b",
        b"--b\r\nContent-Disposition: form-data; nam",
    ),
    "no base64": ("multipart/form-data; boundary=b", _NO_BASE64 + _END),
    "2,000 files": (
        "multipart/form-data; boundary=b",
        b"".join(map(_FILE.__mod__, range(2_000))) + _END,
    ),
    "100,000 fields": (
        "multipart/form-data; boundary=b",
        b"".join(map(_FIELD.__mod__, range(100_000))) + _END,
    ),
    "100,000 plain fields": ("application/x-www-form-urlencoded", b"a=1&" * 100_000),
    "3 MB in a field": ("application/x-www-form-urlencoded", b"code=" + b"a" * 3_000_000),
}


@pytest.mark.attack("F09", "H07")
@pytest.mark.parametrize("kind", list(BODIES))
def test_a_form_that_is_no_form_is_refused(client: Client, acme: Tenant, kind: str) -> None:
    content_type, body = BODIES[kind]
    answer = client.generic(
        "POST",
        "/mijn-zaak/code/",
        body,
        content_type=content_type,
        headers={"host": "acme.localhost"},
    )

    assert answer.status_code in {400, 413, 422}
    assert acme


@pytest.mark.attack("H07")
@pytest.mark.usefixtures("acme")
def test_an_address_with_100_000_questions_is_refused_or_read_in_part(client: Client) -> None:
    answer = client.get("/?" + "a=1&" * 100_000, headers={"host": "acme.localhost"})

    assert answer.status_code in {200, 400}
