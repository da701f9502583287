import re

from procedures.models import Complaint, Element, Party
from tenants import scope
from tenants.models import Tenant
from tests.frontend.public.conftest import Filed
from tests.frontend.public.visiting import STORY, Visitor, code_on, fill_in, send


def parties_of(tenant: Tenant, side: str) -> list[tuple[str, str]]:
    with scope.within(tenant):
        return [(one.name, one.email) for one in Party.objects.filter(side=side).order_by("id")]


def test_filing_by_name_makes_one_case_with_what_was_typed(
    portal: Visitor, acme: Tenant, filed: Filed
) -> None:
    fill_in(portal)
    assert send(portal).url == "/melden/ontvangen/"
    (case,) = filed()
    assert (case.story, case.channel, case.anonymous) == (STORY, "portal", False)
    assert parties_of(acme, "complainant") == [("Anna Jansen", "anna.jansen@example.org")]
    assert parties_of(acme, "respondent") == [("Bram Smit", "")]


def test_nothing_reaches_the_client_before_the_last_button(portal: Visitor, filed: Filed) -> None:
    fill_in(portal)
    page = portal.get("/melden/controle/").content.decode()
    assert STORY in page
    assert filed() == []


def test_anonymous_complainant_is_never_asked_for_a_name_and_none_is_kept(
    portal: Visitor, acme: Tenant, filed: Filed
) -> None:
    fill_in(portal, naam={"anonymity": "named"}, uzelf={"name": "Anna Jansen"})
    portal.post("/melden/naam/", {"anonymity": "anonymous", "naar": "verder"})
    page = portal.get("/melden/uzelf/").content.decode()
    assert 'name="name"' not in page
    assert "Anna Jansen" not in page
    portal.post("/melden/uzelf/", {"naar": "verder"})
    assert "Anna Jansen" not in portal.get("/melden/controle/").content.decode()
    send(portal)
    (case,) = filed()
    assert case.anonymous
    assert parties_of(acme, "complainant") == [("", "")]


def test_regulation_that_wants_a_name_does_not_offer_the_choice(school: Visitor) -> None:
    assert school.get("/melden/naam/").status_code == 404
    page = school.get("/melden/uzelf/").content.decode()
    assert 'name="name"' in page
    assert "nodig" in school.get("/melden/").content.decode()


def test_pressing_send_twice_files_once_and_both_see_the_receipt(
    portal: Visitor, filed: Filed
) -> None:
    fill_in(portal)
    second = Visitor()
    second.client.cookies = portal.client.cookies.copy()
    draft = dict(second.client.session)
    assert send(portal).status_code == 302
    code = code_on(portal.get("/melden/ontvangen/"))
    assert draft["draft"]
    assert send(second).url == "/melden/ontvangen/"
    assert code_on(second.get("/melden/ontvangen/")) == code
    assert len(filed()) == 1


def test_second_of_two_racing_clicks_gets_no_code_and_leaves_the_first_one_alone(
    portal: Visitor, filed: Filed
) -> None:
    """The second click read the session before the first had filed."""
    fill_in(portal)
    before = portal.client.session["draft"]
    send(portal)
    code = code_on(portal.get("/melden/ontvangen/"))
    session = portal.client.session
    session["draft"] = before
    session.save()
    assert send(portal).url == "/melden/ontvangen/"
    assert code_on(portal.get("/melden/ontvangen/")) == code
    assert len(filed()) == 1


def test_what_changed_in_another_window_is_read_again_before_it_is_sent(
    portal: Visitor, filed: Filed
) -> None:
    fill_in(portal)
    shown = portal.get("/melden/controle/").content.decode()
    portal.post("/melden/verhaal/", {"story": "Dit schreef ik in het andere venster."})
    (seen,) = re.findall(r'name="seen" value="(\w+)"', shown)
    answer = portal.post("/melden/controle/", {"seen": seen})
    page = answer.content.decode()
    assert (answer.status_code, len(filed())) == (422, 0)
    assert "Uw klacht is intussen veranderd" in page
    assert "Dit schreef ik in het andere venster." in page
    assert send(portal).url == "/melden/ontvangen/"
    assert len(filed()) == 1


def test_date_in_the_future_is_refused_and_the_story_stays(portal: Visitor) -> None:
    answer = portal.post(
        "/melden/verhaal/", {"story": STORY, "happened_on": "01-01-2999", "naar": "verder"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Deze dag ligt in de toekomst. Vul in wanneer het gebeurde." in page
    assert (STORY in page, "01-01-2999" in page) == (True, True)


def test_impossible_date_is_refused_with_an_example(portal: Visitor) -> None:
    answer = portal.post("/melden/verhaal/", {"story": STORY, "happened_on": "31-02-2026"})
    assert answer.status_code == 422
    assert "Schrijf een bestaande datum als dag-maand-jaar" in answer.content.decode()


def test_event_before_the_regulation_existed_is_taken_with_a_warning(
    portal: Visitor, filed: Filed
) -> None:
    fill_in(portal, verhaal={"story": STORY, "happened_on": "01-06-2019"})
    page = portal.get("/melden/controle/").content.decode()
    assert "langer dan een jaar geleden" in page
    send(portal)
    (case,) = filed()
    assert case.happened_on.isoformat() == "2019-06-01"


def test_recent_event_gets_no_warning(portal: Visitor) -> None:
    fill_in(portal)
    assert "Dit is lang geleden" not in portal.get("/melden/controle/").content.decode()


def test_story_is_asked_again_when_it_is_missing(portal: Visitor, filed: Filed) -> None:
    fill_in(portal)
    portal.post("/melden/verhaal/", {"story": "  ", "category": ["bullying"]})
    page = portal.get("/melden/controle/").content.decode()
    assert "Hier staat nog niets. Een paar zinnen is genoeg." in page
    assert send(portal).status_code == 422
    assert filed() == []


def test_required_question_stops_sending_and_says_which(school: Visitor, globex: Tenant) -> None:
    for slug, said in {
        "verhaal": {"story": "De zaal was veel te klein."},
        "over-wie": {},
        "bestanden": {},
        "uzelf": {"name": "Anna Jansen"},
    }.items():
        school.post(f"/melden/{slug}/", {"naar": "verder", **said})
    answer = send(school)
    assert answer.status_code == 422
    question = "Hebt u de trainer of de ander hierover al gesproken?"
    assert f"{question} Kies een van de mogelijkheden." in answer.content.decode()
    with scope.within(globex):
        assert not Complaint.objects.exists()


def test_required_question_answered_is_kept_as_a_code(school: Visitor, globex: Tenant) -> None:
    fill_in(
        school,
        verhaal={"story": "De zaal was veel te klein."},
        vragen={"question-prior_contact": "no", "question-tried": "Nog niets."},
    )
    send(school)
    with scope.within(globex):
        case = Complaint.objects.get()
        assert case.answers["prior_contact"] == "no"
        assert case.written_answers["tried"] == "Nog niets."


def test_points_become_elements_and_their_kinds_categories(
    portal: Visitor, acme: Tenant, filed: Filed
) -> None:
    points = {
        "points-0-text": "Schelden in de gang.",
        "points-0-category": "aggression",
        "points-3-text": "Mij niet uitnodigen.",
    }
    fill_in(portal, verhaal={"story": STORY, "category": ["bullying"], **points})
    send(portal)
    (case,) = filed()
    assert case.categories == ["bullying", "aggression"]
    with scope.within(acme):
        found = [(one.ordinal, one.category, one.text) for one in Element.objects.all()]
    assert found == [(1, "aggression", "Schelden in de gang."), (2, "", "Mij niet uitnodigen.")]


def test_point_with_a_kind_but_without_words_is_asked_again(portal: Visitor) -> None:
    answer = portal.post("/melden/verhaal/", {"story": STORY, "points-1-category": "bullying"})
    assert answer.status_code == 422
    assert "Beschrijf dit punt" in answer.content.decode()


def test_unknown_respondent_is_nobody_and_a_role_alone_is_somebody(
    portal: Visitor, acme: Tenant
) -> None:
    fill_in(portal, over_wie={})
    send(portal)
    assert parties_of(acme, "respondent") == []
    fill_in(portal, over_wie={"whom-0-position": "teamleider"})
    send(portal)
    assert parties_of(acme, "respondent") == [("", "")]


def test_invented_code_is_refused_and_nothing_filed(portal: Visitor, filed: Filed) -> None:
    fill_in(portal)
    portal.post("/melden/verhaal/", {"story": STORY, "category": ["verzonnen"]})
    assert send(portal).status_code == 422
    assert filed() == []


def test_going_back_keeps_what_was_half_typed(portal: Visitor) -> None:
    answer = portal.post("/melden/over-wie/", {"whom-0-name": "Br", "naar": "terug"})
    assert answer.url == "/melden/verhaal/"
    assert 'value="Br"' in portal.get("/melden/over-wie/").content.decode()


def test_changing_something_from_the_overview_leads_back_to_it(portal: Visitor) -> None:
    fill_in(portal)
    answer = portal.post("/melden/over-wie/?controle", {"whom-0-name": "Bas", "naar": "verder"})
    assert answer.url == "/melden/controle/"
    assert "Bas" in portal.get("/melden/controle/").content.decode()


def test_wiping_leaves_nothing_behind(portal: Visitor, filed: Filed) -> None:
    fill_in(portal)
    portal.post("/melden/wissen/")
    assert STORY not in portal.get("/melden/verhaal/").content.decode()
    assert send(portal).url == "/melden/"
    assert filed() == []


def test_draft_lies_unreadable_in_the_session(portal: Visitor) -> None:
    fill_in(portal)
    kept = str(dict(portal.client.session))
    assert "Bram" not in kept
    assert STORY not in kept


def test_draft_of_one_client_does_not_show_at_another(portal: Visitor, school: Visitor) -> None:
    fill_in(portal)
    school.client.cookies = portal.client.cookies.copy()
    assert STORY not in school.get("/melden/verhaal/").content.decode()


def test_without_a_regulation_nothing_can_be_filed_and_it_says_so(globex: Tenant) -> None:
    visitor = Visitor("globex")
    for path in ("/melden/", "/melden/verhaal/", "/melden/controle/", "/zo-werkt-het/"):
        page = visitor.get(path)
        assert page.status_code == 200
        assert "Hier kan nu geen klacht binnenkomen" in page.content.decode()
    home = visitor.get("/").content.decode()
    assert "Begin met uw klacht" not in home
    assert "Er is nog geen klachtenregeling" in home
    assert "Ga verder met uw code" in home
    assert globex.name in home
