"""Editions on their way: of the report over all clients, and of one that the worker publishes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.test import Client

from kernel import clock
from kernel.identity.models import Account
from procedures.actions import count_portfolio
from procedures.actions.count_portfolio import ask_draft
from procedures.actions.draft_portfolio import Asked, draft_portfolio
from procedures.actions.edit_portfolio import Written, review_portfolio, write_portfolio
from procedures.actions.publish_in_parts import BROKEN, ask_publishing
from procedures.actions.publish_portfolio import publish_portfolio
from procedures.actions.review_edition import review_edition
from procedures.models import EditionJob
from tenants import scope
from tenants.models import PortfolioJob, Tenant
from tests.cast import cast
from tests.factories import cases, years
from tests.factories.browsers import HostClient
from tests.factories.bureau import BUREAU, at_bureau, consultant
from tests.factories.editions import published
from tests.pages.bureau import LONG
from tests.pages.page import Page

NAMES = (f"{LONG} voor zorg"[:200], ("منظمة الرعاية والدعم " * 9)[:200].strip())
Sent = Mapping[str, str]
TEXT = Written(f"Het jaar was rustig.\n\n{LONG * 2}", f"{NAMES[0]} telde er een te weinig.")


@dataclass(frozen=True)
class Reader:
    """Somebody at a browser, under the name that their pictures have."""

    browser: Client
    who: str

    def sees(self, name: str, path: str, state: str, *, sent: Sent | None = None) -> Page:
        """Return a page as they get it, or as it answers to what they send."""
        answer = self.browser.get(path) if sent is None else self.browser.post(path, sent)
        host = str(getattr(self.browser, "host", BUREAU))
        return Page(name, self.who, state, host, path, answer.content.decode())


def of_portfolio(acme: Tenant, globex: Tenant) -> Iterator[Page]:
    """Yield the report over all clients: nothing yet, each step of an edition, a correction."""
    for client, name in zip((acme, globex), NAMES, strict=True):
        Tenant.objects.filter(pk=client.pk).update(name=name)
    writer, second = (consultant(name, acme, globex) for name in ("Iris", "Jan"))
    Account.objects.filter(pk=writer.pk).update(name="Ірина Вишневецька-Григоренко " * 6)
    iris = Reader(at_bureau(writer), "writer")
    yield iris.sees("portfolio", "/portefeuille/?jaar=2024", "empty")
    published(acme, 12)
    yield from _counted(writer)
    for turn, state in enumerate(("first", "correction"), 1):
        published(globex, 11 + turn, edition=turn)
        yield iris.sees("portfolio_new", "/portefeuille/nieuw/2025/", state)
        yield from _steps(writer, second, state)
    yield Reader(at_bureau(second), "reviewer").sees(
        "portfolio", "/portefeuille/?jaar=2025", "a year"
    )


def _counted(writer: Account) -> Iterator[Page]:
    """Yield the counting of a report in the worker: asked, half done, stopped."""
    iris, path = Reader(at_bureau(writer), "writer"), "/portefeuille/2025/bezig/"
    ask_draft(Asked(2025, "nl"), by=writer, at=clock.now())
    for state, found in (
        ("asked", {}),
        ("half done", {"rows": [{}]}),
        ("stopped", {"problem": count_portfolio.BROKEN, "done_at": clock.now()}),
    ):
        PortfolioJob.objects.update(year=2025, **found)
        yield iris.sees("portfolio_job", path, state)
        yield iris.sees("portfolio", "/portefeuille/?jaar=2025", f"figures {state}")
        yield iris.sees("bureau_jobs", "/bezig/", f"figures {state}")


def _steps(writer: Account, second: Account, state: str) -> Iterator[Page]:
    """Yield an edition from its draft until it is published."""
    now = clock.now()
    iris, jan = Reader(at_bureau(writer), "writer"), Reader(at_bureau(second), "reviewer")
    changed = "Er ontbrak een organisatie." if state == "correction" else ""
    made = draft_portfolio(Asked(2025, "nl", changed), by=writer, at=now)
    here, name = f"/portefeuille/{made.id}/", "portfolio_edition"
    yield iris.sees(name, here, f"{state} drafted")
    write = f"{here}toelichting/"
    yield iris.sees("portfolio_write", write, state)
    yield iris.sees("portfolio_write", write, f"{state} sent", sent={"object_version": "0"})
    write_portfolio(made.id, TEXT, by=writer, at=now)
    own = {"object_version": "2"}
    yield iris.sees("portfolio_review", f"{here}nakijken/", f"{state} own", sent=own)
    yield jan.sees(name, here, f"{state} written")
    yield jan.sees("portfolio_review", f"{here}nakijken/", state)
    review_portfolio(made.id, by=second, at=now)
    yield iris.sees(name, here, f"{state} reviewed")
    yield iris.sees("portfolio_publish", f"{here}publiceren/", state)
    publish_portfolio(made.id, by=writer, at=now)
    yield jan.sees(name, here, f"{state} published")


def of_publishing(tenant: Tenant) -> Iterator[Page]:
    """Yield the publishing of an edition: asked, half done, stopped, and what runs beside it."""
    with scope.within(tenant):
        cases.regulation()
        who = cast()
        edition = years.drafted(who, 2024)
        review_edition(edition.id, by=cases.acting(who.carla), at=years.MADE_AT)
        browsers = [HostClient(f"{tenant.slug}.localhost") for _ in range(2)]
        for browser, person in zip(browsers, (who.iris, who.carla), strict=True):
            browser.force_login(cases.account_of(person))
        iris, carla = Reader(browsers[0], "iris"), Reader(browsers[1], "carla")
        path = f"/jaar/edities/{edition.id}/"
    yield iris.sees("edition_publish", f"{path}publiceren/", "question")
    with scope.within(tenant):
        ask_publishing(edition.id, by=cases.acting(who.iris), at=clock.now())
    yield iris.sees("edition_publish", f"{path}publiceren/", "asked")
    for state, found in (
        ("half done", {"basis": "x" * 64, "document": edition.id}),
        ("stopped", {"problem": BROKEN, "done_at": clock.now(), "tries_count": 3}),
    ):
        with scope.within(tenant):
            EditionJob.objects.update(**found)
        yield iris.sees("edition_publish", f"{path}publiceren/", state)
        yield iris.sees("edition", path, state)
        yield carla.sees("staff_jobs", "/werk/bezig/", state)
