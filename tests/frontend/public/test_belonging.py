from frontend.belonging import ANSWERS, ASKED, BODIES, CALLED, MEANT
from kernel import clock
from procedures.rules import belonging
from procedures.rules.outside import bodies
from tenants import scope
from tenants.models import Tenant
from tests.factories import portals
from tests.frontend.public.visiting import Visitor

START = "/waar-hoor-ik-thuis/"
CALM = {"danger": "no", "about": "treatment", "who": "works_here", "talked": "no"}


def asked(visitor: Visitor, **answers: str) -> str:
    """Answer every question; return the page with the ways."""
    answer = None
    for question, given in answers.items():
        answer = visitor.post(f"{START}{question}/", {"answer": given})
        assert answer.status_code == 302, answer.content.decode()
    assert answer is not None
    assert answer.url == f"{START}wegen/"
    return visitor.get(answer.url).content.decode()


def test_answers_lead_to_whom_this_client_named_best_first(
    portal: Visitor, acme: Tenant, globex: Tenant
) -> None:
    with scope.within(acme):
        portals.named("Vos", at=clock.now())
    with scope.within(globex):
        portals.named("Kanarie", at=clock.now())
    page = asked(portal, **CALM, wish="be_heard")
    assert page.index("Praat met de vertrouwenspersoon") < page.index("Dien een klacht in")
    assert "Vera Vos" in page
    assert 'href="tel:06Vos"' in page
    assert "Kanarie" not in page
    assert "Slachtofferhulp" in page


def test_answers_stand_in_no_address_and_can_be_wiped(portal: Visitor) -> None:
    asked(portal, **CALM, wish="judged")
    assert "judged" not in str(portal.client.session["belonging"])
    portal.post(f"{START}wissen/")
    assert "belonging" not in portal.client.session
    assert portal.get(f"{START}wegen/").url == START


def test_who_is_in_danger_sees_112_at_once(portal: Visitor) -> None:
    page = asked(portal, danger="yes")
    assert 'href="tel:112"' in page


def test_empty_answer_says_what_to_do_and_unknown_question_is_not_there(portal: Visitor) -> None:
    answer = portal.post(f"{START}danger/", {})
    assert answer.status_code == 422
    assert "Kies wat het beste past." in answer.content.decode()
    assert portal.get(f"{START}schoenmaat/").status_code == 404


def test_who_left_a_question_open_is_asked_it_before_the_ways(portal: Visitor) -> None:
    portal.post(f"{START}wish/", {"answer": "talk"})
    assert portal.get(f"{START}wegen/").url == f"{START}danger/"


def test_everybody_to_call_stands_on_one_page_without_a_question(
    portal: Visitor, acme: Tenant
) -> None:
    with scope.within(acme):
        portals.named("Vos", at=clock.now())
    page = portal.get("/wie-kunt-u-bellen/").content.decode()
    assert "Vera Vos" in page
    assert "Huis voor Klokkenluiders" in page
    assert "Tele-Onthaal" not in page


def test_client_without_regulation_or_names_still_sends_nobody_away(acme: Tenant) -> None:
    page = asked(Visitor(acme.slug), **CALM, wish="judged")
    assert "Juridisch Loket" in page
    assert "/melden/" not in page.partition("<main")[2].partition("</main>")[0]


def test_every_code_has_words() -> None:
    assert set(ASKED) == set(belonging.QUESTIONS)
    assert {name: tuple(words) for name, words in ANSWERS.items()} == dict(belonging.QUESTIONS)
    assert set(CALLED) == set(MEANT) == set(belonging.WAYS)
    assert set(BODIES) == {one.code for one in bodies()}
