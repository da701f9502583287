from datetime import date
from html import unescape

import pytest
from pytest_django import DjangoAssertNumQueries

from procedures import presets
from procedures.actions.adopt_regulation import adopt_regulation
from procedures.queries.regulations import rules_of, texts_of
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.frontend.public.visiting import Visitor

PATHS = ("/", "/zo-werkt-het/", "/wie-ziet-wat/", "/privacy/", "/toegankelijkheid/", "/melden/")


@pytest.mark.parametrize("path", PATHS)
def test_page_opens_without_an_account_in_both_languages(portal: Visitor, path: str) -> None:
    assert portal.get(path).status_code == 200
    portal.post("/taal/", {"language": "en", "next": path})
    assert portal.get(path).status_code == 200


def test_home_has_three_ways_and_says_who_to_call(portal: Visitor, acme: Tenant) -> None:
    acme.contact_phone, acme.contact_email = "0800 1234", "klachten@acme.example"
    acme.save()
    page = portal.get("/").content.decode()
    for way in ("/melden/", "/mijn-zaak/code/", "/zo-werkt-het/", "/aanmelden/"):
        assert f'href="{way}"' in page
    assert ("0800 1234" in page, "klachten@acme.example" in page) == (True, True)
    assert "Wat beschermt u niet?" in page


def test_home_without_contact_says_where_to_ask(portal: Visitor) -> None:
    assert "nog geen telefoonnummer of e-mailadres" in portal.get("/").content.decode()


def test_how_tells_every_stage_step_and_term_of_the_regulation(
    portal: Visitor, acme: Tenant
) -> None:
    page = unescape(portal.get("/zo-werkt-het/").content.decode())
    with scope.within(acme):
        adopted = cases.regulation("provider")
        texts, rules = texts_of(adopted, "nl"), rules_of(adopted)
    steps = [texts.acts[step.act] for step in rules.steps if step.from_]
    told = [*texts.states.values(), *steps, *texts.terms.values(), *texts.introduction]
    assert [words for words in told if words not in page] == []
    assert [words for words in ("acht weken", "twee jaar") if words not in page] == []


def test_how_says_where_a_term_stands_only_where_a_law_sets_one(
    portal: Visitor, school: Visitor
) -> None:
    pages = [one.get("/zo-werkt-het/").content.decode() for one in (portal, school)]
    assert ["Waar dit staat" in page for page in pages] == [False, True]
    assert "Deze regeling" in pages[1]


def test_how_follows_the_clients_own_regulation(portal: Visitor, school: Visitor) -> None:
    page = school.get("/zo-werkt-het/").content.decode()
    assert ("Driegesprek gehouden" in page, "CPION" in page) == (True, True)
    assert "Driegesprek" not in portal.get("/zo-werkt-het/").content.decode()


def test_regulation_that_starts_tomorrow_is_not_explained_yet(globex: Tenant) -> None:
    with scope.within(globex):
        adopt_regulation(
            presets.source_of("training"),
            presets.texts_of("training"),
            in_force_from=date(2999, 1, 1),
            by=cases.SYSTEM,
            at=cases.RECEIVED_AT,
        )
    page = Visitor("globex").get("/zo-werkt-het/").content.decode()
    assert "Hier kan nu geen klacht binnenkomen" in page


def test_who_sees_what_names_the_roles_and_from_which_stage(
    portal: Visitor, school: Visitor
) -> None:
    page = portal.get("/wie-ziet-wat/").content.decode()
    assert "Pas vanaf de fase ‘besluit van de werkgever’: werkgever." in page
    assert "De beklaagde ziet niets tot deze stap: Beklaagde ingelicht." in page
    assert "want het is bindend" in school.get("/wie-ziet-wat/").content.decode()


def test_privacy_page_names_who_is_responsible_and_who_works_for_them(
    portal: Visitor, acme: Tenant
) -> None:
    page = " ".join(portal.get("/privacy/").content.decode().split())
    bureau = Tenant.objects.get(schema_name="public").name
    assert f"{acme.name} is verantwoordelijk voor deze gegevens. {bureau} verzorgt" in page


@pytest.mark.parametrize(
    ("regulation", "supervisor"),
    [
        ("provider", "de Autoriteit Persoonsgegevens."),
        ("bestuursdecreet", "de Gegevensbeschermingsautoriteit. Over een Vlaamse overheid"),
    ],
)
def test_privacy_page_names_the_supervisor_of_the_country(
    globex: Tenant, regulation: str, supervisor: str
) -> None:
    with scope.within(globex):
        cases.regulation(regulation)
    page = Visitor("globex").get("/privacy/").content.decode()
    named = page.partition("Bent u niet tevreden, dan kunt u naar ")[2]
    assert named.startswith(supervisor)


def test_public_pages_need_the_same_few_queries_with_many_cases(
    portal: Visitor, acme: Tenant, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with scope.within(acme):
        for number in range(3):
            cases.complaint(f"Kanarie {number}")
    with django_assert_max_num_queries(12):
        page = portal.get("/").content.decode()
    assert "Kanarie" not in page
