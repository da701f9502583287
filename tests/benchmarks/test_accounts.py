"""How long signing in and asking for a new password take, by whom it is about: nobody may learn."""

from dataclasses import replace
from itertools import chain
from random import Random
from statistics import median
from time import perf_counter

import pytest
from django.http import HttpResponse

from frontend import devices
from kernel.identity.models import Account
from tenants import scope
from tenants.models import Tenant
from tests import cast
from tests.benchmarks.test_receipts import likeness
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.factories.two_steps import PASSWORD, with_password

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A03")]
TIMES = 150
GOAL_MS = 3.0


@pytest.fixture
def whose(acme: Tenant, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return addresses of every kind; limits are out of the way."""
    for name in ("FROM_ONE_PLACE", "AT_ONE_ACCOUNT", "ASKED_ANEW"):
        monkeypatch.setattr(devices, name, replace(getattr(devices, name), count=10**6))
    with scope.within(acme):
        carla = with_password(cases.account_of(cast.cast().carla))
    Account.objects.create_user("elders@example.org", PASSWORD, name="Elders")
    Account.objects.create_user("uit@example.org", PASSWORD, name="Uit", is_active=False)
    Account.objects.create_user("zonder@example.org", None, name="Zonder")
    return {
        "unknown": "niemand@example.org",
        "known": carla.email,
        "of elsewhere": "elders@example.org",
        "switched off": "uit@example.org",
        "no password": "zonder@example.org",
    }


def _shown(title: str, took: dict[str, list[float]]) -> None:
    print(f"\n{title}, {TIMES} tries each")  # noqa: T201
    for name, one in took.items():
        p = likeness(one, took["unknown"])
        print(f"{name:13} median {median(one):6.2f} ms  KS p {p:5.3f}")  # noqa: T201
    lowest = min(median(one) for one in took.values())
    assert all(median(one) - lowest < GOAL_MS for one in took.values())


def _measured(whose: dict[str, str], path: str, typed: dict[str, str]) -> dict[str, list[float]]:
    order = list(chain.from_iterable([name] * TIMES for name in whose))
    Random(7).shuffle(order)  # noqa: S311 an order, not a secret
    browser = HostClient("acme.localhost")
    took: dict[str, list[float]] = {name: [] for name in whose}
    for name in order:
        began = perf_counter()
        answer: HttpResponse = browser.post(path, {"email": whose[name], **typed})
        took[name].append((perf_counter() - began) * 1000)
        assert answer.status_code in {200, 422}
    return took


def test_sign_in_takes_as_long_for_everybody(whose: dict[str, str]) -> None:
    _shown("sign in", _measured(whose, "/aanmelden/", {"password": "wat-anders-dan-goed"}))


def test_asking_for_a_new_password_takes_as_long_for_everybody(whose: dict[str, str]) -> None:
    _shown("new password", _measured(whose, "/wachtwoord/vergeten/", {}))
