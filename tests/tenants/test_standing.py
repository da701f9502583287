"""A client that is being closed finishes what there is, and takes nothing new in."""

import pytest
from django.test import Client

from kernel.errors import Refusal
from procedures.models import Complaint
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases

pytestmark = pytest.mark.django_db


@pytest.fixture
def closing(acme: Tenant) -> Tenant:
    """The first client, which two people agreed to close."""
    with scope.within(acme):
        cases.complaint()
    Tenant.objects.filter(pk=acme.pk).update(state=Tenant.State.CLOSING)
    return Tenant.objects.get(pk=acme.pk)


def test_closing_client_takes_no_new_complaint(closing: Tenant) -> None:
    with scope.within(closing):
        with pytest.raises(Refusal) as refused:
            cases.complaint()
        assert refused.value.code == "tenant.closing"
        assert Complaint.objects.count() == 1


def test_open_client_takes_complaints(closing: Tenant, globex: Tenant) -> None:  # noqa: ARG001
    with scope.within(globex):
        assert cases.complaint().number


def test_portal_of_a_closing_client_says_so(closing: Tenant) -> None:  # noqa: ARG001
    page = Client(headers={"host": "acme.localhost"}).get("/").content.decode()
    assert "Dit portaal wordt gesloten" in page
    assert "Begin met uw klacht" not in page
    filing = Client(headers={"host": "acme.localhost"}).get("/melden/").content.decode()
    assert "Hier kan nu geen klacht binnenkomen" in filing


def test_portal_of_another_client_says_nothing(closing: Tenant, globex: Tenant) -> None:  # noqa: ARG001
    with scope.within(globex):
        cases.regulation()
    page = Client(headers={"host": "globex.localhost"}).get("/").content.decode()
    assert "Dit portaal wordt gesloten" not in page
    assert "Begin met uw klacht" in page


@pytest.mark.attack("T20")
def test_host_of_a_closed_client_is_as_an_unknown_one(acme: Tenant, globex: Tenant) -> None:
    acme.state = Tenant.State.CLOSED
    acme.save(update_fields=["state"])
    assert globex.state == Tenant.State.OPEN
    codes = [
        Client(headers={"host": f"{name}.localhost"}).get("/").status_code
        for name in ("acme", "globex", "onbekend")
    ]
    assert codes == [404, 200, 404]
