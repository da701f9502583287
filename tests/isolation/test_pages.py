"""No page of one client gives anything of another: every address, as everybody.

That pages of our host with rows of ours hold no word of theirs, the matrix asks of each.
"""

from collections.abc import Callable, Iterator

import pytest

from tests.isolation.addresses import Address, addresses, values_of
from tests.isolation.houses import House
from tests.isolation.readers import Reader, asked, readers

CLIENT = "wederhoor.urls.client"
REFUSED = {302, 401, 403, 404, 405}
NOT_SWITCHED_ON = {f"sign_on{step}" for step in ("", "_onward", "_metadata", "_receive", "_back")}
"""A provider through which nobody comes in yet answers nobody: see tests/frontend/sign_on."""
pytestmark = pytest.mark.django_db

Houses = tuple[House, House]
Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def people(houses: Houses) -> list[Reader]:
    """Everybody of ours."""
    return readers(houses[0])


def of_theirs(houses: Houses, address: Address) -> Iterator[str]:
    """Yield an address with rows of theirs alone, and with our case and their other rows."""
    ours, theirs = (values_of(house) for house in houses)
    yield from address.filled(theirs)
    if address.rows_count > 1:
        yield from address.filled({**theirs, "case_id": ours["case_id"]})


def walked(
    people: list[Reader], paths: Iterator[str], host: str
) -> Iterator[tuple[str, int, bytes]]:
    """Ask each address as everybody, in both ways; yield who asked what, and the answer."""
    for path in paths:
        for reader in people:
            for method in ("get", "post"):
                yield f"{reader.name} {method} {path}", *asked(reader, method, path, host)


def test_everybody_is_really_in(houses: Houses, people: list[Reader]) -> None:
    ours = houses[0]
    seen = {one.name: asked(one, "get", one.home, ours.host) for one in people}
    assert {name: status for name, (status, _) in seen.items()} == dict.fromkeys(seen, 200)
    read = {name for name, (_, content) in seen.items() if ours.secret.encode() in content}
    assert read == {"complainant", "respondent", "secretariat", "employer", "consultant"}


@pytest.mark.attack("T01", "T10")
def test_rows_of_another_client_are_not_there(
    houses: Houses, people: list[Reader], record_property: Record
) -> None:
    ours, theirs = houses
    count, wrong = 0, []
    for address in (one for one in addresses(CLIENT) if one.rows_count):
        for what, status, content in walked(people, of_theirs(houses, address), ours.host):
            count += 1
            if status not in REFUSED or theirs.stands_in(content):
                wrong.append(f"{what}: {status}")
    record_property("isolation checks", count)
    assert wrong == []


def test_those_rows_are_there_for_their_own_people(houses: Houses) -> None:
    theirs = houses[1]
    people, values, never = readers(theirs), values_of(theirs), set()
    for address in (one for one in addresses(CLIENT) if one.rows_count):
        answers = walked(people, address.filled(values), theirs.host)
        if all(status in {401, 403, 404, 405} for _, status, _ in answers):
            never.add(address.name)
    assert never == {"api_complaint", *NOT_SWITCHED_ON}  # programs read it: see test_programs.py


@pytest.mark.attack("T04")
def test_our_people_are_nobody_on_their_host(
    houses: Houses, people: list[Reader], record_property: Record
) -> None:
    theirs = houses[1]
    count, wrong = 0, []
    for address in addresses(CLIENT):
        for what, status, content in walked(people, address.filled(values_of(theirs)), theirs.host):
            count += 1
            refused = status in REFUSED or not address.rows_count
            if not refused or theirs.secret.encode() in content:
                wrong.append(f"{what}: {status}")
    record_property("isolation checks", count)
    assert wrong == []
