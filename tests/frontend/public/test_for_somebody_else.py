"""Filing for somebody else: only with consent, and who it was is seen by who handles the case."""

from django.core.files.uploadedfile import SimpleUploadedFile

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


def test_file_that_is_the_mandate_belongs_to_it(
    portal: Visitor, acme: Tenant, filed: Filed
) -> None:
    fill_in(portal, uzelf={**FILER, "filer_consent": "on"})
    for name in ("foto.txt", "machtiging.txt"):
        upload = SimpleUploadedFile(name, name.encode())
        portal.post("/melden/bestanden/", {"naar": "blijf", "files": upload})
    page = portal.get("/melden/bestanden/")
    named = next(one for one in page.context["files"] if one.name == "machtiging.txt")
    assert "Welk bestand is de machtiging?" in page.content.decode()
    portal.post("/melden/bestanden/", {"naar": "verder", "mandate": str(named.id)})
    assert f'value="{named.id}"' in portal.get("/melden/bestanden/").content.decode()
    assert str(named.id) not in portal.get("/melden/controle/").content.decode()
    send(portal)
    (case,) = filed()
    with scope.within(acme):
        assert case.mandate.piece.file == named.id
        assert case.pieces.count() == 2


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
