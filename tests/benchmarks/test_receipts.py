"""How long a wrong receipt code takes, by what is wrong with it: that must tell nothing."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from math import exp, sqrt
from random import Random
from statistics import median
from time import perf_counter

import pytest

from frontend.guesses import gate
from procedures.actions.add_guest import invite_witness
from procedures.actions.end_guest import end_guest
from procedures.actions.give_code import give_code
from procedures.rules.receipt import ReceiptCode, new_code, read_code
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.benchmarks.ratios import say
from tests.factories import cases
from tests.factories.browsers import HostClient

pytestmark = pytest.mark.django_db
TIMES = 500
COLUMNS = 50

Typed = Callable[[], str]


def kinds(tenant: Tenant) -> Mapping[str, Typed]:
    """Return what somebody may type that is not a code of theirs."""
    with scope.within(tenant):
        who = cast.cast()
        case = cases.complaint("Mijn collega schreeuwt elke dag.")
        known = read_code(give_code(case.parties.get(side="complainant")))
        not_told = give_code(case.parties.get(side="respondent"))
        by = cases.acting(who.carla)
        guest, ended = invite_witness(case, "Wim", "Was u er?", by=by, at=case.received_at)
        end_guest(guest, by=by, at=case.received_at)
    return {
        "unknown": lambda: new_code().written(),
        "wrong secret": lambda: ReceiptCode(known.locator, new_code().secret).written(),
        "malformed": lambda: "geen code",
        "wrong check": lambda: new_code().written()[:-1] + "U",
        "not told yet": lambda: not_told,
        "ended": lambda: ended,
    }


def measured(found: Mapping[str, Typed]) -> dict[str, list[float]]:
    """Return the milliseconds of each try, all kinds mixed by lot: what slows one slows all."""
    order = list(chain.from_iterable([name] * TIMES for name in found))
    Random(7).shuffle(order)  # noqa: S311 an order, not a secret
    client = HostClient("acme.localhost")
    client.get("/mijn-zaak/code/")
    took: dict[str, list[float]] = {name: [] for name in found}
    gc.disable()
    for place, name in enumerate(order):
        client.defaults["REMOTE_ADDR"] = f"10.{place // 250}.{place % 250}.1"
        typed = found[name]()
        began = perf_counter()
        answer = client.post("/mijn-zaak/code/", {"code": typed})
        took[name].append((perf_counter() - began) * 1000)
        assert answer.status_code == 422
    gc.enable()
    return took


def likeness(one: list[float], other: list[float]) -> float:
    """Return how likely two samples come from one source (Kolmogorov-Smirnov, asymptotic)."""
    both = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    counts, widest = [0, 0], 0.0
    for _, whose in both:
        counts[whose] += 1
        widest = max(widest, abs(counts[0] / len(one) - counts[1] / len(other)))
    size = sqrt(len(one) * len(other) / (len(one) + len(other)))
    reach = (size + 0.12 + 0.11 / size) * widest
    terms = ((-1) ** (k - 1) * exp(-2 * k * k * reach * reach) for k in range(1, 101))
    return min(1.0, max(0.0, 2 * sum(terms)))


def drawn(took: list[float], first: float, last: float) -> str:
    """Return a histogram in one line."""
    counts = [0] * COLUMNS
    for value in took:
        place = int((value - first) / (last - first) * COLUMNS)
        counts[min(COLUMNS - 1, max(0, place))] += 1
    most = max(counts)
    return "".join(" .:-=+*#%@"[round(9 * one / most)] for one in counts)


def test_what_is_wrong_with_a_code_cannot_be_timed(
    acme: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "OF_CLIENT", replace(gate.OF_CLIENT, count=10**6))
    took = measured(kinds(acme))
    every = sorted(chain.from_iterable(took.values()))
    first, last = every[0], every[int(len(every) * 0.98)]
    say(f"{TIMES} wrong codes of each kind, {first:.1f} to {last:.1f} ms, by what is wrong")
    for name, one in took.items():
        apart = median(one) - median(took["unknown"])
        p = likeness(one, took["unknown"])
        told = f"median {median(one):6.2f} ms ({apart:+5.2f}, goal 3)  KS p {p:.3f}"
        say(f"{name:13} {told}  |{drawn(one, first, last)}|")
