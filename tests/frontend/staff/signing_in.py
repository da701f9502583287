"""Somebody's browser at a client's host."""

from django.test import Client

from procedures.models import Person
from tenants.models import Tenant
from tests.factories import cases


class Desk:
    """A test client that is signed in at one client organisation."""

    def __init__(self, tenant: Tenant, who: Person | None = None) -> None:
        self.client = Client(headers={"host": f"{tenant.slug}.localhost"})
        if who is not None:
            self.client.force_login(cases.account_of(who))

    def get(self, address: str, **query: object):  # noqa: ANN201 the test client's response
        return self.client.get(address, query)

    def post(self, address: str, **data: object):  # noqa: ANN201 the test client's response
        return self.client.post(address, data)

    def fresh(self, address: str) -> dict[str, str]:
        """Return the hidden fields of the form at an address, as a browser would send them."""
        form = self.get(address).context["form"]
        return {field.html_name: str(field.value()) for field in form.hidden_fields()}


def text_of(response) -> str:  # noqa: ANN001 the test client's response
    return response.content.decode()
