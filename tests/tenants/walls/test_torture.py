from collections.abc import Callable

import pytest

from tenants.models import Tenant
from tests.tenants.walls.mutants import MUTANTS
from tests.tenants.walls.torture import ORDEALS, strain

ROUNDS = 50


@pytest.mark.attack("T12", "T13", "T15")
def test_no_read_of_ten_thousand_is_another_clients(
    committed: list[Tenant], record_property: Callable[[str, object], None]
) -> None:
    tally = strain(committed, rounds=ROUNDS)
    record_property("isolation checks", tally.reads + tally.refused)
    assert (tally.wrong[:5], len(ORDEALS), tally.reads >= 10_000) == ([], 14, True)


@pytest.mark.parametrize("name", MUTANTS)
@pytest.mark.attack("T12")
def test_walls_built_a_little_wrong_are_found_out(
    committed: list[Tenant], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as patch:
        MUTANTS[name](patch)
        tally = strain(committed, rounds=3)
    assert tally.wrong
