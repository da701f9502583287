"""A client with its people, and their browsers at the pages of the year."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import TypeVar

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from procedures.models import Person
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.browsers import HostClient

Made = TypeVar("Made")


@dataclass
class Bureau:
    """The client of the test, its cast, and what they do in a browser."""

    tenant: Tenant
    who: Cast
    browsers: dict[str, Client] = field(default_factory=dict)

    def make(self, do: Callable[[], Made]) -> Made:
        """Do something within the client's scope."""
        with scope.within(self.tenant):
            return do()

    def browser(self, person: Person) -> Client:
        """Return somebody's browser, signed in."""
        if person.name not in self.browsers:
            made = HostClient(f"{self.tenant.slug}.localhost")
            made.force_login(cases.account_of(person))
            self.browsers[person.name] = made
        return self.browsers[person.name]

    def get(self, person: Person, name: str, *args: object, **query: object):  # noqa: ANN201
        """Open a page by the name of its address."""
        return self.browser(person).get(reverse(name, args=args), query)

    def text(self, person: Person, name: str, *args: object, **query: object) -> str:
        """Return the page as text; it must be there."""
        response = self.get(person, name, *args, **query)
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    def post(self, person: Person, name: str, *args: object, **data: object):  # noqa: ANN201
        """Send the form of a page, with the hidden fields it has now."""
        return self.send(person, name, *args, data={**self.hidden(person, name, *args), **data})

    def send(self, person: Person, name: str, *args: object, data: dict[str, object]):  # noqa: ANN201
        """Send a form as it is."""
        return self.browser(person).post(reverse(name, args=args), data)

    def hidden(self, person: Person, name: str, *args: object) -> dict[str, object]:
        """Return the hidden fields of a page's form."""
        form = self.get(person, name, *args).context["form"]
        return {each.html_name: str(each.value()) for each in form.hidden_fields()}


def content_of(response: HttpResponse) -> bytes:
    """Return what was downloaded."""
    parts = response.streaming_content if response.streaming else [response.content]
    return BytesIO(b"".join(parts)).getvalue()
