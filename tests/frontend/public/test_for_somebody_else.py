"""Filing for somebody else: only with consent, and who it was is seen by who handles the case."""

from procedures.models import Mandate
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.frontend.public.conftest import Filed
from tests.frontend.public.visiting import Visitor, fill_in, send
from tests.frontend.staff.desk import Desk, text_of

FILER = {"name": "Anna Jansen", "filer_name": "Mina Jansen", "filer_bond": "zus"}


def test_who_files_with_consent_is_kept_beside_the_complainant(
    portal: Visitor, acme: Tenant, filed: Filed
) -> None:
    fill_in(portal, uzelf={**FILER, "filer_consent": "on"})
    page = portal.get("/melden/controle/").content.decode()
    assert "Mina Jansen" in page
    send(portal)
    (case,) = filed()
    with scope.within(acme):
        (mandate,) = Mandate.objects.filter(case=case)
        assert (mandate.name, mandate.bond) == ("Mina Jansen", "zus")
        assert case.parties.get(side="complainant").name == "Anna Jansen"


def test_without_consent_nothing_is_sent_and_what_was_typed_stays(portal: Visitor) -> None:
    answer = portal.post("/melden/uzelf/", {"naar": "verder", **FILER})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Vraag het eerst." in page
    assert "Mina Jansen" in page


def test_case_shows_that_somebody_else_filed_it(acme: Tenant) -> None:
    with scope.within(acme):
        cases.regulation("provider")
        secretary = cases.person("Carla", roles=["secretariat"])
        case, alone = cases.complaint(), cases.complaint()
        Mandate.objects.create(
            case=case, name="Mina Jansen", bond="zus", confirmed_at=case.received_at
        )
    carla = Desk(acme, secretary)
    assert "Iemand anders, met toestemming" in text_of(carla.get(f"/werk/zaken/{case.id}/klacht/"))
    assert "Iemand anders" not in text_of(carla.get(f"/werk/zaken/{alone.id}/klacht/"))
