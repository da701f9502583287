"""The portfolio goes from draft to published edition by two people, and stays as it was then."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from csv import reader
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO, StringIO
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from openpyxl import load_workbook

from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.actions.draft_portfolio import Asked, draft_portfolio
from procedures.actions.edit_portfolio import Written, review_portfolio, write_portfolio
from procedures.actions.publish_portfolio import publish_portfolio
from procedures.queries.portfolio import Reported
from procedures.reports import portfolio_files
from procedures.reports.portfolio import portfolio_of
from procedures.reports.portfolio_edition import digest_of, frozen, thawed
from tenants.models import PortfolioEdition, PortfolioFile, Tenant
from tenants.postgresql.owner import as_owner
from tests.factories.aside import aside, closing
from tests.factories.bureau import at_bureau, consultant
from tests.factories.editions import counted, published
from tests.factories.tagged import plain, tables

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ASKED = Asked(2025, "nl")
TEXT = Written("Het jaar was rustig.", "Acme telde er een te weinig.")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as said:
        act()
    return said.value.code


def two(*clients: Tenant) -> tuple[Account, Account]:
    return consultant("Iris", *clients), consultant("Jan", *clients)


def out(writer: Account, second: Account, asked: Asked = ASKED) -> PortfolioEdition:
    """Return a published edition, made by these two."""
    made = draft_portfolio(asked, by=writer, at=AT)
    write_portfolio(made.id, TEXT, by=writer, at=AT)
    review_portfolio(made.id, by=second, at=AT)
    return publish_portfolio(made.id, by=writer, at=AT)


def posted(browser: Client, path: str, **given: object) -> str:
    """Send a form; return where it leads."""
    answer = browser.post(path, given)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return str(answer["Location"])


@pytest.mark.django_db
def test_two_people_bring_the_portfolio_out_by_page(acme: Tenant, globex: Tenant) -> None:
    published(acme, 12)
    iris, jan = (at_bureau(one) for one in two(acme, globex))
    one = posted(iris, "/portefeuille/nieuw/2025/", language="nl")
    assert "/portefeuille/nieuw/2025/" in iris.get("/portefeuille/?jaar=2025").content.decode()
    posted(iris, f"{one}toelichting/", commentary="Het jaar was rustig.", object_version="1")
    posted(jan, f"{one}nakijken/", object_version="2")
    posted(jan, f"{one}publiceren/", object_version="2")
    kept = PortfolioEdition.objects.get()
    assert (kept.state, kept.number, kept.digest) == ("published", 1, digest_of(kept))
    page = iris.get(one).content.decode()
    assert "Het jaar was rustig." in page
    assert kept.digest in page
    assert ">12</td>" in page
    assert f'href="{one}"' in iris.get("/portefeuille/?jaar=2025").content.decode()


@pytest.mark.django_db
def test_files_of_an_edition_stay_as_frozen_when_a_client_corrects_its_year(
    acme: Tenant, globex: Tenant
) -> None:
    published(acme, 12)
    iris, jan = two(acme, globex)
    one = f"/portefeuille/{out(iris, jan).id}/"
    published(acme, 13, edition=2)
    browser = at_bureau(jan)
    assert ">13</td>" in browser.get("/portefeuille/?jaar=2025").content.decode()
    assert ">13</td>" not in browser.get(one).content.decode()
    written = browser.get(f"{one}?als=csv").content.decode("utf-8-sig")
    rows = list(reader(StringIO(written), delimiter=";"))
    assert rows[1:] == [[acme.name, "12", "12", "0", "0,9", "40", "100%", "7,0"]]
    book = load_workbook(BytesIO(browser.get(f"{one}?als=xlsx").content))
    assert [cell.value for cell in book["Organisaties naast elkaar"][4]][:3] == [acme.name, 12, 12]
    said = [cell.value for row in book["Toelichting"].iter_rows() for cell in row]
    assert "Het jaar was rustig." in said
    document = tables(browser.get(f"{one}?als=pdf").content)
    assert document[plain("Organisaties naast elkaar")][1:] == [[plain(cell) for cell in rows[1]]]


@pytest.mark.django_db
def test_files_are_kept_at_publication_and_given_as_they_were(
    acme: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(acme, 12)
    iris, jan = two(acme)
    made = out(iris, jan)
    kept = {one.form: bytes(one.content) for one in made.files.all()}
    assert {one.form: one.digest for one in made.files.all()} == {
        form: sha256(content).hexdigest() for form, content in kept.items()
    }
    Tenant.objects.filter(schema_name="public").update(name="Bureau Later")
    monkeypatch.setattr(portfolio_files, "FORMS", dict.fromkeys(kept))  # nothing is set anew
    browser = at_bureau(jan)
    given = {form: browser.get(f"/portefeuille/{made.id}/?als={form}").content for form in kept}
    assert (given, sorted(given)) == (kept, ["csv", "pdf", "xlsx"])


@pytest.mark.django_db
def test_correction_is_a_new_edition_that_says_what_changed(acme: Tenant, globex: Tenant) -> None:
    published(acme, 12)
    iris, jan = two(acme, globex)
    first = out(iris, jan)
    published(acme, 13, edition=2)
    published(globex, 20)
    assert refused(lambda: draft_portfolio(ASKED, by=iris, at=AT)) == "edition.changed"
    second = out(iris, jan, Asked(2025, "nl", "Acme telde er een te weinig."))
    assert (first.number, second.number) == (1, 2)
    assert second.differences == [
        f"{globex.name} staat er nu in.",
        f"{acme.name}, Ontvangen: was 12, is nu 13.",
        f"{acme.name}, Afgesloten: was 12, is nu 13.",
        f"{acme.name}, Per 100: was 0,9, is nu 1,0.",
    ]
    page = at_bureau(jan).get(f"/portefeuille/{second.id}/").content.decode()
    assert "Acme telde er een te weinig." in page
    assert f"{acme.name}, Ontvangen: was 12, is nu 13." in page
    first.refresh_from_db()
    assert first.digest == digest_of(first)


@pytest.mark.django_db
def test_who_wrote_does_not_review_and_nothing_goes_out_unreviewed(acme: Tenant) -> None:
    published(acme, 12)
    iris, jan = two(acme)
    made = draft_portfolio(ASKED, by=iris, at=AT)
    assert refused(lambda: review_portfolio(made.id, by=jan, at=AT)) == "portfolio.unwritten"
    write_portfolio(made.id, TEXT, by=iris, at=AT)
    assert refused(lambda: review_portfolio(made.id, by=iris, at=AT)) == "edition.own_review"
    assert refused(lambda: publish_portfolio(made.id, by=jan, at=AT)) == "edition.not_reviewed"
    stale = refused(lambda: review_portfolio(made.id, by=jan, at=AT, seen=1))
    assert stale == "edition.stale"
    review_portfolio(made.id, by=jan, at=AT)
    write_portfolio(made.id, TEXT, by=jan, at=AT)
    assert refused(lambda: publish_portfolio(made.id, by=iris, at=AT)) == "edition.not_reviewed"
    assert refused(lambda: review_portfolio(made.id, by=jan, at=AT)) == "edition.own_review"


@pytest.mark.django_db
def test_nothing_changes_after_publication(acme: Tenant) -> None:
    published(acme, 12)
    iris, jan = two(acme)
    made = out(iris, jan)
    assert refused(lambda: write_portfolio(made.id, TEXT, by=iris, at=AT)) == "edition.frozen"
    assert refused(lambda: review_portfolio(made.id, by=jan, at=AT)) == "edition.frozen"
    assert refused(lambda: publish_portfolio(made.id, by=jan, at=AT)) == "edition.frozen"
    assert publish_portfolio(made.id, by=iris, at=AT).digest == made.digest
    answer = at_bureau(jan).post(
        f"/portefeuille/{made.id}/toelichting/", {"commentary": "Anders", "object_version": "2"}
    )
    assert answer.status_code == 409
    kept = PortfolioEdition.objects.get()
    assert (kept.commentary, kept.digest) == (TEXT.commentary, digest_of(kept))


@pytest.mark.django_db
def test_second_draft_of_a_year_is_the_first_and_an_empty_year_has_none(acme: Tenant) -> None:
    iris, jan = two(acme)
    assert refused(lambda: draft_portfolio(ASKED, by=iris, at=AT)) == "portfolio.empty"
    published(acme, 12)
    first = draft_portfolio(ASKED, by=iris, at=AT)
    assert draft_portfolio(ASKED, by=jan, at=AT).id == first.id


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["member", None])
def test_edition_with_a_client_one_may_not_read_is_not_there(
    acme: Tenant, globex: Tenant, role: str | None
) -> None:
    published(acme, 12)
    published(globex, 20)
    made = out(*two(acme, globex))
    account = consultant("Ann", globex)
    if role:
        account.assignments.create(tenant=acme, role=role, from_on=date(2024, 1, 1))
    browser, one = at_bureau(account), f"/portefeuille/{made.id}/"
    for path in (one, f"{one}?als=csv", f"{one}toelichting/", f"{one}nakijken/"):
        assert browser.get(path).status_code == 404
    assert browser.post(f"{one}publiceren/", {"object_version": "2"}).status_code == 404
    assert one not in browser.get("/portefeuille/?jaar=2025").content.decode()
    asked = Asked(2025, "nl", "Beter")
    assert refused(lambda: draft_portfolio(asked, by=account, at=AT)) == "portfolio.others"


@pytest.mark.django_db
def test_who_leads_opens_an_edition_and_writing_leaves_its_figures(acme: Tenant) -> None:
    published(acme, 12)
    iris, _jan = two(acme)
    made = draft_portfolio(ASKED, by=iris, at=AT)
    karin = consultant("Karin", lead=True)
    assert acme.name in at_bureau(karin).get(f"/portefeuille/{made.id}/").content.decode()
    made.refresh_from_db()
    written = write_portfolio(made.id, TEXT, by=karin, at=AT)
    assert (written.figures, written.clients) == (made.figures, made.clients)
    assert review_portfolio(made.id, by=iris, at=AT).state == "reviewed"


@pytest.mark.django_db
def test_database_keeps_one_open_edition_and_two_people(acme: Tenant) -> None:
    published(acme, 12)
    iris, _jan = two(acme)
    made = draft_portfolio(ASKED, by=iris, at=AT)
    for wrong in (
        {"number": 2},
        {"year": 2024, "state": "reviewed", "reviewed_by_id": iris.id},
        {"year": 2024, "state": "published", "reviewed_by_id": uuid4(), "published_at": AT},
    ):
        given = {"year": 2025, "number": 1, "drafted_by_id": iris.id, "drafted_at": AT, **wrong}
        with pytest.raises(IntegrityError), transaction.atomic():
            PortfolioEdition.objects.create(language="nl", **given)
    assert list(PortfolioEdition.objects.all()) == [made]


def test_figures_come_back_from_json_as_they_were_frozen() -> None:
    made = portfolio_of(2025, "de", [Reported("A", counted()), Reported("B", None)])
    assert thawed(frozen(made)) == made


@pytest.fixture
def reviewed(db: None) -> Iterator[UUID]:
    del db

    def make() -> UUID:
        kept = PortfolioEdition.objects.create(
            year=2001,
            number=1,
            language="nl",
            commentary="Rustig",
            figures=frozen(portfolio_of(2001, "nl", [])),
            state="reviewed",
            drafted_by_id=uuid4(),
            drafted_at=AT,
            reviewed_by_id=uuid4(),
            reviewed_at=AT,
        )
        return kept.id

    made = aside(make)
    yield made
    aside(lambda: removed(made))


def removed(edition_id: UUID) -> None:
    """Remove it as the owner: the application has no right to."""
    with as_owner() as server, server.cursor() as cursor:
        cursor.execute("DELETE FROM tenants_portfoliofile WHERE edition_id = %s", [edition_id])
        cursor.execute("DELETE FROM tenants_portfolioedition WHERE id = %s", [edition_id])


def test_of_two_who_publish_at_once_one_wins_and_the_other_is_told(reviewed: UUID) -> None:
    people = [Account(name=name, email=f"{name}@bureau.example") for name in ("a", "b")]
    start = Barrier(len(people))

    def publish(who: Account) -> str:
        start.wait()
        try:
            return publish_portfolio(reviewed, by=who, at=AT, seen=1).state
        except Refusal as refusal:
            return refusal.code

    with ThreadPoolExecutor(len(people)) as threads:
        begun = [threads.submit(closing, lambda who=who: publish(who)) for who in people]  # type: ignore[misc]
        assert sorted(one.result() for one in begun) == ["edition.frozen", "published"]


@pytest.mark.django_db
def test_database_lets_nobody_of_ours_change_what_is_published(acme: Tenant) -> None:
    """Tried by SQL, with the rights of the application: what is open changes, what is out stays."""
    published(acme, 12)
    iris, jan = two(acme)
    written = "UPDATE tenants_portfolioedition SET commentary = %s"
    draft_portfolio(ASKED, by=iris, at=AT)
    assert by_sql(written, "Nog open") == 1
    out(iris, jan)
    before = PortfolioEdition.objects.values().get()
    assert by_sql(written, "Anders") == 0
    assert by_sql("UPDATE tenants_portfolioedition SET state = %s", "draft") == 0
    assert PortfolioEdition.objects.values().get() == before
    for statement in (
        "DELETE FROM tenants_portfolioedition WHERE number = %s",
        "DELETE FROM tenants_portfoliofile WHERE form <> %s::text",
        "UPDATE tenants_portfoliofile SET content = 'x' WHERE form <> %s::text",
        "TRUNCATE tenants_portfoliofile, tenants_portfolioedition, tenants_portfoliojob -- %s",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            by_sql(statement, 1)
    assert PortfolioFile.objects.count() == 3


def by_sql(statement: str, *values: object) -> int:
    """Send it as the application; return how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount
