"""What the house costs, as ratios to the plainest way of doing the same. `make bench`."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import yaml
from django.test import Client
from pytest_django.fixtures import Settings

from kernel import clock
from kernel.calendars import calendar
from procedures import presets
from procedures.actions.refresh_terms import refresh_terms
from procedures.models import Act, Message
from procedures.queries.standing import walk_of
from procedures.rules.proofs import check
from procedures.rules.reading import read_regulation, read_texts
from tenants import scope
from tenants.models import Tenant
from tests import cast as casts
from tests.benchmarks.ratios import compare
from tests.factories import cases
from tests.factories.browsers import signed_in

CASES = 50
HOST = {"host": "acme.localhost"}


def test_reading_and_proving_a_regulation() -> None:
    source, words = presets.source_of("provider"), presets.texts_of("provider")

    def proven() -> None:
        texts = {code: read_texts(text, file=code) for code, text in words.items()}
        check(read_regulation(source), texts)

    def parsed() -> None:
        for text in (source, *words.values()):
            yaml.load(text, Loader=yaml.CSafeLoader)

    compare("read and prove a regulation", proven, parsed, "parse its YAML")


def test_terms_of_many_cases(in_acme: Tenant) -> None:  # noqa: ARG001
    today, rest = clock.local_date(clock.now(), "Europe/Amsterdam"), calendar("nl")
    found = [cases.complaint() for _ in range(CASES)]
    walks = [(case, walk_of(case)) for case in found]

    def recomputed() -> None:
        for case, so_far in walks:
            refresh_terms(case, so_far, today=today)

    def looped() -> None:
        for case in found:
            list(case.terms.all())
            for weeks in (1, 2, 8):
                day = case.received_on + timedelta(weeks=weeks)
                while rest.rest_day(day) is not None:
                    day += timedelta(days=1)

    compare(
        f"recompute the terms of {CASES} cases",
        recomputed,
        looped,
        "read their rows, add weeks in a loop",
    )


def test_taking_a_step(in_acme: Tenant) -> None:  # noqa: ARG001
    who, case = casts.cast(), cases.complaint()
    cases.do(case, "acknowledged", who.carla)
    values = {"side": "complainant", "held_on": "2026-03-05", "report": "Een gesprek."}

    def taken() -> None:
        cases.do(case, "talked", who.omar, **values)

    def inserted() -> None:
        Act.objects.create(
            case=case,
            ordinal=10_000 + Act.objects.count(),
            name="talked",
            kind="talk",
            at=clock.now(),
            recorded_at=clock.now(),
            actor_kind="person",
            actor_role="secretariat",
        )

    compare("take a step, with terms, audit and list", taken, inserted, "insert one row")


def test_page_of_a_case(client: Client, acme: Tenant, settings: Settings) -> None:
    with scope.within(acme):
        who = casts.cast()
        path = f"/werk/zaken/{casts.decided(who).id}/"
        signed_in(client, cases.account_of(who.carla))

    def page() -> None:
        settings.ROOT_URLCONF = "wederhoor.urls.client"
        assert client.get(path, headers=HOST).status_code == 200

    def empty() -> None:
        settings.ROOT_URLCONF = "tests.benchmarks.empty"
        assert client.get("/", headers=HOST).status_code == 200

    compare("show the page of a case", page, empty, "show an empty page, same middleware")


@pytest.mark.parametrize("length", [100, 5000])
def test_opening_what_is_sealed(in_acme: Tenant, length: int) -> None:  # noqa: ARG001
    case = cases.complaint()
    Message.objects.create(case=case, body="x" * length, sent_at=clock.now(), id=uuid4())
    key = Message.objects.get(case=case).id

    def opened() -> str:
        return Message.objects.get(id=key).body

    def plain() -> datetime:
        return Message.objects.get(id=key).sent_at

    compare(
        f"read a sealed text of {length} characters",
        opened,
        plain,
        "read the same row, leave it sealed",
    )


def test_days_of_a_calendar() -> None:
    rest, first = calendar("nl"), date(2026, 1, 1)
    days = [first + timedelta(days=number) for number in range(365)]

    def asked() -> list[bool]:
        return [rest.rest_day(day) is not None for day in days]

    def weekday() -> list[bool]:
        return [day.weekday() > 4 for day in days]

    compare("ask of 365 days whether they are rest days", asked, weekday, "ask for their weekday")
