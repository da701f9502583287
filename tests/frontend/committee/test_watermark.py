"""What somebody with a seat takes along says who took it; the stored piece does not."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kernel import clock
from kernel.vault import files
from procedures.actions.add_pieces import Given, add_pieces
from procedures.models import Complaint, Piece
from procedures.queries.case_pieces import file_of
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.seats import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece(acme: Tenant, who: Cast, case: Complaint) -> Piece:
    """A PDF of two pages that both sides were given."""
    made = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.save(made)
    with scope.within(acme):
        file = SimpleUploadedFile("brief.pdf", made.getvalue(), content_type="application/pdf")
        both = Given("secretariat", for_complainant=True, for_respondent=True)
        return add_pieces(case, [file], both, by=cases.acting(who.carla), at=clock.now())[0]


def overlays(whole: bytes) -> list[int]:
    with pikepdf.open(BytesIO(whole)) as pdf:
        return [len(page.obj.get("/Resources", {}).get("/XObject", {})) for page in pdf.pages]


def test_member_gets_a_marked_copy_and_the_secretariat_the_piece_itself(
    acme: Tenant, who: Cast, case: Complaint, piece: Piece
) -> None:
    member = Browser(who.dirk).open("committee_piece", case.id, piece.id)
    assert member["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert overlays(member.content) == [1, 1]
    staff = Browser(who.carla).open("case_piece", case.id, piece.id)
    assert overlays(b"".join(staff.streaming_content)) == [0, 0]
    with scope.within(acme):
        stored = file_of(case, piece.id)
        assert stored is not None
        assert overlays(b"".join(files.opened(stored))) == [0, 0]
