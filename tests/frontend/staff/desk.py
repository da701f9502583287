"""A client with its people, and somebody's browser at its host."""

from dataclasses import dataclass

from django.http import HttpResponse

from procedures.models import Complaint, Person
from tenants.models import Tenant
from tests import cast
from tests.factories import cases
from tests.factories.browsers import HostClient


@dataclass
class House:
    """A client with its people and one fresh case."""

    tenant: Tenant
    who: cast.Cast
    case: Complaint


class Desk:
    """A test client that is signed in at one client organisation."""

    def __init__(self, tenant: Tenant, who: Person | None = None) -> None:
        self.client = HostClient(f"{tenant.slug}.localhost")
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


def text_of(response: HttpResponse) -> str:
    return response.content.decode()
