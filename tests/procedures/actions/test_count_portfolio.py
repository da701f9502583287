"""The portfolio counted by the worker: asked once, part after part, broken off, begun again."""

import signal
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures import tasks
from procedures.actions import count_portfolio
from procedures.actions.count_portfolio import (
    BROKEN,
    ask_draft,
    go_on_with_portfolios,
    write_and_ask,
)
from procedures.actions.draft_portfolio import Asked, draft_portfolio
from procedures.actions.edit_portfolio import Written, review_portfolio
from procedures.actions.in_parts import TRIES
from procedures.actions.publish_portfolio import publish_portfolio
from procedures.models import Edition
from tenants import scope
from tenants.models import PortfolioEdition, PortfolioJob, Tenant
from tenants.postgresql.owner import as_owner
from tests.factories.aside import aside
from tests.factories.bureau import consultant
from tests.factories.dying_count import counting
from tests.factories.editions import published

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ASKED = Asked(2025, "nl")
TEXT = Written("Het jaar was rustig.")


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(count_portfolio, "PART", 1)


@pytest.fixture
def iris(acme: Tenant, globex: Tenant) -> Account:
    published(acme, 12)
    published(globex, 20)
    return consultant("Iris", acme, globex)


def job() -> PortfolioJob:
    return PortfolioJob.objects.get()


def test_worker_drafts_client_after_client_what_the_request_would_have(iris: Account) -> None:
    at_once = draft_portfolio(ASKED, by=iris, at=AT)
    PortfolioEdition.objects.filter(id=at_once.id).update(year=2001)
    ask_draft(ASKED, by=iris, at=AT)
    assert go_on_with_portfolios() == 3
    at_once.refresh_from_db()
    made = PortfolioEdition.objects.get(year=2025)
    assert (made.figures, made.clients) == (at_once.figures, at_once.clients)
    assert (job().edition, job().problem, job().rows, made.drafted_by_id) == (made, "", [], iris.id)
    assert (ask_draft(ASKED, by=iris, at=AT), go_on_with_portfolios()) == (made, 0)


def test_asked_by_two_is_one_job_and_not_for_who_may_not_read_it(
    iris: Account, acme: Tenant, globex: Tenant
) -> None:
    first = ask_draft(ASKED, by=iris, at=AT)
    other = ask_draft(ASKED, by=consultant("Jan", globex, acme), at=AT)
    assert (other, job().asked_by_id) == (first, iris.id)
    with pytest.raises(Refusal) as refusal:
        ask_draft(ASKED, by=consultant("Ann", globex), at=AT)
    assert refusal.value.code == "portfolio.others"


def test_figures_taken_anew_ask_for_another_review(iris: Account, acme: Tenant) -> None:
    made = draft_portfolio(ASKED, by=iris, at=AT)
    published(acme, 13, edition=2)
    write_and_ask(made.id, TEXT, by=iris, at=AT, seen=1)
    jan = consultant("Jan", acme)
    with pytest.raises(Refusal) as refusal:
        review_portfolio(made.id, by=jan, at=AT)
    assert refusal.value.code == "portfolio.counting"
    go_on_with_portfolios()
    made.refresh_from_db()
    assert (made.state, made.version, made.commentary) == ("draft", 3, TEXT.commentary)
    assert made.figures["clients"]["lines"][0]["cells"][0]["value"] == 13
    review_portfolio(made.id, by=jan, at=AT, seen=3)
    assert publish_portfolio(made.id, by=iris, at=AT).state == "published"


@pytest.mark.parametrize("lost", ["client", "house"])
def test_who_may_not_read_it_all_any_more_gets_nothing(iris: Account, lost: str) -> None:
    ask_draft(ASKED, by=iris, at=AT)
    if lost == "client":
        iris.assignments.filter(tenant__slug="globex").update(until_on=date(2025, 12, 31))
    else:
        Account.objects.filter(id=iris.id).update(is_active=False)
    go_on_with_portfolios()
    assert "werkt niet meer voor al deze organisaties" in job().problem
    assert not PortfolioEdition.objects.exists()


def test_part_in_which_the_worker_keeps_dying_stops_and_can_be_asked_again(iris: Account) -> None:
    ask_draft(ASKED, by=iris, at=AT)
    PortfolioJob.objects.update(tries_count=TRIES)
    go_on_with_portfolios()
    assert (job().problem, PortfolioEdition.objects.count()) == (BROKEN, 0)
    ask_draft(ASKED, by=iris, at=AT)
    go_on_with_portfolios()
    assert (job().problem, PortfolioEdition.objects.count()) == ("", 1)


@pytest.fixture
def lasting(acme: Tenant, globex: Tenant) -> Iterator[Account]:
    """Somebody who asked for a report, committed, so that other processes see it."""

    def make() -> Account:
        published(acme, 12)
        account = consultant("Kees", acme, globex)
        ask_draft(ASKED, by=account, at=AT)
        return account

    account = aside(make)
    yield account
    aside(lambda: forget(account, acme))


def forget(account: Account, client: Tenant) -> None:
    with as_owner() as server, server.cursor() as cursor:
        cursor.execute("DELETE FROM tenants_portfoliojob")
        cursor.execute("DELETE FROM tenants_portfolioedition")
    with scope.within(client):
        Edition.objects.all().delete()
    account.delete()


def test_worker_that_is_killed_keeps_what_it_read_and_the_next_one_finishes(
    lasting: Account,
) -> None:
    assert counting(dying_at="globex") == -signal.SIGKILL
    kept = aside(job)
    assert [one["name"] for one in kept.rows] == ["Acme"]
    assert (kept.tries_count, aside(PortfolioEdition.objects.count)) == (1, 0)
    aside(tasks.count_portfolios)
    made = aside(PortfolioEdition.objects.get)
    assert (made.drafted_by_id, made.figures["without"]) == (lasting.id, ["Globex"])
