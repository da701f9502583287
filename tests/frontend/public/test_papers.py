from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from kernel import clock
from tenants import scope
from tenants.logos import packed
from tenants.models import Tenant
from tests.factories import portals
from tests.factories.printed import text
from tests.frontend.public.visiting import Visitor


def png() -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 20), "#2a6f97").save(made, "PNG")
    return made.getvalue()


def pictures(pdf: bytes) -> int:
    """Return how many pictures of pixels lie on the pages."""
    with pikepdf.open(BytesIO(pdf)) as read:
        return sum(len(page.get_images()) for page in read.pages)


def test_form_on_paper_asks_what_the_portal_asks(portal: Visitor) -> None:
    answer = portal.get("/klachtformulier.pdf")
    assert answer["Content-Type"] == "application/pdf"
    words = " ".join(text(answer.content).split())
    assert "Wat is er gebeurd?" in words
    assert "acme.localhost" in words
    assert "Datum en handtekening" in words


def test_poster_names_who_can_be_called_here_and_nobody_of_elsewhere(
    portal: Visitor, acme: Tenant, globex: Tenant
) -> None:
    with scope.within(acme):
        portals.named("Vos", at=clock.now())
    with scope.within(globex):
        portals.named("Kanarie", at=clock.now())
    words = " ".join(text(portal.get("/poster.pdf").content).split())
    assert "Vera Vos" in words
    assert "Kanarie" not in words
    assert "acme.localhost" in words


@pytest.mark.parametrize("path", ["/klachtformulier.pdf", "/poster.pdf"])
def test_logo_of_the_client_stands_on_paper(portal: Visitor, acme: Tenant, path: str) -> None:
    before = pictures(portal.get(path).content)
    kept, digest = packed(png())
    Tenant.objects.filter(pk=acme.pk).update(logo=kept, logo_digest=digest)
    assert pictures(portal.get(path).content) == before + 1


def test_client_without_regulation_has_a_poster_and_no_form(acme: Tenant) -> None:
    visitor = Visitor(acme.slug)
    assert visitor.get("/klachtformulier.pdf").status_code == 404
    assert visitor.get("/poster.pdf").status_code == 200
