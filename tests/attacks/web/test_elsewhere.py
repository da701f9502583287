"""What another site can make a browser do here."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tenants.models import Tenant
from tests.factories.browsers import HostClient

pytestmark = pytest.mark.django_db
PRIVATE = "/werk/zaken/"


def _asked(path: str, site: str, *, mode: str, dest: str, method: str = "get") -> int:
    said = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest}
    browser = HostClient("acme.localhost")
    return int(
        getattr(browser, method)(path, headers={**said, "host": "acme.localhost"}).status_code
    )


@pytest.mark.attack("H13")
@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
@pytest.mark.parametrize(
    ("mode", "dest", "method"),
    [
        ("no-cors", "image", "get"),
        ("no-cors", "script", "get"),
        ("cors", "empty", "get"),
        ("navigate", "iframe", "get"),
        ("navigate", "object", "get"),
        ("navigate", "embed", "get"),
        ("navigate", "document", "post"),
        ("cors", "empty", "post"),
    ],
)
def test_another_site_gets_nothing_but_an_opened_page(
    site: str, mode: str, dest: str, method: str
) -> None:
    found = {
        path: _asked(path, site, mode=mode, dest=dest, method=method)
        for path in ("/", PRIVATE, "/mijn-zaak/code/")
    }

    assert found == dict.fromkeys(found, 403)


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_pages_and_the_address_bar_are_let_in(site: str) -> None:
    assert _asked("/", site, mode="navigate", dest="document") == 200


@pytest.mark.usefixtures("acme")
def test_a_link_in_a_mail_opens_a_page() -> None:
    assert _asked("/", "cross-site", mode="navigate", dest="document") == 200


@pytest.mark.attack("H05")
@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND", "MOVE", "get", "EVIL"])
def test_a_method_that_nothing_here_has_is_refused(
    client: Client, acme: Tenant, method: str
) -> None:
    answer = client.generic(method, "/", headers={"host": "acme.localhost"})

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert acme.name not in answer.content.decode()


@pytest.mark.attack("H05")
@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/melden/", "/aanmelden/", "/gezond/", "/mijn-zaak/code/"])
def test_a_page_is_read_and_posted_to_and_nothing_more(
    client: Client, method: str, path: str
) -> None:
    assert client.generic(method, path, headers={"host": "acme.localhost"}).status_code == 405


@pytest.mark.attack("H10")
@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://globex.localhost"])
@pytest.mark.parametrize("path", ["/", "/api/v1/complaints/", "/static/icon.svg"])
def test_no_other_origin_may_read(client: Client, origin: str, path: str) -> None:
    asked = {"origin": origin, "access-control-request-method": "GET", "host": "acme.localhost"}
    answers = [client.get(path, headers=asked), client.options(path, headers=asked)]

    given = [
        name for answer in answers for name in answer.headers if "access-control" in name.lower()
    ]
    assert given == []


@pytest.mark.attack("H11")
@pytest.mark.parametrize(
    "path", ["/werk/zaken/x.css", "/mijn-zaak/x.css", "/mijn-zaak/code/;x.css", "/%2e%2e/x.js"]
)
def test_a_private_page_is_not_found_under_the_name_of_a_sheet(
    client: Client, acme: Tenant, path: str
) -> None:
    answer = client.get(path, headers={"host": "acme.localhost"})

    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert acme


@pytest.mark.attack("H09")
@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    "place",
    [
        *("//evil.example", "\\evil.example", "\\/evil.example", "/\\evil.example", "///evil"),
        *("https:evil.example", "https://evil.example", "http:///evil", "%2f%2fevil.example"),
        *("javascript:alert(1)", "https://acme.localhost@evil.example/", " //evil.example"),
        *(
            "/\t/evil.example",
            "/\n/evil.example",
            "//acme.localhost.evil.example",
            "data:text/html,x",
        ),
        *("https://evil.example\\@acme.localhost/", "//[::1]/", "//0x7f.1/", "///\\;@evil.example"),
    ],
)
def test_a_next_place_elsewhere_is_not_gone_to(client: Client, place: str) -> None:
    said = {"next": place, "language": "nl"}
    answers = [
        client.post("/taal/", said, headers={"host": "acme.localhost"}),
        client.post(f"/taal/?next={place}", {"language": "nl"}, headers={"host": "acme.localhost"}),
    ]

    here = "http://acme.localhost/taal/"
    led = [urlsplit(urljoin(here, answer.headers["Location"])) for answer in answers]
    assert [(place.scheme, place.netloc) for place in led] == [("http", "acme.localhost")] * 2
    assert [answer.headers["Location"] for answer in answers if "\\" in str(answer.headers)] == []


@pytest.mark.attack("H08")
@pytest.mark.usefixtures("acme")
def test_line_ends_never_reach_a_header(client: Client) -> None:
    places = [
        "/melden/%0d%0aX-Evil:1/",
        "/aanmelden/?next=/%0d%0aX-Evil:1",
        "/taal/?next=%0aX-Evil:1",
    ]

    for place in places:
        for ask in (client.get, client.post):
            answer = ask(place, headers={"host": "acme.localhost"})
            told = [value for value in answer.headers.values() if "\r" in value or "\n" in value]
            assert (told, answer.headers.get("X-Evil")) == ([], None)
