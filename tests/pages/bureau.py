"""The pages of the consultancy and of the platform, with work on every list."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

from django.test import Client

from frontend.awaiting import cookie_name
from kernel import clock
from kernel.identity.models import Account
from tenants import scope
from tenants.actions.close_client import ask_closing
from tenants.actions.colleagues import Colleague, invite_colleague
from tenants.models import Assignment, Opening, Tenant, WorklistRow
from tests.cast import cast
from tests.factories import cases
from tests.factories.bureau import BUREAU, at_bureau, consultant, owner
from tests.pages.page import Page

TODAY = clock.local_date(clock.now(), "Europe/Amsterdam")
LONG = "Stichting " + "Zorgenwelzijnsorganisatie" * 7
LEAD = ("/", "/?urgency=none", "/organisaties/", "/organisaties/acme/",
        "/organisaties/acme/gegevens/", "/organisaties/acme/sluiten/", "/bezig/", "/mensen/",
        "/mensen/werklast/", "/mensen/uitnodigen/", "/mijn-account/",
        "/portefeuille/", "/portefeuille/?jaar=2025")  # fmt: skip
OWNER = ("/beheer/", "/beheer/acme/")
SENT = ("/mensen/uitnodigen/", "/organisaties/acme/sluiten/", "/organisaties/acme/gegevens/")
NOBODY = ("/aanmelden/", "/uitnodiging/")
LEAST_PAGES = 25
A_UUID = 36
PARTS = ("organisatie", "regeling", "mensen")
ORGANISATION = {"name": "Dorpszorg", "host": "", "language": "nl", "brand_colour": "#aa3300",
                "employees_count": "40"}  # fmt: skip
REGULATION = {"regulation": "wkkgz", "in_force_from": "01-02-2026", "council": "not_needed"}


def pages(acme: Tenant, globex: Tenant) -> Iterator[Page]:
    """Yield the pages of who leads the consultancy, who is new there, and who owns the platform."""
    karin, iris = _at_work(acme, globex)
    lead = at_bureau(karin)
    yield from (_page(lead, "lead", path) for path in (*LEAD, f"/mensen/{iris.id}/",
                f"/mensen/{iris.id}/vervanging/", f"/mensen/{iris.id}/einde/"))  # fmt: skip
    yield from (_page(lead, "lead", path, {"x": ""}) for path in SENT)
    yield from _opening(lead, iris.id)
    new = at_bureau(consultant("Nieuw"))
    yield from (_page(new, "new colleague", path) for path in ("/", "/organisaties/", "/bezig/"))
    olga = at_bureau(owner("Olga"))
    yield from (_page(olga, "owner", path) for path in OWNER)
    nobody = Client(headers={"host": BUREAU})
    yield from (_page(nobody, "nobody", path) for path in NOBODY)
    asked = Colleague("Tess Nieuw", "tess@example.net")
    nobody.cookies[cookie_name()] = invite_colleague(asked, by=karin.id, at=clock.now())[1]
    yield _page(nobody, "asked to join", "/uitnodiging/")


def _at_work(acme: Tenant, globex: Tenant) -> tuple[Account, Account]:
    """Return who leads, with work at a client of a long name, and the colleague she covers for."""
    Tenant.objects.filter(pk=acme.pk).update(name=LONG[:200])
    karin, iris = consultant("Karin", acme, lead=True), consultant("Iris", globex)
    Assignment.objects.create(
        account=karin, tenant=globex, role="secretariat", from_on=TODAY, until_on=TODAY,
        covers_id=iris.id,
    )  # fmt: skip
    for tenant in (acme, globex):
        _listed(tenant)
    ask_closing(acme, reason="Stopt.", by=uuid4(), at=clock.now())
    Opening.objects.create(
        state="asked", asked_by_kind="person", asked_by_id=iris.id, asked_by_name="Iris",
        answers={"name": LONG}, begun_at=clock.now(), changed_at=clock.now(),
        problem={"code": "x", "message": "Kies een ander adres.", "again": False, "field": ""},
    )  # fmt: skip
    return karin, iris


def _listed(tenant: Tenant) -> None:
    """Put a row of each urgency on the list, and a seat for each member of the cast."""
    with scope.within(tenant):
        cases.regulation()
        cast()
        for days in (-3, 0, 4, 40, None):
            WorklistRow.objects.create(
                tenant=tenant, case_id=uuid4(), number=f"2026-{days or 1:04}", state="received",
                state_label={"nl": "Onderzoek door de commissie"}, waiting_for="respondent",
                term="answer", term_label={"nl": "Reactie van de beklaagde"},
                due_on=None if days is None else TODAY + timedelta(days=days), received_on=TODAY,
            )  # fmt: skip


def _opening(lead: Client, serving: UUID) -> Iterator[Page]:
    """Yield the steps of opening a client, each empty and as it answers to nothing."""
    lead.post("/organisaties/nieuw/")
    opening = Opening.objects.latest("begun_at")
    people = {"serving": [str(serving)], "role": "handler", "pays": "later"}
    here = f"/organisaties/nieuw/{opening.id}/"
    for part, given in zip(PARTS, (ORGANISATION, REGULATION, people), strict=True):
        yield _page(lead, "lead", f"{here}{part}/")
        version = {"object_version": str(opening.revision)}
        yield _page(lead, "lead", f"{here}{part}/", version)
        assert lead.post(f"{here}{part}/", version | given).status_code == 302
        opening.refresh_from_db()
    yield _page(lead, "lead", f"{here}controle/")
    yield _page(lead, "lead", f"{here}weg/")


def _page(browser: Client, who: str, path: str, sent: dict[str, str] | None = None) -> Page:
    answer = browser.get(path) if sent is None else browser.post(path, sent)
    state = "as it is" if sent is None else "sent"
    parts = path.strip("/").split("/")
    name = "_".join(one for one in parts if len(one) < A_UUID) or "worklist"
    name += "_one" * (len(parts[-1]) == A_UUID)
    return Page(f"bureau_{name}", who, state, BUREAU, path, answer.content.decode())
