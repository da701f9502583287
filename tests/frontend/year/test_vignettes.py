from functools import partial

import pytest

from kernel.audit.models import Entry
from procedures.models import Complaint, Edition, Vignette
from tests.factories import printed, years
from tests.frontend.year.bureau import Bureau, content_of

STORY = {"title": "Grappen", "text": "Collega's lachten steeds om hetzelfde.", "period": "q1"}


@pytest.fixture
def edition(bureau: Bureau) -> Edition:
    def fill() -> Edition:
        for day in range(1, 8):
            years.withdrawn(bureau.who, f"2025-03-0{day}", "2025-04-01")
        years.withdrawn(bureau.who, "2025-05-01", "2025-06-01")
        return years.drafted(bureau.who)

    return bureau.make(fill)


def test_story_is_written_approved_by_another_and_printed(bureau: Bureau, edition: Edition) -> None:
    bureau.post(bureau.who.iris, "vignette_new", edition.id, **STORY)
    story = bureau.make(Vignette.objects.get)
    own = bureau.post(bureau.who.iris, "vignette_approve", story.id)
    assert own.status_code == 422
    assert STORY["text"] not in _pdf(bureau, edition)
    bureau.post(bureau.who.carla, "edition_review", edition.id)
    early = bureau.post(bureau.who.iris, "edition_publish", edition.id)
    assert "Niet elk verhaal is nagekeken" in early.content.decode()
    bureau.post(bureau.who.carla, "vignette_approve", story.id)
    bureau.post(bureau.who.iris, "edition_publish", edition.id)
    assert STORY["text"] in _pdf(bureau, edition)
    assert STORY["text"] in bureau.text(bureau.who.henk, "edition", edition.id).replace(
        "&#x27;", "'"
    )
    late = bureau.post(bureau.who.carla, "vignette_remove", story.id)
    assert late.status_code == 409


def test_story_that_fits_one_case_is_refused_with_what_to_leave_out(
    bureau: Bureau, edition: Edition
) -> None:
    response = bureau.post(bureau.who.iris, "vignette_new", edition.id, **{**STORY, "period": "q2"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Te klein: 2e kwartaal." in page
    assert STORY["title"] in page
    assert not bureau.make(Vignette.objects.exists)


def test_name_of_somebody_of_the_client_is_refused(bureau: Bureau, edition: Edition) -> None:
    given = {**STORY, "text": "Toen zei Henk dat het niet zo bedoeld was."}
    page = bureau.post(bureau.who.iris, "vignette_new", edition.id, **given).content.decode()
    assert "In het verhaal staat een naam" in page


def test_changed_story_has_to_be_approved_again(bureau: Bureau, edition: Edition) -> None:
    bureau.post(bureau.who.iris, "vignette_new", edition.id, **STORY)
    story = bureau.make(Vignette.objects.get)
    bureau.post(bureau.who.carla, "vignette_approve", story.id)
    bureau.post(bureau.who.iris, "vignette_edit", story.id, **{**STORY, "title": "Anders"})
    assert bureau.make(Vignette.objects.get).approved_by is None
    assert bureau.make(lambda: Vignette.objects.get().title) == "Anders"
    assert "nog niet nagekeken" in bureau.text(bureau.who.carla, "vignettes", edition.id)


def test_stories_are_for_makers_only(bureau: Bureau, edition: Edition) -> None:
    assert bureau.get(bureau.who.henk, "vignettes", edition.id).status_code == 404


def _pdf(bureau: Bureau, edition: Edition) -> str:
    return printed.text(content_of(bureau.get(bureau.who.iris, "edition_pdf", edition.id)))


def test_correction_takes_the_stories_along_and_another_story_may_not_narrow_them(
    bureau: Bureau, edition: Edition
) -> None:
    iris, carla = bureau.who.iris, bureau.who.carla
    bureau.post(iris, "vignette_new", edition.id, **STORY)
    story = bureau.make(Vignette.objects.get)
    bureau.post(carla, "vignette_approve", story.id)
    bureau.post(carla, "edition_review", edition.id)
    bureau.post(iris, "edition_publish", edition.id)
    again = bureau.make(lambda: years.drafted(bureau.who, changed="Een zaak is gesloten."))
    kept = bureau.make(lambda: [(one.text, one.approved_by) for one in again.vignettes.all()])
    assert kept == [(STORY["text"], carla.id)]
    for day in ("02-02", "02-03", "08-01", "08-02", "08-03"):
        bureau.make(partial(years.received, f"2025-{day}", categories=["stalking"]))
    given = {"title": "Volgen", "text": "Iemand werd gevolgd.", "category": "stalking"}
    page = bureau.post(iris, "vignette_new", again.id, **given).content.decode()
    assert "Samen met een ander verhaal past dit op te weinig zaken." in page
    assert STORY["title"] in page


def test_part_of_the_name_of_a_party_is_asked_about_and_a_whole_name_refused(
    bureau: Bureau, edition: Edition
) -> None:
    def name_them() -> None:
        party = Complaint.objects.get(number__endswith="1").parties.get(side="complainant")
        party.name = "Mark Bakker"
        party.save()

    bureau.make(name_them)
    send = partial(bureau.post, bureau.who.iris, "vignette_new", edition.id)
    whole = send(**{**STORY, "text": "Toen was het mark bakker."})
    assert "de naam van iemand uit een zaak" in whole.content.decode()
    asked = send(**{**STORY, "text": "Bij de bakker lachten collega's."})
    assert asked.status_code == 422
    assert 'name="plain_words" value="bakker"' in asked.content.decode()
    assert not bureau.make(Vignette.objects.exists)
    told = {**STORY, "text": "Bij de bakker lachten collega's.", "plain_words": "bakker"}
    assert send(**told).status_code == 302
    story = bureau.make(Vignette.objects.get)
    assert bureau.make(lambda: story.plain_words) == ["bakker"]
    assert "zegt dat het hier gewone woorden zijn" in bureau.text(
        bureau.who.carla, "vignette_approve", story.id
    )
    bureau.post(bureau.who.carla, "vignette_approve", story.id)
    trail = bureau.make(lambda: list(Entry.objects.filter(action="vignette.name_found")))
    assert [sorted(one.facts) for one in trail] == [["number", "version", "year"]] * 2
