"""The case as one file: what is missing, one line through it, and who else is looking."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from kernel.actors import Actor
from kernel.post.models import OutboxMessage, State
from procedures.actions.note_reading import note_reading
from procedures.actions.send_message import send_message
from procedures.queries.regulations import texts_of
from tenants import scope
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of
from tests.frontend.staff.test_case import part


def missing(house: House, desk: Desk) -> list[tuple[str, str]]:
    """Return what the case page says is missing, each with where it is mended."""
    found = desk.get(part(house.case)).context["to_mend"]
    return [(one.told, one.url) for one in found]


def test_a_whole_file_says_that_nothing_is_missing(house: House, desk: Desk) -> None:
    assert missing(house, desk) == []
    assert "Er ontbreekt niets." in text_of(desk.get(part(house.case)))


def test_what_is_missing_leads_to_where_it_is_mended(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        anna = cases.party_acting(house.case, "complainant")
        send_message(house.case, "Hoe lang nog?", side="complainant", by=anna, at=clock.now())
        send_message(house.case, "Dag.", side="complainant", by=_carla(house), at=clock.now())
        OutboxMessage.objects.update(state=State.FAILED)
        bram = house.case.parties.get(side="respondent")
        bram.email = ""
        bram.save(update_fields=["email"])
        house.case.parties.update(locator=None)
    told = dict(missing(house, desk))
    assert told == {
        "Er is 1 bericht dat nog niemand las.": part(house.case, "berichten/"),
        "1 e-mail over deze zaak bleef steken.": "/werk/post/",
        "Van de partij (Beklaagde) is geen e-mailadres bekend.": part(
            house.case, f"betrokkenen/{bram.id}/"
        ),
        "De partij (Klager) heeft nog geen code om binnen te komen.": part(house.case, "codes/"),
    }
    for address in told.values():
        assert desk.get(address).status_code == 200


def test_an_empty_seat_leads_to_the_step_that_fills_it(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.admitted(house.who, house.case)
        cases.do(house.case, "respondent_informed", house.who.carla)
        cases.do(
            house.case,
            "appointed",
            house.who.carla,
            person=house.who.dirk.id,
            seat="chair",
            no_conflict=True,
        )
        seat = texts_of(house.case.regulation, "nl").roles["member"]
    told = dict(missing(house, desk))
    assert told[f"Er zijn nog 2 plaatsen leeg: {seat}."] == part(house.case, "stap/appointed/")
    assert told["1 persoon met een plaats zei nog niet of er een belang speelt."] == part(
        house.case, "betrokkenen/"
    )


def test_course_is_one_line_of_acts_messages_and_pieces(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        anna = cases.party_acting(house.case, "complainant")
        send_message(house.case, "Hoe lang nog?", side="complainant", by=anna, at=clock.now())
        send_message(house.case, "Nog bellen.", side="", by=_carla(house), at=clock.now())
    desk.post(
        part(house.case, "stukken/"),
        chosen=[SimpleUploadedFile("mail.txt", b"Bewijs")],
        from_side="complainant",
    )
    page = desk.get(part(house.case, "verloop/"))
    assert [one.kind for one in page.context["events"]] == ["piece", "note", "message", "act"]
    assert "Hoe lang nog?" in text_of(page)
    only = desk.get(part(house.case, "verloop/"), kind="message")
    assert [one.kind for one in only.context["events"]] == ["message"]
    assert "Nog bellen." not in text_of(only)


def test_course_is_printed_from_the_first_day_on(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        cast.heard(house.who, house.case)
    page = desk.get(part(house.case, "verloop/afdruk/"))
    at = [one.at for one in page.context["events"]]
    assert at == sorted(at)
    assert "wh-page--sheet" in text_of(page)


def test_a_kind_that_does_not_exist_narrows_nothing(house: House, desk: Desk) -> None:
    page = desk.get(part(house.case, "verloop/"), kind="nonsense")
    assert [one.kind for one in page.context["events"]] == ["act"]


def test_two_people_in_one_case_are_told_of_each_other(house: House, desk: Desk) -> None:
    omar = Desk(house.tenant, house.who.omar)
    omar.get(part(house.case))
    page = text_of(desk.get(part(house.case)))
    assert "Omar Haddad heeft deze zaak ook open" in page
    assert "Carla de Boer heeft deze zaak ook open" not in page
    act = text_of(desk.get(part(house.case, "stap/acknowledged/")))
    assert "Omar Haddad heeft deze zaak ook open" in act


def test_who_looked_long_ago_or_is_a_party_is_not_told_of(house: House, desk: Desk) -> None:
    with scope.within(house.tenant):
        before = clock.now() - timedelta(minutes=6)
        note_reading(house.case, by=cases.acting(house.who.omar), at=before)
        anna = cases.party_acting(house.case, "complainant")
        note_reading(house.case, by=anna, at=clock.now())
    assert desk.get(part(house.case)).context["beside"] == []


def _carla(house: House) -> Actor:
    return cases.acting(house.who.carla)
