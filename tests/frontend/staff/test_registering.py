"""Contacts that are no case, hours and codes of a case, departments, lists, others' figures."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from procedures.models import OutsideFigure, OutsideFile, Registration
from procedures.queries.register import register, row_of_case
from procedures.queries.year import frame_of
from procedures.rules.statistics import Spent
from tenants import scope
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of
from tests.frontend.staff.test_case import part

DAY, TODAY = date(2026, 3, 3), date(2026, 12, 1)
LIST, NEW = "/werk/registraties/", "/werk/registraties/nieuw/"
ASKED = {"kind": "question", "happened_on": "03-03-2026", "handling": "listened", "text": "Hoe?"}


def adviser(house: House, name: str = "Paula Wiersma") -> Desk:
    with scope.within(house.tenant):
        return Desk(house.tenant, cases.person(name, roles=["confidential_adviser"]))


def registered(house: House, desk: Desk, **given: str) -> Registration:
    assert desk.post(NEW, **desk.fresh(NEW), **{**ASKED, **given}).status_code == 302
    with scope.within(house.tenant):
        return Registration.objects.latest("registered_at")


def test_contact_is_registered_once_and_counted_as_what_it_is(house: House, desk: Desk) -> None:
    typed = {**desk.fresh(NEW), **ASKED}
    assert [desk.post(NEW, **typed).status_code for _ in range(2)] == [302, 302]
    with scope.within(house.tenant):
        rows = [row for row in register(TODAY) if row.kind != "complaint"]
    assert [(row.kind, row.received_on, row.handling) for row in rows] == [
        ("question", DAY, "listened")
    ]
    page = text_of(desk.get(LIST))
    assert ("Vraag" in page, "Geluisterd en meegedacht" in page) == (True, True)


def test_what_an_adviser_registers_is_read_by_that_adviser_alone(house: House, desk: Desk) -> None:
    paula, other = adviser(house), adviser(house, "Rik Stil")
    own = registered(house, paula, text="Kanarie van Paula")
    address = f"{LIST}{own.id}/"
    assert "Kanarie van Paula" in text_of(paula.get(address))
    assert [one.get(address).status_code for one in (desk, other)] == [404, 404]
    assert [str(own.id) in text_of(one.get(LIST)) for one in (desk, other)] == [False, False]
    with scope.within(house.tenant):
        assert [row.kind for row in register(TODAY)] == ["complaint", "question"]
    assert "Vertrouwenspersoon" not in text_of(desk.get("/jaar/2026/register/"))


def test_correction_keeps_what_was_there_and_a_stale_one_is_refused(
    house: House, desk: Desk
) -> None:
    address = f"{LIST}{registered(house, desk).id}/"
    hidden = desk.fresh(address)
    assert desk.post(address, **hidden, **{**ASKED, "text": "Anders."}).status_code == 302
    page = text_of(desk.get(address))
    assert 'href="/werk/registraties/" aria-current="true">Contacten' in page
    assert ("Anders." in page, ">3 maart 2026</time> · Hoe?" in page) == (True, True)
    assert desk.post(address, **hidden, **{**ASKED, "text": "Te laat."}).status_code == 409


def test_contact_that_became_a_case_is_counted_there_and_not_twice(
    house: House, desk: Desk
) -> None:
    found = registered(house, desk)
    answer = desk.post(f"{LIST}{found.id}/zaak/", number=house.case.number)
    assert answer.status_code == 302
    assert desk.post(f"{LIST}{found.id}/zaak/", number="2026-9999").status_code == 422
    with scope.within(house.tenant):
        assert [row.kind for row in register(TODAY)] == ["complaint"]


def test_mistaken_contact_no_longer_counts_until_it_is_put_back(house: House, desk: Desk) -> None:
    found = registered(house, desk)
    counted = []
    for _ in range(2):
        desk.post(f"{LIST}{found.id}/telt-niet/")
        with scope.within(house.tenant):
            counted.append(len(register(TODAY)))
    assert counted == [1, 2]


def test_details_and_hours_of_a_case_reach_its_row_and_hours_can_be_taken_back(
    house: House, desk: Desk
) -> None:
    address, hours = part(house.case, "registratie/"), part(house.case, "uren/")
    given = {"complainant_role": "employee", "respondent_role": "superior", "barriers": "awareness"}
    assert desk.post(address, **desk.fresh(address), **given).status_code == 302
    for minutes in (30, 45):
        worked = {"spent_on": "03-03-2026", "purpose": "advice", "minutes": minutes}
        assert desk.post(hours, **desk.fresh(hours), **worked).status_code == 302
    with scope.within(house.tenant):
        row = row_of_case(house.case.id, TODAY)
        first = house.case.time_spent.get(minutes=30)
    assert (row.complainant_role, row.respondent_role) == ("employee", "superior")
    assert (row.barriers, sum(one.minutes for one in row.spent)) == (("awareness",), 75)
    desk.post(hours, taken_back=str(first.id))
    with scope.within(house.tenant):
        assert row_of_case(house.case.id, TODAY).spent == (Spent(DAY, "advice", 45),)
    assert "Advies en informatie" in text_of(desk.get(address))


def test_head_counts_hold_from_their_day_and_a_merged_department_is_offered_no_more(
    house: House, desk: Desk
) -> None:
    address = f"{LIST}afdelingen/"
    for name, count in (("Zorg", 40), ("Thuis", 10)):
        desk.post(address, name=name, employees_count=count, from_on="01-01-2025")
    desk.post(f"{address}zorg/", employees_count=50, from_on="01-07-2025")
    moved = {"kind": "merged", "code": "department:thuis", "becomes": "department:zorg"}
    change = f"{LIST}lijsten/wijziging/"
    assert desk.post(change, **moved, from_on="01-07-2025").status_code == 302
    assert desk.post(change, **moved, from_on="01-08-2025").status_code == 422
    with scope.within(house.tenant):
        heads = {c: d.employees_count for c, d in frame_of(2025, TODAY).departments.items()}
        later = {c: d.employees_count for c, d in frame_of(2026, TODAY).departments.items()}
    assert (heads, later) == ({"zorg": 50, "thuis": None}, {"zorg": 50})


def test_nothing_is_chosen_before_somebody_chooses(house: House, desk: Desk) -> None:
    pages = {
        f"{LIST}lijsten/": "dimension",
        f"{LIST}lijsten/wijziging/": "code",
        part(house.case, "uren/"): "purpose",
        part(house.case, "stukken/"): "from_side",
    }
    for address, name in pages.items():
        assert desk.get(address).context["form"][name].field.choices[0][0] == "", address


def test_eighth_barrier_of_a_client_can_be_chosen_until_it_ends(desk: Desk) -> None:
    address = f"{LIST}lijsten/"
    given = {"dimension": "barrier", "label": "Betrokkenheid"}
    assert [desk.post(address, **given).status_code for _ in range(2)] == [302, 422]
    assert "Betrokkenheid" in text_of(desk.get(NEW))
    page = desk.get(address)
    desk.post(address, turn=str(page.context["own"][0][0].id))
    assert "Betrokkenheid" not in text_of(desk.get(NEW))


def sent(desk: Desk, content: str, source: str = "police"):  # noqa: ANN201 a response
    file = SimpleUploadedFile("politie.csv", content.encode())
    return desk.post(f"{LIST}elders/", source=source, chosen=file)


def test_outside_figures_are_shown_before_they_are_kept_and_can_be_undone(
    house: House, desk: Desk
) -> None:
    shown = sent(desk, "jaar;gemeente;aantal\n2025;Ede;12\n2025;Wageningen;7\n")
    with scope.within(house.tenant):
        assert OutsideFigure.objects.count() == 0
    assert "Wageningen" in text_of(shown)
    kept = [desk.post(f"{LIST}elders/bewaren/", told=shown.context["told"]) for _ in range(2)]
    assert [answer.status_code for answer in kept] == [302, 302]
    with scope.within(house.tenant):
        assert [one.count for one in frame_of(2025, TODAY).outside] == [12, 7]
        file = OutsideFile.objects.get()
    desk.post(f"{LIST}elders/", undo=str(file.id))
    with scope.within(house.tenant):
        assert frame_of(2025, TODAY).outside == ()


def test_outside_file_with_wrong_lines_says_which_and_keeps_nothing(
    house: House, desk: Desk
) -> None:
    answer = sent(desk, "jaar;gemeente;aantal\n25;Ede;12\n2025;;7\n2025;Ede;veel\n")
    page = text_of(answer)
    assert answer.status_code == 422
    assert [f"Regel {number}" in page for number in (2, 3, 4, 5)] == [True, True, True, False]
    assert desk.post(f"{LIST}elders/bewaren/", told="verzonnen").status_code == 302
    with scope.within(house.tenant):
        assert OutsideFile.objects.count() == 0


def test_list_takes_as_many_queries_for_three_contacts_as_for_one(house: House, desk: Desk) -> None:
    registered(house, desk)
    one = _queries(desk)
    for _ in range(2):
        registered(house, desk)
    assert _queries(desk) == one


def _queries(desk: Desk) -> int:
    with CaptureQueriesContext(connection) as asked:
        desk.get(LIST)
    return len(asked)
