"""Words looked for in the sealed texts of ten thousand cases, each opened, on one core."""

from datetime import UTC, date, datetime
from time import process_time
from uuid import UUID, uuid4

import pytest

from kernel.vault import ring
from kernel.vault.keystore import keys as stored
from kernel.vault.keystore.keys import DataKey
from kernel.vault.purposes import CASE, IDENTITY
from kernel.vault.sealing import new_key
from kernel.vault.tenantkeys import rewrapped
from procedures.models import Complaint, Element, Message, Party
from procedures.queries.searching import search
from tenants import scope
from tenants.models import Tenant
from tests.benchmarks.ratios import say, seconds
from tests.factories import cases

pytestmark = pytest.mark.django_db
COUNT = 10_000
STORY = (
    "Sinds het voorjaar word ik door een collega genegeerd in het overleg en krijg ik als enige "
    "geen rooster meer toegestuurd. Ik heb het twee keer gezegd en er veranderde niets. "
) * 5
"""About 850 characters: what people write in the portal."""
MADE_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _keys(case_id: UUID) -> list[DataKey]:
    blank = [
        DataKey(ring.reference(), case_id, one, 1, 0, b"", MADE_AT) for one in (CASE, IDENTITY)
    ]
    return [rewrapped(one, new_key()) for one in blank]


def _fill(count: int) -> None:
    """Make cases with a story, two elements, two names with addresses, and a note."""
    adopted = cases.regulation()
    ids = [uuid4() for _ in range(count)]
    for start in range(0, count, 1000):
        some = ids[start : start + 1000]
        stored.add_data_keys([key for one in some for key in _keys(one)])
        Complaint.objects.bulk_create(
            Complaint(
                id=one,
                number=f"2026-{start + place:05}",
                regulation=adopted,
                channel="portal",
                received_at=MADE_AT,
                received_on=date(2026, 3, 2),
                story=f"{STORY} {one.hex}",
                wish="Dat het ophoudt.",
                state="received",
            )
            for place, one in enumerate(some)
        )
        Element.objects.bulk_create(
            Element(case_id=one, ordinal=n, text=STORY[:200]) for one in some for n in (1, 2)
        )
        Party.objects.bulk_create(
            Party(case_id=one, side=side, name=f"Noël {one.hex[:6]}", email=f"{one.hex}@x.example")
            for one in some
            for side in ("complainant", "respondent")
        )
        Message.objects.bulk_create(
            Message(case_id=one, internal=True, body=STORY[:120], sent_at=MADE_AT) for one in some
        )
    ids.clear()


def test_search(acme: Tenant) -> None:
    """Say how long a word takes that is in one case or in none, so that all are opened."""
    with scope.within(acme):
        _fill(COUNT)
        every = Complaint.objects.all()
        one = every.order_by("?").values_list("id", flat=True)[0]
        for what, wanted in {
            "a word of one story": (one.hex,),
            "a name and a word": ("noel", one.hex[:6]),
            "a word of none": ("bestaatniet",),
        }.items():
            began = process_time()
            took = seconds(lambda wanted=wanted: search(every, wanted))
            core = process_time() - began
            say(f"{COUNT} cases, {what}: {took:.2f} s, of which {core:.2f} s of one core here")
        assert [hit.case_id for hit in search(every, (one.hex,))] == [one]
