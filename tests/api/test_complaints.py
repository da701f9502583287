from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kernel.actors import Actor
from procedures import presets
from procedures.actions.adopt_regulation import adopt_regulation
from procedures.models import Complaint
from tenants import scope
from tenants.actions.issue_token import issue_token, revoke_token
from tenants.models import Tenant

AT = datetime(2024, 1, 1, 9, tzinfo=UTC)
SYSTEM = Actor("system", None, "", frozenset({"system"}))
FILING = {
    "story": "KANARIE schreeuwt elke dag.",
    "categories": ["bullying"],
    "complainant": {"name": "Anna", "email": "anna@acme.example"},
    "respondents": [{"name": "Bram"}],
}


def _open(tenant: Tenant, *scopes: str) -> dict[str, str]:
    with scope.within(tenant):
        adopt_regulation(
            presets.source_of("provider"),
            presets.texts_of("provider"),
            in_force_from=date(2024, 1, 1),
            by=SYSTEM,
            at=AT,
        )
    _, secret = issue_token(tenant, "HR", scopes=scopes, at=AT)
    return {"host": f"{tenant.slug}.localhost", "authorization": f"Bearer {secret}"}


@pytest.fixture
def headers(acme: Tenant) -> dict[str, str]:
    return _open(acme, "complaints:file", "complaints:read")


def _file(client: Client, headers: dict[str, str], **changes: object):  # noqa: ANN202
    return client.post("/api/v1/complaints/", FILING | changes, "application/json", headers=headers)


def test_program_files_a_complaint_and_reads_its_status_without_content(
    client: Client, headers: dict[str, str]
) -> None:
    filed = _file(client, headers)
    assert filed.status_code == 201
    answer = filed.json()
    assert answer["state"] == "received"
    assert [term["name"] for term in answer["terms"]] == ["acknowledge", "admissibility", "advice"]
    assert len(answer["receipt_code"]) == 25
    status = client.get(f"/api/v1/complaints/{answer['id']}/", headers=headers)
    assert status.json() == {key: answer[key] for key in answer if key != "receipt_code"}
    assert b"KANARIE" not in status.content


def test_same_key_files_once(client: Client, headers: dict[str, str], acme: Tenant) -> None:
    key = {"idempotency-key": str(uuid4())}
    first, second = (_file(client, headers | key) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json()["id"] == first.json()["id"]
    with scope.within(acme):
        assert Complaint.objects.count() == 1


def test_complaint_of_another_token_or_client_is_not_there(
    client: Client, headers: dict[str, str], acme: Tenant, globex: Tenant
) -> None:
    case_id = _file(client, headers).json()["id"]
    _, secret = issue_token(acme, "Ander", scopes=["complaints:read"], at=AT)
    other = {"host": "acme.localhost", "authorization": f"Bearer {secret}"}
    foreign = _open(globex, "complaints:read")
    for stranger in (other, foreign):
        answer = client.get(f"/api/v1/complaints/{case_id}/", headers=stranger)
        assert answer.status_code == 404
        assert answer.json()["code"] == "request.not_found"
        assert client.get("/api/v1/complaints/", headers=stranger).json() == []


def test_token_of_one_client_does_not_work_at_another(
    client: Client, headers: dict[str, str], globex: Tenant
) -> None:
    assert globex.slug == "globex"
    answer = client.get("/api/v1/complaints/", headers=headers | {"host": "globex.localhost"})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="wederhoor"'


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer whr_onzin", "Basic abc"])
def test_without_a_good_token_there_is_no_door(
    client: Client, headers: dict[str, str], authorization: str
) -> None:
    answer = client.get("/api/v1/complaints/", headers=headers | {"authorization": authorization})
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_revoked_token_stops_at_once(client: Client, acme: Tenant) -> None:
    token, secret = issue_token(acme, "HR", scopes=["complaints:read"], at=AT)
    headers = {"host": "acme.localhost", "authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/complaints/", headers=headers).status_code == 200
    revoke_token(token, AT)
    assert client.get("/api/v1/complaints/", headers=headers).status_code == 401


def test_scope_that_is_missing_is_refused(client: Client, acme: Tenant) -> None:
    _, secret = issue_token(acme, "HR", scopes=["complaints:read"], at=AT)
    answer = _file(client, {"host": "acme.localhost", "authorization": f"Bearer {secret}"})
    assert (answer.status_code, answer.json()["code"]) == (403, "request.permission_denied")


def test_refusal_of_a_rule_is_a_problem_document_with_its_code_and_field(
    client: Client, headers: dict[str, str]
) -> None:
    answer = _file(client, headers, categories=["ruzie"])
    assert answer.status_code == 422
    assert answer.json() == {
        "type": "urn:wederhoor:filing.code",
        "title": "Unprocessable Entity",
        "status": 422,
        "code": "filing.code",
        "detail": "Kies een waarde uit de lijst.",
        "field": "category",
    }


def test_malformed_request_names_its_fields(client: Client, headers: dict[str, str]) -> None:
    answer = _file(client, headers, happened_on="gisteren")
    assert (answer.status_code, answer.json()["code"]) == (400, "request.invalid")
    assert list(answer.json()["errors"]) == ["happened_on"]
    bad_key = _file(client, headers | {"idempotency-key": "een"})
    assert list(bad_key.json()["errors"]) == ["Idempotency-Key"]


def test_list_takes_the_same_queries_for_one_and_for_three(
    client: Client, headers: dict[str, str]
) -> None:
    counts = []
    for more in (1, 2):
        for _ in range(more):
            _file(client, headers)
        with CaptureQueriesContext(connection) as queries:
            client.get("/api/v1/complaints/", headers=headers)
        counts.append(len(queries))
    assert counts[0] == counts[1]
