"""The whole file as one PDF: with names and contents, and without notes or confidences."""

import json
from datetime import date
from io import BytesIO

import pikepdf

from kernel import clock
from kernel.audit.models import Entry
from procedures.actions.send_message import send_message
from procedures.actions.write_note import write_note
from procedures.models import Evaluation, FollowUp, Hearing, HearingRemark
from procedures.queries.timeline import timeline
from procedures.reports.case_file import FileToPrint, as_data
from tenants import scope
from tests import cast
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House
from tests.frontend.staff.test_case import part

DAY = date(2026, 4, 1)


def told(house: House, *, with_agreements: bool = False) -> dict[str, str]:
    """Return the parts of the file, each with all that stands in it."""
    carla = cases.acting(house.who.carla)
    entries = timeline(house.case, carla, language="nl")
    file = FileToPrint(house.case, entries, "nl", DAY, with_agreements=with_agreements)
    data = as_data(file)
    return {name: json.dumps(items, ensure_ascii=False) for name, items in data["parts"]}


def test_the_file_holds_the_case_from_complaint_to_outcome(house: House) -> None:
    with scope.within(house.tenant):
        cast.decided(house.who, house.case)
        anna = cases.party_acting(house.case, "complainant")
        send_message(house.case, "Hoe lang nog?", side="complainant", by=anna, at=clock.now())
        parts = told(house)
    assert list(parts) == [
        "De klacht",
        "Partijen",
        "Verloop",
        "Brieven",
        "Berichten",
        "Hoorverslagen",
        "Uitkomst",
    ]
    assert "Anna Jansen" in parts["Partijen"]
    assert "Hoe lang nog?" in parts["Berichten"]
    assert "Het verhaal van respondent." in parts["Hoorverslagen"]
    assert "Een gesprek met de beklaagde." in parts["Uitkomst"]
    assert "2 maart 2026" in parts["Verloop"]


def test_remarks_planned_moments_and_what_was_agreed_are_told_where_they_may(house: House) -> None:
    with scope.within(house.tenant):
        case = house.case
        held = Hearing.objects.create(
            case=case, side="respondent", held_on=DAY, report="Zo was het."
        )
        said = {"text": "Het was maandag.", "digest": "0", "made_at": clock.now()}
        HearingRemark.objects.create(case=case, hearing=held, **said)
        Hearing.objects.create(
            case=case, side="complainant", planned_at=clock.now(), place="Kamer 3"
        )
        kept = {"noted_at": clock.now(), "noted_by": house.who.carla.id}
        FollowUp.objects.create(case=case, kind="goal", text="kanarie doel", agreed_on=DAY, **kept)
        Evaluation.objects.create(case=case, side="both", planned_on=DAY, **kept)
        shared, whole = told(house), told(house, with_agreements=True)
    assert "Het was maandag." in shared["Hoorverslagen"]
    assert "Kamer 3" in shared["Geplande gesprekken"]
    assert "kanarie doel" not in str(shared)
    assert "kanarie doel" in whole["Afspraken en doelen"]
    assert "Met beide kanten samen" in whole["Evaluaties"]


def test_notes_are_never_in_the_file(house: House) -> None:
    with scope.within(house.tenant):
        carla = cases.acting(house.who.carla)
        key = house.case.filing_key
        write_note(house.case, "kanarie een", key=key, by=carla, at=clock.now())
        send_message(house.case, "kanarie twee", side="", by=carla, at=clock.now())
        assert "kanarie" not in str(told(house))


def test_the_file_is_a_pdf_with_contents_and_asking_for_it_is_noted(
    house: House, desk: Desk
) -> None:
    answer = desk.get(part(house.case, "dossier.pdf"))
    assert answer["Content-Disposition"] == f'attachment; filename="{house.case.number}.pdf"'
    with pikepdf.open(BytesIO(answer.content)) as read, read.open_outline() as outline:
        assert [one.title for one in outline.root] == ["De klacht", "Partijen", "Verloop"]
        assert len(read.pages) == 4
    with scope.within(house.tenant):
        assert Entry.objects.filter(action="case.read", facts__part="file").count() == 1
