"""Parties name witnesses; the secretariat asks them, or not."""

from procedures.models import Guest, NamedWitness
from tests.frontend.parties.conftest import House
from tests.frontend.parties.test_moments import desk

PATH = "/mijn-zaak/getuigen/"
WIES = {"name": "Wies Vos", "knows": "Zij zat ernaast.", "reach": "Afdeling zorg"}


def named(house: House) -> NamedWitness:
    with house.within():
        return NamedWitness.objects.select_related("guest").get()


def test_respondent_names_a_witness_whom_only_that_side_and_the_secretariat_see(
    told: House,
) -> None:
    bram = told.enter("respondent")
    for _ in range(2):
        assert bram.post(PATH, WIES).url == PATH
    assert "Zij zat ernaast." in bram.get(PATH).content.decode()
    assert "Wies" not in told.enter("complainant").get(PATH).content.decode()
    page = f"/werk/zaken/{told.case.id}/bijstand/"
    carla = desk(told)
    assert "Zij zat ernaast." in carla.get(page).content.decode()
    door = f"{page}?genoemd={named(told).id}"
    assert 'value="Wies Vos"' in carla.get(door).content.decode()
    assert carla.post(door, {"name": "Wies Vos", "invitation": "Was u er?"}).status_code == 200
    with told.within():
        assert named(told).guest == Guest.objects.get()
    assert "Wij hebben deze persoon iets gevraagd." in bram.get(PATH).content.decode()


def test_named_witness_can_be_taken_back_only_by_who_named_it(told: House) -> None:
    bram, anna = told.enter("respondent"), told.enter("complainant")
    bram.post(PATH, WIES)
    anna.post(PATH, {"drop": str(named(told).id)})
    assert named(told).guest is None
    bram.post(PATH, {"drop": "geen-nummer"})
    bram.post(PATH, {"drop": str(named(told).id)})
    with told.within():
        assert NamedWitness.objects.count() == 0


def test_who_reads_it_is_told_before_somebody_names_a_witness(told: House) -> None:
    page = told.enter("complainant").get(PATH).content.decode()
    assert page.index("De ander leest niet wie u noemt.") < page.index("Naam van de getuige")


def test_witness_without_a_name_or_a_reason_is_asked_again(told: House) -> None:
    answer = told.enter("respondent").post(PATH, {"name": " ", "knows": "Zij zat ernaast."})
    assert (answer.status_code, "Zij zat ernaast." in answer.content.decode()) == (422, True)
