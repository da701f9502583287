"""What each step of the walls stops, and what it does not: the table of docs/security.md."""

from collections.abc import Iterator

import pytest

from tests.tenants.walls import steps
from tests.tenants.walls.probes import PROBES, attempt, extendedly, simply

EXPECTED = {
    #                                          control    A          C          D
    "a table by its whole name": ("escapes", "denied", "denied", "denied"),
    "a union behind our own rows": ("escapes", "denied", "denied", "denied"),
    "another path in the same message": ("escapes", "nothing", "refused", "nothing"),
    "another role in the same message": ("escapes", "escapes", "refused", "denied"),
    "another role within one statement": ("escapes", "escapes", "denied", "denied"),
    "a block of plpgsql": ("escapes", "escapes", "denied", "denied"),
    "a function that takes another role": ("escapes", "escapes", "denied", "denied"),
    "a copy out": ("escapes", "denied", "denied", "denied"),
    "a file of the server": ("escapes", "denied", "denied", "denied"),
    "a table of ones own in front of the real one": ("done", "done", "denied", "done"),
    "the names in the catalogue": ("names", "names", "names", "names"),
    "the values in the statistics": ("escapes", "nothing", "nothing", "nothing"),
    "whole statements of ones own": ("escapes", "escapes", "escapes", "denied"),
}
BY_NAME = {probe.name: probe for probe in PROBES}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[steps.Server]:
    with steps.server(tmp_path_factory.mktemp("walls") / "server") as running:
        yield running


def test_there_are_thirteen_probes_each_with_its_answers() -> None:
    assert (len(PROBES), set(BY_NAME)) == (13, set(EXPECTED))


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.attack("I01")
def test_probe_ends_as_written_at_each_step(server: steps.Server, name: str) -> None:
    probe, ours = BY_NAME[name], f"l_{steps.OURS}"
    with (
        server.connect("plain", "postgres") as control,
        server.in_ours("plain") as step_a,
        server.in_ours("closed") as step_c,
        server.connect("plain", ours) as step_d,
    ):
        control.execute(f"SET search_path TO t_{steps.OURS}, public")
        asks = (simply(control), simply(step_a), extendedly(step_c), simply(step_d))
        assert tuple(attempt(probe, steps.AIM, ask) for ask in asks) == EXPECTED[name]
