"""On the consultancy's host somebody sees the clients they serve; nobody there sees content."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client

from kernel import clock
from procedures.queries.client_people import placed
from procedures.queries.portfolio import Reported
from procedures.reports.portfolio import portfolio_of
from procedures.reports.portfolio_edition import frozen
from tenants import scope
from tenants.models import Opening, PlatformAccess, PortfolioEdition, PortfolioJob
from tests.conftest import OPENED_AT
from tests.factories.browsers import signed_in
from tests.factories.bureau import consultant, owner
from tests.isolation.addresses import addresses
from tests.isolation.houses import House
from tests.isolation.readers import Reader, asked, readers

HOST = "bureau.localhost"
pytestmark = pytest.mark.django_db
Houses = tuple[House, House]
UNLOOKED = {"secret", "year"}
"""What is in an address and names no row of anybody."""


@pytest.fixture(scope="module")
def iris(houses: Houses) -> Reader:
    """Iris at the consultancy, who serves our client alone."""
    browser = Client()
    signed_in(browser, houses[0].account("iris"))
    assert browser.get("/", headers={"host": HOST}).status_code == 200
    return Reader("iris", browser, "/")


def test_consultant_finds_no_trace_of_a_client_she_does_not_serve(
    houses: Houses, iris: Reader, record_property: Callable[[str, object], None]
) -> None:
    theirs, count, wrong = houses[1], 0, []
    named = (theirs.tenant.name.encode(), theirs.secret.encode(), theirs.open.encode())
    values = _named_in_addresses(theirs)
    for address in addresses("wederhoor.urls.consultancy"):
        for path in address.filled(values):
            for method in ("get", "post"):
                status, content = asked(iris, method, path, HOST)
                count += 1
                rows = [one for _, one in address.parameters if one not in UNLOOKED]
                there = rows and status not in (401, 404, 405)
                if there or any(word in content for word in named):
                    wrong.append(f"{path}: {status}")
    record_property("isolation checks", count)
    assert wrong == []


def _named_in_addresses(theirs: House) -> dict[str, list[str]]:
    """Return what may stand in an address of this host, of a client that Iris does not serve."""
    joost = consultant("Joost", theirs.tenant)
    access = PlatformAccess.objects.create(
        tenant=theirs.tenant,
        account=owner("Olga"),
        account_name="Olga",
        reason=theirs.secret,
        hours=1,
        asked_at=clock.now(),
    )
    return {
        "slug": [theirs.tenant.slug],
        "opening_id": [str(_opening_of(theirs).id)],
        "account_id": [str(joost.id)],
        "assignment_id": [str(joost.assignments.get().id)],
        "access_id": [str(access.id)],
        "invitation_id": [str(uuid4())],
        "restoration_id": [str(uuid4())],
        "portfolio_id": [str(_portfolio_of(theirs, joost.id).id)],
        "year": ["2025"],
        "secret": ["geen-uitnodiging"],
    }


def _portfolio_of(house: House, writer: UUID) -> PortfolioEdition:
    """Return a draft of the portfolio in which this client stands, and that is counted anew."""
    made = frozen(portfolio_of(2025, "nl", [Reported(house.tenant.name, None)]))
    edition = PortfolioEdition.objects.create(
        year=2025,
        number=1,
        language="nl",
        clients=[str(house.tenant.reference)],
        figures=made,
        commentary=house.secret,
        drafted_by_id=writer,
        drafted_at=OPENED_AT,
    )
    PortfolioJob.objects.create(
        year=2025,
        edition=edition,
        clients=edition.clients,
        problem=house.secret,
        asked_by_id=writer,
        asked_at=OPENED_AT,
    )
    return edition


def _opening_of(house: House) -> Opening:
    """Return how this client was opened, by a colleague of Iris."""
    return Opening.objects.create(
        state=Opening.State.DONE,
        tenant=house.tenant,
        asked_by_kind="person",
        asked_by_id=uuid4(),
        asked_by_name=f"Collega {house.secret}",
        answers={"name": f"{house.tenant.name} {house.secret}"},
        begun_at=OPENED_AT,
        changed_at=OPENED_AT,
    )


def test_consultant_sees_her_own_client_without_a_word_of_content(
    houses: Houses, iris: Reader
) -> None:
    ours = houses[0]
    pages = [asked(iris, "get", path, HOST) for path in ("/", "/organisaties/acme/")]
    assert [status for status, _ in pages] == [200, 200]
    assert all(ours.tenant.name.encode() in content for _, content in pages)
    # a token's label, who has a place there, the title of the regulation
    allowed = (f"HR {ours.secret}", *_named_on_the_card(ours), ours.open)
    for word in allowed:
        pages = [(status, content.replace(word.encode(), b"")) for status, content in pages]
    assert [ours.stands_in(content) for _, content in pages] == [False, False]


def _named_on_the_card(house: House) -> list[str]:
    """Return what the card tells of who has a role there, or is on the list to be appointed."""
    with scope.within(house.tenant):
        found = [(one.name, one.email, one.profession) for one in placed()]
    return [word for words in found for word in words if house.stands_in(word.encode())]


def test_people_of_clients_are_nobody_at_the_consultancy(houses: Houses) -> None:
    wrong = []
    for reader in readers(houses[0]):
        for path in ("/", "/organisaties/", "/organisaties/acme/"):
            answer = reader.browser.get(path, headers={"host": HOST})
            if answer.status_code != 302 or not answer["Location"].startswith("/aanmelden/"):
                wrong.append(f"{reader.name} {path}: {answer.status_code}")
    assert wrong == []
