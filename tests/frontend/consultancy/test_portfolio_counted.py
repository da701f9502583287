"""The portfolio counted by the worker, as its maker follows it: left, found back, tried again."""

import pytest
from django.test import Client

from procedures import tasks
from procedures.queries import portfolio_jobs
from tenants.models import PortfolioEdition, PortfolioJob, Tenant
from tests.factories.bureau import at_bureau, consultant
from tests.factories.editions import published

PAGE = "/portefeuille/2025/bezig/"


@pytest.fixture(autouse=True)
def _heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    """One client is already too much to wait for."""
    monkeypatch.setattr(portfolio_jobs, "AT_ONCE", 0)


@pytest.fixture
def iris(acme: Tenant, globex: Tenant) -> Client:
    published(acme, 12)
    return at_bureau(consultant("Iris", acme, globex))


def text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_counting_is_asked_followed_left_and_found_back(iris: Client, globex: Tenant) -> None:
    asked = iris.post("/portefeuille/nieuw/2025/", {"language": "nl"})
    assert asked["Location"] == PAGE
    waiting = iris.get(PAGE)
    assert "0 van 2 organisaties gelezen. Het begint binnen een minuut." in waiting.content.decode()
    assert waiting["Refresh"] == "10"
    overview = text(iris, "/portefeuille/?jaar=2025")
    assert (f'href="{PAGE}"' in overview, "Maak het concept" in overview) == (True, False)
    assert "0 van 2 organisaties gelezen." in text(iris, "/bezig/")
    other = at_bureau(consultant("Ann", globex))
    assert other.get(PAGE).status_code == 404
    assert PAGE not in text(other, "/bezig/") + text(other, "/portefeuille/?jaar=2025")
    tasks.count_portfolios()
    made = f"/portefeuille/{PortfolioEdition.objects.get().id}/"
    assert iris.get(PAGE)["Location"] == made
    assert "De rapportage staat klaar." in text(iris, "/bezig/")
    written = iris.post(f"{made}toelichting/", {"commentary": "Rustig", "object_version": "1"})
    assert written["Location"] == PAGE
    assert PAGE in text(iris, made)
    tasks.count_portfolios()
    assert (iris.get(PAGE)["Location"], PAGE in text(iris, made)) == (made, False)


def test_what_stopped_says_why_and_can_be_tried_again(iris: Client) -> None:
    iris.post("/portefeuille/nieuw/2025/", {"language": "nl"})
    PortfolioJob.objects.update(tries_count=3)
    tasks.count_portfolios()
    for path in (PAGE, "/bezig/"):
        assert "Het lezen van de cijfers is een paar keer misgegaan" in text(iris, path)
    assert "De cijfers zijn niet gelezen" in text(iris, "/portefeuille/?jaar=2025")
    iris.post("/portefeuille/nieuw/2025/", {"language": "nl"})
    tasks.count_portfolios()
    assert PortfolioEdition.objects.count() == 1


def test_year_that_nobody_asked_for_has_no_such_page(iris: Client) -> None:
    assert iris.get(PAGE).status_code == 404
