"""Reading changes nothing: no page that is only opened writes anything but that it was opened."""

import re
from collections import defaultdict
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.isolation.addresses import addresses, values_of
from tests.isolation.houses import House
from tests.isolation.readers import asked, readers

pytestmark = pytest.mark.django_db
WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
NOTED = frozenset(
    {"audit_entry", "audit_head", "audit_chainkey", "identity_session", "procedures_casevisit"}
)
"""That it was read stands in the audit trail; when somebody was last here, in their session and
with the case, so that the next time it can say what is new."""
READ = {
    "case_messages": {"procedures_message"},
    "party_letter": {"procedures_letter"},
    "party_letter_pdf": {"procedures_letter"},
    "party_messages": {"procedures_message"},
    "party_piece": {"procedures_giving"},
}
"""That a message or letter was read, and a piece opened, is also kept with it."""


@pytest.mark.attack("C02")
def test_opening_a_page_writes_nothing_but_that_it_was_opened(
    houses: tuple[House, House], record_property: Callable[[str, object], None]
) -> None:
    ours, count, people = houses[0], 0, readers(houses[0])
    written: dict[str, set[str]] = defaultdict(set)
    values = {name: found[:1] for name, found in values_of(ours).items()}
    for address in addresses("wederhoor.urls.client"):
        for path in address.filled(values):
            for reader in people:
                with CaptureQueriesContext(connection) as asked_for:
                    asked(reader, "get", path, ours.host)
                count += 1
                tables = {hit[1] for one in asked_for if (hit := WRITES.match(one["sql"]))}
                written[address.name] |= tables - NOTED
    record_property("isolation checks", count)
    more = {name: tables - READ.get(name, set()) for name, tables in written.items()}
    assert {name: tables for name, tables in more.items() if tables} == {}
