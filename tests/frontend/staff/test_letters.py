"""Letters before and after they are sent: as Word, as one's own version, as PDF."""

from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from procedures.models import Complaint
from tenants import scope
from tests.factories import cases, words
from tests.frontend.staff.desk import Desk, House, text_of


def step(house: House) -> str:
    return f"/werk/zaken/{house.case.id}/stap/acknowledged/"


def previewed(house: House, desk: Desk, **more: object):  # noqa: ANN201 the test client's response
    return desk.post(step(house), **{"doing": "preview", **desk.fresh(step(house)), **more})


def own(whole: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("brief.docx", whole)


def test_letter_can_be_downloaded_as_word_sent_back_and_read(house: House, desk: Desk) -> None:
    shown = previewed(house, desk).context["letters"][0].draft
    given = previewed(house, desk, doing=f"word:{shown.key}")
    assert given["Content-Type"].endswith("wordprocessingml.document")
    assert given["Content-Disposition"].startswith('attachment; filename="2026-0001-')
    more = words.letter(*shown.paragraphs, "Bel gerust.", subject=shown.subject)
    page = unescape(text_of(previewed(house, desk, **{f"own:{shown.key}": own(more)})))
    assert "Dit is uw eigen versie" in page
    assert "Bel gerust." in page
    with scope.within(house.tenant):
        assert house.case.acts.count() == 1
    sent = previewed(house, desk, doing="record", **{f"own:{shown.key}": own(more)})
    assert sent.status_code == 302
    with scope.within(house.tenant):
        letter = house.case.letters.get()
    letters = f"/werk/zaken/{house.case.id}/brieven/{letter.id}/"
    assert "Bel gerust." in text_of(desk.get(letters))
    original = desk.get(f"{letters}origineel.docx")
    assert b"".join(original.streaming_content) == more
    printed = desk.get(f"{letters}brief.pdf")
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")


def test_version_that_lacks_something_says_what_and_nothing_is_sent(
    house: House, desk: Desk
) -> None:
    shown = previewed(house, desk).context["letters"][0].draft
    less = own(words.letter("Wij hebben uw klacht."))
    answer = previewed(house, desk, doing="record", **{f"own:{shown.key}": less})
    page = unescape(text_of(answer))
    assert answer.status_code == 422
    assert "In uw brief ontbreekt wat erin moet staan" in page
    assert "Advies van de commissie: “" in page
    with scope.within(house.tenant):
        assert (house.case.acts.count(), house.case.letters.count()) == (1, 0)


def test_letter_that_does_not_go_is_not_there(house: House, desk: Desk) -> None:
    assert previewed(house, desk, doing="word:decision:complainant:").status_code == 404


def test_letters_of_others_and_originals_that_are_not_there_are_404(
    house: House, desk: Desk
) -> None:
    with scope.within(house.tenant):
        cases.do(house.case, "acknowledged", house.who.carla)
        other: Complaint = cases.complaint("Iets anders.")
        letter = house.case.letters.get()
    address = f"/werk/zaken/{house.case.id}/brieven/{letter.id}/"
    assert desk.get(f"{address}origineel.docx").status_code == 404
    assert desk.get(f"{address}brief.pdf").status_code == 200
    crossed = f"/werk/zaken/{other.id}/brieven/{letter.id}/brief.pdf"
    assert desk.get(crossed).status_code == 404
    outside = Client(headers={"host": "acme.localhost"}).get(f"{address}brief.pdf")
    assert outside.status_code == 302


def test_letter_reads_the_same_to_who_does_not_want_word(house: House, desk: Desk) -> None:
    assert previewed(house, desk, doing="record").status_code == 302
    with scope.within(house.tenant):
        letter = house.case.letters.get()
    assert letter.document is None
