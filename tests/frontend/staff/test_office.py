"""Measures, the audit trail, stuck mails and the people."""

from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel import clock
from kernel.audit.models import Entry
from kernel.post.models import OutboxMessage, State
from kernel.post.outbox import Mail, put
from procedures.actions.welcome_consultant import welcome_consultant
from procedures.models import Act, Measure
from tenants import scope
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of


def measures_of(house: House) -> list[Measure]:
    with scope.within(house.tenant):
        return list(Measure.objects.filter(case=house.case).order_by("due_on"))


def test_no_measures_says_so(desk: Desk) -> None:
    assert "Er staat geen maatregel open" in text_of(desk.get("/werk/maatregelen/"))


def test_open_measures_are_listed_and_done_with_the_regulations_act(
    house: House, desk: Desk
) -> None:
    with scope.within(house.tenant):
        cast.decided(house.who, house.case)
    assert "Een gesprek met de beklaagde." in text_of(desk.get("/werk/maatregelen/"))
    measure = measures_of(house)[0]
    sent_on = desk.get(f"/werk/zaken/{house.case.id}/maatregelen/{measure.id}/")
    address = f"/werk/zaken/{house.case.id}/stap/measure_done/"
    assert sent_on["Location"] == f"{address}?measure={measure.id}"
    assert f'value="{measure.id}"' in text_of(desk.get(sent_on["Location"]))
    typed = {"measure": str(measure.id), "done_on": "01-06-2026", "result": "Het gesprek hielp."}
    assert desk.post(address, **desk.fresh(address), **typed).status_code == 302
    done = measures_of(house)[0]
    assert (done.state, done.done_on) == ("done", date(2026, 6, 1))
    assert "Een gesprek met de beklaagde." not in text_of(desk.get("/werk/maatregelen/"))


def test_measure_is_finished_without_an_act_where_there_is_none(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.advised(house.who, house.case)
    measure = measures_of(house)[0]
    address = f"/werk/zaken/{house.case.id}/maatregelen/{measure.id}/"
    dropped = {"how": "dropped", "done_on": "01-06-2026", "evidence": "De ploeg is opgeheven."}
    future = desk.post(address, **desk.fresh(address), **{**dropped, "done_on": "01-01-2099"})
    assert future.context["form"].errors["done_on"] == ["Deze dag moet nog komen."]
    assert desk.post(address, **desk.fresh(address), **dropped)
    assert measures_of(house)[0].state == "dropped"
    assert "De ploeg is opgeheven." in text_of(desk.get(f"/werk/zaken/{house.case.id}/uitkomst/"))
    with scope.within(house.tenant):
        assert not Act.objects.filter(kind="measure").exists()
        assert Entry.objects.filter(action="measure.dropped").count() == 1


def test_measures_take_as_many_queries_for_three_as_for_one(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.decided(house.who, house.case)
    desk.get("/werk/maatregelen/")
    with CaptureQueriesContext(connection) as one:
        desk.get("/werk/maatregelen/")
    with scope.within(house.tenant):
        for text in ("Twee", "Drie"):
            Measure.objects.create(case=house.case, kind="relation", text=text, state="agreed")
    with CaptureQueriesContext(connection) as three:
        assert len(desk.get("/werk/maatregelen/").context["rows"]) == 3
    assert len(three) == len(one)


def test_log_names_who_read_and_who_came_in(house: House, desk: Desk) -> None:
    desk.get(f"/werk/zaken/{house.case.id}/berichten/")
    with scope.within(house.tenant):
        account = cases.account_of(house.who.iris)
        welcome_consultant(account, frozenset({"consultant"}), clock.now())
    page = text_of(desk.get("/werk/logboek/"))
    for words in (
        "Carla de Boer",
        "Zaak gelezen",
        "Berichten",
        "Bureau kwam binnen",
        "Iris van Dam",
    ):
        assert words in page
    only = text_of(desk.get("/werk/logboek/", action="client.entered"))
    rows = only.partition("<tbody>")[2]
    assert "Iris van Dam" in rows
    assert "Zaak gelezen" not in rows


def test_employer_learns_nothing_from_the_log_of_a_case_not_opened_to_them(
    house: House, desk: Desk
) -> None:
    desk.get(f"/werk/zaken/{house.case.id}/")
    with scope.within(house.tenant):
        account = cases.account_of(house.who.iris)
        welcome_consultant(account, frozenset({"consultant"}), clock.now())
        advised = cast.advised(house.who, cases.complaint("Voor de werkgever"))
    desk.get(f"/werk/zaken/{advised.id}/")
    response = Desk(house.tenant, house.who.henk).get("/werk/logboek/")
    page = text_of(response)
    assert "Iris van Dam" in page
    assert advised.number in page
    assert house.case.number not in page
    about = {row.entry.object_id for row, _, _ in response.context["rows"]}
    assert house.case.id not in about


def test_log_takes_as_many_queries_for_more_entries(house: House, desk: Desk) -> None:
    desk.get(f"/werk/zaken/{house.case.id}/")
    desk.get("/werk/logboek/")
    with CaptureQueriesContext(connection) as few:
        desk.get("/werk/logboek/")
    for _ in range(3):
        desk.get(f"/werk/zaken/{house.case.id}/")
    with CaptureQueriesContext(connection) as more:
        desk.get("/werk/logboek/")
    assert len(more) == len(few)


def stuck_mail(house: House, state: State) -> OutboxMessage:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    with scope.within(house.tenant):
        mail = put(f"test/{state}", Mail("anna@example.org", "Er staat iets klaar", "…"), at=at)
        OutboxMessage.objects.filter(id=mail.id).update(state=state, error="claim_lost")
        return mail


def test_stuck_mails_are_told_on_the_list_and_decided(house: House, desk: Desk) -> None:
    unsure, failed = stuck_mail(house, State.CHECK), stuck_mail(house, State.FAILED)
    assert "Over 2 e-mails moet iemand beslissen." in text_of(desk.get("/werk/zaken/"))
    page = text_of(desk.get("/werk/post/"))
    assert "anna@example.org" in page
    assert desk.post(f"/werk/post/{unsure.id}/", how="sent").status_code == 302
    assert desk.post(f"/werk/post/{failed.id}/", how="again").status_code == 302
    with scope.within(house.tenant):
        states = dict(OutboxMessage.objects.values_list("key", "state"))
        assert states == {"test/check": "sent", "test/failed": "pending"}
        assert Entry.objects.filter(action="post.decided").count() == 2
    assert "Er blijft niets liggen" in text_of(desk.get("/werk/post/"))


def test_mail_that_needs_no_decision_is_refused(house: House, desk: Desk) -> None:
    mail = stuck_mail(house, State.SENT)
    assert desk.post(f"/werk/post/{mail.id}/", how="again").status_code == 422


def test_people_are_listed_with_what_they_can_be(desk: Desk) -> None:
    page = text_of(desk.get("/werk/mensen/"))
    for words in ("Dirk Verhoeven", "oud-rechter", "Voorzitter", "extern", "Werkgever"):
        assert words in page
