"""Somebody with a seat, and somebody's browser at a client."""

from django.http import HttpResponse
from django.urls import reverse

from kernel import clock
from procedures.actions.declare_interest import declare_no_conflict
from procedures.models import Complaint, Person
from procedures.queries.seated import seats_of_reader
from tests.factories import cases
from tests.factories.browsers import HostClient

URLS = "wederhoor.urls.client"


class Browser(HostClient):
    """A browser in which somebody is signed in at one client."""

    def __init__(self, person: Person | None = None, host: str = "acme.localhost") -> None:
        super().__init__(host)
        if person is not None:
            self.force_login(cases.account_of(person))

    def open(self, name: str, *args: object, **query: object) -> HttpResponse:
        """Open the page with this name."""
        return self.get(address(name, *args), query)

    def text(self, name: str, *args: object, **query: object) -> str:
        """Return what a page says, as HTML; it must be there."""
        response = self.open(name, *args, **query)
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    def send(self, name: str, *args: object, **typed: object) -> HttpResponse:
        """Open the form of a page and send it, filled in."""
        return self.post(address(name, *args), {**self.hidden(name, *args), **typed})

    def hidden(self, name: str, *args: object) -> dict[str, str]:
        """Return the hidden fields of the form of a page."""
        form = self.open(name, *args).context["form"]
        return {field.html_name: str(field.value()) for field in form.hidden_fields()}


def address(name: str, *args: object) -> str:
    """Return the address of a page at a client."""
    return reverse(name, args=args, urlconf=URLS)


def declare(person: Person, case: Complaint) -> None:
    """Let somebody with a seat declare to have no interest; call within the client's scope."""
    actor = cases.acting(person)
    seat = seats_of_reader(actor, clock.now()).get(case=case)
    declare_no_conflict(seat, by=actor, at=clock.now())
