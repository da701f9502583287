"""What is sent to an address: names, orders, numbers and texts that are none."""

from uuid import uuid4

import pytest
from django.test import Client

from api.tokens import digest_of
from kernel import clock
from tenants import scope
from tenants.models import ApiToken, Tenant
from tenants.signing import signed
from tests.attacks.injection.payloads import NAMES, SCRIPTS, SQL
from tests.factories import cases
from tests.factories.browsers import HostClient

pytestmark = pytest.mark.django_db
BROKEN = {
    "deep": "[" * 10_000 + "]" * 10_000,
    "deep objects": '{"a":' * 10_000 + "1" + "}" * 10_000,
    "no number": '{"form": NaN}',
    "endless": '{"form": Infinity}',
    "a huge number": '{"form": ' + "9" * 5_000 + "}",
    "half a letter": '{"story": "\\ud800"}',
    "a zero byte": '{"story": "a\\u0000b"}',
    "a list": "[]",
    "a text": '"x"',
    "nothing": "",
    "not JSON": "{'a': 1}",
    "two at once": "{}{}",
    "bytes": "\xff\xfe",
    "3 MB": '{"story": "' + "a" * 3_000_000 + '"}',
    "one name twice": '{"form": "complaint", "form": "signal"}',
    "odd keys": '{"__proto__": 1, "_connector": "OR", "pk__in": [1]}',
}
TEXTS = [
    *("\x00", "a\x00b", "\ud800", "\u202efdp.exe", "\u200b" * 100, "\ufffe"),
    *("é" * 100_000, "a" * 1_500_000),
]


@pytest.fixture
def program(acme: Tenant) -> Client:
    """A program of the client, that may file complaints."""
    with scope.within(acme):
        cases.regulation("provider")
    secret = uuid4().hex
    ApiToken.objects.create(
        tenant=acme, label="Proef", digest=digest_of(secret.encode()),
        scopes=["complaints:file", "complaints:read", "figures:read"], created_at=clock.now(),
    )  # fmt: skip
    return Client(headers={"host": "acme.localhost", "authorization": f"Bearer {secret}"})


@pytest.fixture
def worker(acme: Tenant) -> HostClient:
    """Somebody who handles cases, in their browser, with a case full of scripts."""
    with scope.within(acme):
        cases.regulation("provider")
        cases.department()
        who = cases.person("Carla de Wit", roles=["secretariat"])
        cases.complaint(story="\n".join(SCRIPTS))
    browser = HostClient("acme.localhost")
    browser.force_login(cases.account_of(who))
    return browser


@pytest.mark.attack("I17", "I03")
@pytest.mark.parametrize("kind", list(BROKEN))
def test_a_body_that_is_no_complaint_is_refused(program: Client, kind: str) -> None:
    answer = program.post(
        "/api/v1/complaints/", BROKEN[kind].encode("utf-8", "surrogatepass"),
        content_type="application/json", headers={"idempotency-key": str(uuid4())},
    )  # fmt: skip

    assert answer.status_code == 400
    if kind != "3 MB":  # Django itself reads no further than two
        assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.attack("I17")
@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_text_that_is_none_is_told_in_the_form(client: Client, number: int) -> None:
    sent = f"code={TEXTS[number]}".encode("utf-8", "surrogatepass")
    answer = client.post(
        "/mijn-zaak/code/", sent, content_type="application/x-www-form-urlencoded",
        headers={"host": "acme.localhost"},
    )  # fmt: skip

    assert answer.status_code in {200, 400, 413, 422, 429}


@pytest.mark.attack("I01", "I02", "I03")
@pytest.mark.parametrize("path", ["/werk/zaken/", "/werk/logboek/"])
def test_names_and_values_of_a_question_change_no_query(worker: HostClient, path: str) -> None:
    plain = worker.get(path).status_code
    wrong = []
    for name, value in zip((*NAMES, "q", "page", "stand"), SQL, strict=False):
        asked = {name: value, "text": value, "state": value}
        status = worker.get(path, asked).status_code
        if status not in {200, 302, 400, 404}:
            wrong.append((asked, status))

    assert (plain, wrong) == (200, [])


@pytest.mark.attack("I01", "I11")
@pytest.mark.parametrize(
    "part", [*SQL[:-1], "../../etc/passwd", "..%2f..%2f", "%00", "%c0%ae%c0%ae/"]
)
def test_an_id_in_an_address_is_an_id_or_nothing(worker: HostClient, part: str) -> None:
    for place in ("/werk/zaken/{}/", "/werk/regeling/concept/stappen/{}/", "/melden/{}/"):
        assert worker.get(place.format(part)).status_code in {302, 400, 404}


@pytest.mark.attack("I18")
def test_of_one_parameter_twice_the_last_counts(worker: HostClient) -> None:
    twice = worker.get("/werk/zaken/?page=9&page=1")
    assert twice.status_code == worker.get("/werk/zaken/?page=1").status_code == 200


@pytest.mark.attack("I04", "I05")
def test_scripts_in_a_complaint_are_text_on_the_pages_of_who_handles_it(
    worker: HostClient, acme: Tenant
) -> None:
    with scope.within(acme):
        from procedures.models import Complaint  # noqa: PLC0415 in the client's scope

        case = Complaint.objects.get()
    for part in ("", "klacht/", "onderdelen/", "stukken/"):
        page = worker.get(f"/werk/zaken/{case.id}/{part}").content.decode()
        assert [one for one in SCRIPTS if one in page and not one.startswith("&lt;")] == []
    shown = worker.get(f"/werk/zaken/{case.id}/klacht/").content.decode()
    assert "&lt;script&gt;kanarie7391()" in shown


@pytest.mark.attack("A14", "T08")
def test_what_was_signed_for_something_else_is_no_token(acme: Tenant, client: Client) -> None:
    with scope.within(acme):
        others = [
            signed("device", "x"),
            signed("api", "x"),
            uuid4().hex,
            "null",
            "",
        ]
    for kind in ("Bearer", "Token", "Basic", "bearer"):
        for secret in others:
            asked = {"host": "acme.localhost", "authorization": f"{kind} {secret}"}
            assert client.get("/api/v1/complaints/", headers=asked).status_code in {401, 429}


@pytest.mark.attack("C04")
def test_after_signing_out_nothing_kept_can_be_asked_again(worker: HostClient) -> None:
    before = worker.get("/werk/zaken/")
    worker.post("/afmelden/")
    after = worker.get("/werk/zaken/")

    assert (before.status_code, before.headers["Cache-Control"]) == (200, "no-store, private")
    assert (after.status_code, b"Carla" in after.content) == (302, False)
