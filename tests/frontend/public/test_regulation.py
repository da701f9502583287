"""The whole regulation on the client's portal: to read, and to take along."""

from datetime import date
from html import unescape
from io import BytesIO

import docx
import pytest

from procedures import presets
from procedures.actions.adopt_regulation import adopt_regulation
from procedures.models import AdoptedRegulation
from procedures.queries.regulations import rules_of, texts_of
from procedures.rules.published import articles
from tenants import scope
from tenants.models import Tenant
from tests.factories import cases
from tests.factories.printed import text
from tests.frontend.public.visiting import Visitor

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_page_has_every_article_of_the_regulation_in_force(portal: Visitor, acme: Tenant) -> None:
    page = unescape(portal.get("/regeling/").content.decode())
    with scope.within(acme):
        adopted = cases.regulation("provider")
        found = articles(rules_of(adopted), texts_of(adopted, "nl"), language="nl")
    told = [(one.title, *(rule.text for rule in one.paragraphs)) for one in found[1:-1]]
    assert [said for article in told for said in article if said not in page] == []
    assert [f'id="{one.key}"' in page for one in found] == [True] * len(found)
    assert "de organisatie: Acme;" in page
    assert ("Driegesprek" in page, "Globex" in page) == (False, False)


def test_page_follows_the_readers_language_or_the_one_asked_for(portal: Visitor) -> None:
    assert '<div class="wh-regulation" lang="nl">' in portal.get("/regeling/").content.decode()
    assert '<div class="wh-regulation" lang="en">' in portal.get("/regeling/en/").content.decode()
    portal.post("/taal/", {"language": "en", "next": "/regeling/"})
    page = portal.get("/regeling/").content.decode()
    assert '<div class="wh-regulation" lang="en">' in page
    assert 'href="/regeling/nl/" hreflang="nl"' in page


def test_who_reads_another_language_is_shown_where_it_is_told(portal: Visitor) -> None:
    said = "النص الكامل غير متوفر بلغتك."
    assert said not in portal.get("/regeling/").content.decode()
    portal.post("/taal/", {"language": "ar", "next": "/regeling/"})
    assert said in portal.get("/regeling/").content.decode()


@pytest.mark.parametrize("path", ["pl/", "uk/", "pl.pdf", "xx.docx", "nl.txt"])
def test_language_or_form_that_is_not_there_is_not_found(portal: Visitor, path: str) -> None:
    assert portal.get(f"/regeling/{path}").status_code == 404


def test_downloads_are_the_clients_own_in_its_name(portal: Visitor, school: Visitor) -> None:
    printed, other = portal.get("/regeling/nl.pdf"), school.get("/regeling/nl.pdf")
    assert printed["Content-Type"] == "application/pdf"
    assert printed["Content-Disposition"] == (
        'attachment; filename="klachtenregeling-ongewenst-gedrag-acme-nl.pdf"'
    )
    assert ("Acme" in text(printed.content), "Globex" in text(printed.content)) == (True, False)
    assert ("Acme" in text(other.content), "Globex" in text(other.content)) == (False, True)
    written = portal.get("/regeling/en.docx")
    assert written["Content-Type"] == WORD
    word = docx.Document(BytesIO(written.content))
    assert word.core_properties.title == "Complaint regulation on undesirable behaviour – Acme"


def test_own_words_of_the_client_stand_in_the_text(globex: Tenant) -> None:
    with scope.within(globex):
        adopted = cases.regulation("provider")
        rows = AdoptedRegulation.objects.filter(id=adopted.id)
        rows._raw_delete(rows.db)  # noqa: SLF001 - the version as it would have been adopted
        adopted.wording = {"nl": {"filing": ["Klagen kan ook aan de <balie>."]}}
        adopted._state.adding = True  # noqa: SLF001
        adopted.save()
    visitor = Visitor("globex")
    assert "Klagen kan ook aan de &lt;balie&gt;." in visitor.get("/regeling/").content.decode()
    assert "Klagen kan ook aan de <balie>." in text(visitor.get("/regeling/nl.pdf").content)
    assert "balie" not in visitor.get("/regeling/en/").content.decode()


def test_portal_leads_to_the_text(portal: Visitor) -> None:
    for path in ("/", "/zo-werkt-het/"):
        assert 'href="/regeling/"' in portal.get(path).content.decode()


def test_regulation_of_tomorrow_is_not_published_yet(globex: Tenant) -> None:
    with scope.within(globex):
        source, texts = presets.source_of("training"), presets.texts_of("training")
        by, at = cases.SYSTEM, cases.RECEIVED_AT
        adopt_regulation(source, texts, in_force_from=date(2199, 1, 1), by=by, at=at)
    visitor = Visitor("globex")
    assert "Klachtenregeling scholing" not in visitor.get("/regeling/").content.decode()
    assert visitor.get("/regeling/nl.pdf").status_code == 404
