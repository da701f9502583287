from kernel import clock
from tenants import scope
from tenants.models import Tenant
from tests.factories import portals
from tests.factories.printed import text
from tests.frontend.public.visiting import Visitor


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


def test_client_without_regulation_has_a_poster_and_no_form(acme: Tenant) -> None:
    visitor = Visitor(acme.slug)
    assert visitor.get("/klachtformulier.pdf").status_code == 404
    assert visitor.get("/poster.pdf").status_code == 200
