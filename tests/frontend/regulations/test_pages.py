"""From draft to version in the browser's words: difference, dry run, adopting, throwing away."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontend.views.staff.desk import today
from kernel import clock
from procedures import presets
from procedures.actions.adopt_regulation import adopt_regulation
from procedures.actions.begin_draft import begin_draft
from procedures.actions.save_draft import save_draft
from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.rules.adopting import Draft
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.frontend.staff.desk import Desk, House, text_of

CONCEPT = "/werk/regeling/concept"
SHORTER = "inherits: provider\nterms:\n  advice: {amount: 6, unit: weeks}\n"
NO_BULLYING = (
    "inherits: provider\ncode_lists:\n"
    "  category: [harassment, sexual_harassment, aggression, stalking, discrimination, other]\n"
)


def drafted(tenant: Tenant, source: str = SHORTER, preset: str = "provider") -> RegulationDraft:
    with scope.within(tenant):
        draft = begin_draft(preset=preset, by=cases.SYSTEM, at=clock.now())
        written = Draft(source, {}, {"nl": {"scope": ["Ook voor stagiairs."]}})
        return save_draft(
            draft.id, written, revision=draft.revision, by=cases.SYSTEM, at=clock.now()
        )


def filled(desk: Desk, tenant: Tenant, **changes: str) -> dict[str, str]:
    """Return the form to adopt as somebody fills it in."""
    with scope.within(tenant):
        tomorrow = today() + timedelta(days=1)
    typed = {
        "in_force_from": tomorrow.strftime("%d-%m-%Y"),
        "council": "given",
        "council_on": "01-03-2026",
        "note": "Besluit 2026/14.",
    }
    return {**desk.fresh(f"{CONCEPT}/vaststellen/"), **typed, **changes}


def test_versions_page_shows_what_holds_and_the_open_draft(
    house: House, desk: Desk, globex: Tenant
) -> None:
    with scope.within(globex):
        cases.regulation("training")
    drafted(house.tenant)
    page = text_of(desk.get("/werk/regeling/"))
    assert ("Geldt nu" in page, "Concept van de volgende versie" in page) == (True, True)
    assert ("Klachtenregeling ongewenst gedrag" in page, "Klachtenregeling scholing" in page) == (
        True,
        False,
    )


def test_versions_page_takes_the_same_queries_for_one_version_and_three(
    house: House, desk: Desk
) -> None:
    counts = []
    desk.get("/werk/regeling/")
    for number in (1, 3):
        with scope.within(house.tenant):
            _until(number)
        with CaptureQueriesContext(connection) as asked:
            desk.get("/werk/regeling/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def _until(number: int) -> None:
    source, texts = presets.source_of("provider"), presets.texts_of("provider")
    for place in range(AdoptedRegulation.objects.count(), number):
        from_on = today() + timedelta(days=place)
        adopt_regulation(source, texts, in_force_from=from_on, by=cases.SYSTEM, at=clock.now())


def test_difference_is_told_in_the_readers_language(house: House, desk: Desk) -> None:
    drafted(house.tenant)
    page = text_of(desk.get(f"{CONCEPT}/verschil/"))
    assert "De termijn ‘Advies van de commissie’ is nu zes weken. Eerst: acht weken." in page
    assert "Ook voor stagiairs." in page
    desk.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = text_of(desk.get(f"{CONCEPT}/verschil/"))
    assert "The term ‘Advice of the committee’ is now six weeks. Before: eight weeks." in english
    assert "is nu zes weken" not in english


def test_dry_run_shows_the_case_with_its_new_date(house: House, desk: Desk) -> None:
    drafted(house.tenant)
    page = text_of(desk.get(f"{CONCEPT}/proefdraai/"))
    assert ("13 april 2026" in page, house.case.number in page) == (True, True)


def test_dry_run_shows_who_sees_no_cases_the_counts_only(house: House, iris: Desk) -> None:
    drafted(house.tenant)
    page = text_of(iris.get(f"{CONCEPT}/proefdraai/"))
    assert "In 1 zaak is de datum anders van: ‘Advies van de commissie’." in page
    assert (house.case.number in page, str(house.case.id) in page) == (False, False)


def test_draft_is_adopted_with_the_councils_consent(house: House, iris: Desk) -> None:
    draft = drafted(house.tenant)
    sent = iris.post(f"{CONCEPT}/vaststellen/", **filled(iris, house.tenant))
    assert (sent.status_code, sent["Location"]) == (302, "/werk/regeling/")
    with scope.within(house.tenant):
        made = AdoptedRegulation.objects.get(version=2)
        assert (made.adopted_by, made.council, made.council_note) == (
            house.who.iris.id,
            "given",
            "Besluit 2026/14.",
        )
        assert RegulationDraft.objects.get(id=draft.id).state == "adopted"
    page = text_of(iris.get("/werk/regeling/"))
    said = ("Gaat nog gelden", "Ondernemingsraad, op", "Iris")
    assert [words for words in said if words not in page] == []
    change = text_of(iris.get(f"/werk/regeling/{made.id}/verschil/"))
    assert "is nu zes weken" in change


def test_adoption_that_is_refused_comes_back_with_what_was_typed(house: House, desk: Desk) -> None:
    drafted(house.tenant)
    for changes, name in (
        ({"council": "asked"}, "council"),
        ({"council_on": ""}, "council"),
        ({"in_force_from": "01-01-2026"}, "in_force_from"),
    ):
        sent = desk.post(f"{CONCEPT}/vaststellen/", **filled(desk, house.tenant, **changes))
        assert (sent.status_code, list(sent.context["form"].errors)) == (422, [name])
        assert "Besluit 2026/14." in text_of(sent)
    with scope.within(house.tenant):
        assert AdoptedRegulation.objects.count() == 1


def test_draft_that_somebody_else_changed_is_not_adopted(house: House, desk: Desk) -> None:
    draft = drafted(house.tenant)
    typed = filled(desk, house.tenant)
    with scope.within(house.tenant):
        other = Draft("inherits: training\n")
        save_draft(draft.id, other, revision=draft.revision, by=cases.SYSTEM, at=clock.now())
    sent = desk.post(f"{CONCEPT}/vaststellen/", **typed)
    assert sent.status_code == 409
    with scope.within(house.tenant):
        assert AdoptedRegulation.objects.count() == 1


def test_draft_that_is_not_proven_or_loses_a_code_offers_no_button(
    house: House, desk: Desk
) -> None:
    drafted(house.tenant, NO_BULLYING)
    page = text_of(desk.get(f"{CONCEPT}/vaststellen/"))
    assert ("‘Pesten’ uit de lijst ‘soort klacht’: 1 zaak." in page, "<form" in _main(page)) == (
        True,
        False,
    )
    with scope.within(house.tenant):
        draft = RegulationDraft.objects.get()
        unproven = Draft("inherits: provider\nwithout: [steps.heard]\n")
        save_draft(draft.id, unproven, revision=draft.revision, by=cases.SYSTEM, at=clock.now())
    page = text_of(desk.get(f"{CONCEPT}/vaststellen/"))
    assert ("kan nog niet worden vastgesteld" in page, "<form" in _main(page)) == (True, False)


def _main(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def test_draft_is_thrown_away_after_asking(house: House, desk: Desk) -> None:
    drafted(house.tenant)
    address = f"{CONCEPT}/weggooien/"
    assert "De versie die nu geldt, blijft gelden." in text_of(desk.get(address))
    sent = desk.post(address, **desk.fresh(address))
    assert (sent.status_code, sent["Location"]) == (302, "/werk/regeling/")
    with scope.within(house.tenant):
        assert RegulationDraft.objects.get().state == "discarded"
    assert desk.get(f"{CONCEPT}/verschil/")["Location"] == "/werk/regeling/"


def test_draft_whose_parent_changed_underneath_says_so(house: House, desk: Desk) -> None:
    draft = drafted(house.tenant)
    with scope.within(house.tenant):
        RegulationDraft.objects.filter(id=draft.id).update(source="inherits: vanished\n")
    for part in ("verschil", "proefdraai", "vaststellen"):
        page = desk.get(f"{CONCEPT}/{part}/")
        assert (page.status_code, "vanished" in text_of(page)) == (422, True)


@pytest.mark.parametrize("name", ["henk", "dirk", "gerda"])
def test_who_does_not_write_regulations_finds_no_page(house: House, name: str) -> None:
    drafted(house.tenant)
    visitor = Desk(house.tenant, getattr(house.who, name))
    for address in ("/werk/regeling/", f"{CONCEPT}/verschil/", f"{CONCEPT}/vaststellen/"):
        assert visitor.get(address).status_code == 404
