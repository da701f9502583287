"""The year of a client that has one: reports in every state, a meeting, who reads them."""

from collections.abc import Iterator

from tenants import scope
from tenants.models import Tenant
from tests.cast import cast
from tests.factories import cases, years
from tests.factories.browsers import HostClient
from tests.pages.page import Page

READERS = ("carla", "henk")


def pages(tenant: Tenant) -> Iterator[Page]:
    """Yield the year as who makes it and who reads it have it."""
    with scope.within(tenant):
        cases.regulation()
        who = cast()
        for month in range(1, 8):
            years.settled(who, f"2025-0{month}-03", f"2025-0{month}-20")
        years.withdrawn(who, "2025-08-04", "2025-08-11")
        edition = years.published(who)
        draft = years.drafted(who, 2024)
        meeting = years.held(who, edition, ("Leidinggevenden oefenen.", "Henk", "2026-09-01"))
        accounts = [(name, cases.account_of(getattr(who, name))) for name in READERS]
    paths = {
        "year": "/jaar/", "reports": "/jaar/rapportages/", "decisions": "/jaar/afspraken/",
        "edition": f"/jaar/edities/{edition.id}/", "meeting": f"/jaar/gesprekken/{meeting.id}/",
        "edition_draft": f"/jaar/edities/{draft.id}/",
        "edition_edit": f"/jaar/edities/{draft.id}/toelichting/",
        "vignettes": f"/jaar/edities/{draft.id}/verhalen/",
        "figures": "/jaar/2025/cijfers/", "meeting_new": "/jaar/2025/gesprek/",
    }  # fmt: skip
    for reader, account in accounts:
        browser = HostClient(f"{tenant.slug}.localhost")
        browser.force_login(account)
        for name, path in paths.items():
            answer = browser.get(path)
            state = "a year" if answer.status_code == 200 else f"answer {answer.status_code}"
            yield Page(name, reader, state, browser.host, path, answer.content.decode())
