import pytest
from django.test import Client


@pytest.mark.parametrize("address", ["/static/build/wederhoor.css", "/static/icon.svg"])
def test_own_sheets_and_pictures_are_served_on_a_clients_host(
    client: Client, acme: object, address: str
) -> None:
    assert acme
    answer = client.get(address, headers={"host": "acme.localhost"})
    assert answer.status_code == 200
    assert answer.getvalue()


def test_unknown_host_gets_a_page_that_names_no_organisation(client: Client, acme: object) -> None:
    assert acme
    answer = client.get("/", headers={"host": "onbekend.localhost"})
    assert answer.status_code == 404
    assert "Acme" not in answer.content.decode()
