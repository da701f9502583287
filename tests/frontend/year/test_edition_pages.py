import pytest

from procedures.actions.edit_edition import Written, edit_edition
from procedures.actions.review_edition import review_edition
from procedures.models import Edition
from procedures.rules.statistics import dump
from tests.factories import cases, years
from tests.factories.editions import uncovered
from tests.frontend.year.bureau import Bureau, content_of

CANARY = "Kanarie-7421"


def drafted(bureau: Bureau, text: str = CANARY) -> Edition:
    """Return an edition that Iris drafted, with a word in its summary."""

    def make() -> Edition:
        edition = years.drafted(bureau.who)
        written = Written({"summary": text})
        return edit_edition(edition.id, written, by=cases.acting(bureau.who.iris), at=years.MADE_AT)

    return bureau.make(make)


def fresh(bureau: Bureau, edition: Edition) -> Edition:
    return bureau.make(lambda: Edition.objects.get(id=edition.id))


def chapters_of(bureau: Bureau, edition: Edition) -> object:
    return bureau.make(lambda: Edition.objects.get(id=edition.id).chapters)


def test_report_is_made_from_its_page(bureau: Bureau) -> None:
    response = bureau.post(bureau.who.iris, "edition_new", 2025)
    edition = bureau.make(Edition.objects.get)
    assert response.headers["location"] == f"/jaar/edities/{edition.id}/"
    assert (edition.year, edition.number, edition.drafted_by) == (2025, 1, bureau.who.iris.id)


@pytest.mark.parametrize("person", ["henk", "dirk"])
@pytest.mark.parametrize(
    "name",
    ["edition", "edition_pdf", "edition_xlsx", "edition_edit", "edition_review", "edition_publish"],
)
def test_draft_is_not_there_for_others(bureau: Bureau, person: str, name: str) -> None:
    edition = drafted(bureau)
    response = bureau.get(getattr(bureau.who, person), name, edition.id)
    assert response.status_code == 404
    assert CANARY not in response.content.decode()


def test_commentary_is_written_and_shown(bureau: Bureau) -> None:
    edition = drafted(bureau)
    text = "Rustig jaar.\n\n- Eén ding\n- Nog een"
    response = bureau.post(bureau.who.carla, "edition_edit", edition.id, flow=text)
    assert response.status_code == 302
    page = bureau.text(bureau.who.carla, "edition", edition.id)
    assert "<p>Rustig jaar.</p>" in page
    assert "<li>Eén ding</li><li>Nog een</li>" in page
    assert CANARY not in page


def test_text_over_somebody_elses_is_kept_in_the_form(bureau: Bureau) -> None:
    edition = drafted(bureau)
    sent = {**bureau.hidden(bureau.who.carla, "edition_edit", edition.id), "flow": "Van Carla."}
    bureau.post(bureau.who.iris, "edition_edit", edition.id, flow="Van Iris.")
    response = bureau.send(bureau.who.carla, "edition_edit", edition.id, data=sent)
    assert response.status_code == 409
    assert "Van Carla." in response.content.decode()
    assert chapters_of(bureau, edition) == {"flow": "Van Iris."}


def test_who_wrote_it_is_not_offered_to_approve_it(bureau: Bureau) -> None:
    edition = drafted(bureau)
    assert "Keur goed" not in bureau.text(bureau.who.iris, "edition", edition.id)
    assert "Keur goed" in bureau.text(bureau.who.carla, "edition", edition.id)
    response = bureau.post(bureau.who.iris, "edition_review", edition.id)
    assert response.status_code == 422
    assert "Laat een collega haar nakijken" in response.content.decode()
    assert fresh(bureau, edition).state == "draft"


def test_approval_is_of_what_was_read(bureau: Bureau) -> None:
    edition = drafted(bureau)
    sent = bureau.hidden(bureau.who.carla, "edition_review", edition.id)
    bureau.post(bureau.who.iris, "edition_edit", edition.id, flow="Nog iets.")
    response = bureau.send(bureau.who.carla, "edition_review", edition.id, data=sent)
    assert response.status_code == 409
    assert fresh(bureau, edition).state == "draft"


def test_second_to_publish_is_told(bureau: Bureau) -> None:
    edition = drafted(bureau)
    bureau.post(bureau.who.carla, "edition_review", edition.id)
    assert "heeft deze rapportage nagekeken" in bureau.text(bureau.who.iris, "edition", edition.id)
    sent = bureau.hidden(bureau.who.carla, "edition_publish", edition.id)
    assert bureau.post(bureau.who.iris, "edition_publish", edition.id).status_code == 302
    response = bureau.send(bureau.who.carla, "edition_publish", edition.id, data=sent)
    assert response.status_code == 409
    assert "Deze editie is gepubliceerd en verandert niet meer" in response.content.decode()
    assert fresh(bureau, edition).published_by == bureau.who.iris.id


def test_published_report_is_read_and_downloaded_by_the_employer(bureau: Bureau) -> None:
    edition = drafted(bureau)
    carla = cases.acting(bureau.who.carla)
    bureau.make(lambda: review_edition(edition.id, by=carla, at=years.MADE_AT))
    bureau.post(bureau.who.iris, "edition_publish", edition.id)
    digest = fresh(bureau, edition).digest
    page = bureau.text(bureau.who.henk, "edition", edition.id)
    assert (CANARY in page, digest in page, len(digest)) == (True, True, 64)
    for words in ("Tel de cijfers opnieuw", "Maak een verbeterde editie", "Iris van Dam"):
        assert words not in page
    response = bureau.get(bureau.who.henk, "edition_pdf", edition.id)
    assert content_of(response).startswith(b"%PDF-1.7")
    assert response.headers["content-disposition"] == (
        'attachment; filename="klachten-2025-editie-1.pdf"'
    )
    csv = content_of(bureau.get(bureau.who.henk, "edition_csv", edition.id, "flow"))
    assert csv.decode("utf-8-sig").splitlines()[2] == "Ontvangen;0;0"
    assert bureau.get(bureau.who.henk, "edition_csv", edition.id, "secret").status_code == 404


def test_draft_pdf_is_made_on_the_spot(bureau: Bureau) -> None:
    response = bureau.get(bureau.who.carla, "edition_pdf", drafted(bureau).id)
    assert response.headers["content-disposition"] == (
        'attachment; filename="klachten-2025-concept.pdf"'
    )
    assert content_of(response).startswith(b"%PDF-1.7")


def test_correction_asks_what_changes_and_leads_to_the_new_edition(bureau: Bureau) -> None:
    first = bureau.make(lambda: years.published(bureau.who))
    response = bureau.post(bureau.who.iris, "edition_new", 2025, changed=" ")
    assert response.status_code == 422
    bureau.post(bureau.who.iris, "edition_new", 2025, changed="Er miste een zaak.")
    second = bureau.make(lambda: Edition.objects.get(number=2))
    assert "Er miste een zaak." in bureau.text(bureau.who.iris, "edition", second.id)
    assert f"/jaar/edities/{second.id}/" in bureau.text(bureau.who.iris, "edition", first.id)
    assert f"/jaar/edities/{second.id}/" not in bureau.text(bureau.who.henk, "edition", first.id)


def test_published_report_cannot_be_edited(bureau: Bureau) -> None:
    edition = bureau.make(lambda: years.published(bureau.who))
    assert bureau.get(bureau.who.iris, "edition_edit", edition.id).status_code == 302
    response = bureau.send(bureau.who.iris, "edition_edit", edition.id, data={"flow": CANARY})
    assert response.status_code == 302
    response = bureau.post(bureau.who.carla, "edition_recount", edition.id)
    assert response.status_code == 409
    assert chapters_of(bureau, edition) == {}


def test_written_text_is_text_on_the_page(bureau: Bureau) -> None:
    edition = drafted(bureau, "<script>alert(1)</script>")
    page = bureau.text(bureau.who.carla, "edition", edition.id)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_page_names_the_number_that_follows_and_the_edition_stays_a_draft(bureau: Bureau) -> None:
    edition = drafted(bureau)
    leaking = {"figures": dump(uncovered())}
    bureau.make(lambda: Edition.objects.filter(id=edition.id).update(**leaking))
    response = bureau.post(bureau.who.carla, "edition_review", edition.id)
    assert response.status_code == 422
    assert "Telefoon – 2025" in content_of(response).decode()
    assert fresh(bureau, edition).state == "draft"
