"""A program's token opens its own client, and nothing of another."""

from typing import Any

import pytest
from django.test import Client

from tests.isolation.addresses import addresses, values_of
from tests.isolation.houses import House

pytestmark = pytest.mark.django_db


def asked(path: str, token: str, host: str, **body: object) -> Any:
    """Return the answer to a program: it files when there is a body, else it reads."""
    headers = {"host": host, "authorization": f"Bearer {token}"}
    if body:
        return Client().post(path, body, "application/json", headers=headers)
    return Client().get(path, headers=headers)


def filed(house: House) -> str:
    """Return the address of a complaint that the house's own program filed."""
    body = {"story": house.secret, "complainant": {"name": "Anna"}, "categories": ["bullying"]}
    answer = asked("/api/v1/complaints/", house.token, house.host, **body)
    assert answer.status_code == 201, answer.content
    return f"/api/v1/complaints/{answer.json()['id']}/"


def test_program_reads_its_own_complaint_and_not_that_of_another_client(
    houses: tuple[House, House],
) -> None:
    ours, theirs = houses
    path = filed(theirs)
    answers = [
        asked(path, theirs.token, theirs.host),
        asked(path, ours.token, ours.host),
        asked(path, ours.token, theirs.host),
    ]
    assert [answer.status_code for answer in answers] == [200, 404, 401]


@pytest.mark.attack("T08")
def test_token_of_ours_is_worth_nothing_on_any_address_of_theirs(
    houses: tuple[House, House],
) -> None:
    ours, theirs = houses
    wrong = []
    for address in addresses("wederhoor.urls.client"):
        if address.name.startswith("api_") and address.name not in (
            "api_schema",
            "api_documentation",
        ):
            for path in address.filled(values_of(theirs)):
                answer = asked(path, ours.token, theirs.host)
                if answer.status_code != 401 or theirs.stands_in(answer.content):
                    wrong.append(f"{path}: {answer.status_code}")
    assert wrong == []
