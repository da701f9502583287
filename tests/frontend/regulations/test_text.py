"""The draft as a file for the works council: whole, in the client's name, marked as a draft."""

from io import BytesIO

import docx
import pytest

from kernel import clock
from procedures.actions.begin_draft import begin_draft
from procedures.actions.save_draft import save_draft
from procedures.rules.adopting import Draft
from tenants import scope
from tests.factories import cases
from tests.factories.printed import text
from tests.frontend.staff.desk import Desk, House

SHORTER = "inherits: provider\nterms:\n  advice: {amount: 6, unit: weeks}\n"


@pytest.fixture
def drafted(house: House) -> None:
    """A draft with a shorter term and words of the client's own."""
    with scope.within(house.tenant):
        draft = begin_draft(preset="provider", by=cases.SYSTEM, at=clock.now())
        written = Draft(SHORTER, {}, {"nl": {"scope": ["Ook voor stagiairs."]}})
        save_draft(draft.id, written, revision=1, by=cases.SYSTEM, at=clock.now())


@pytest.mark.usefixtures("drafted")
def test_draft_is_printed_with_what_changes_and_says_that_it_is_one(desk: Desk) -> None:
    answer = desk.get("/werk/regeling/tekst/nl.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        'attachment; filename="klachtenregeling-ongewenst-gedrag-acme-concept-nl.pdf"'
    )
    printed = text(answer.content)
    assert "Versie 2, concept" in printed
    assert ("Ook voor stagiairs." in printed, "zes weken" in printed) == (True, True)
    assert "acht weken na de ontvangst" not in printed


@pytest.mark.usefixtures("drafted")
def test_draft_is_given_for_word_in_each_language(desk: Desk) -> None:
    word = docx.Document(BytesIO(desk.get("/werk/regeling/tekst/en.docx").content))
    assert "Version 2, draft" in [one.text for one in word.paragraphs]
    assert desk.get("/werk/regeling/tekst/pl.docx").status_code == 404
    assert (
        'href="/werk/regeling/tekst/nl.pdf"'
        in desk.get("/werk/regeling/concept/voorbeeld/").content.decode()
    )


def test_without_a_draft_there_is_no_text_of_one(desk: Desk) -> None:
    answer = desk.get("/werk/regeling/tekst/nl.pdf")
    assert (answer.status_code, answer["Location"]) == (302, "/werk/regeling/")


@pytest.mark.usefixtures("drafted")
def test_text_of_a_draft_is_for_who_writes_regulations(house: House) -> None:
    for person in (house.who.els, house.who.gerda):
        outsider = Desk(house.tenant, person)
        assert outsider.get("/werk/regeling/tekst/nl.pdf").status_code == 404
