from dataclasses import replace
from datetime import date

import pytest

from kernel.audit.models import Entry
from kernel.audit.verifying import verify
from kernel.errors import Refusal
from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.actions.draft_edition import draft_edition
from procedures.actions.edit_edition import Written, edit_edition
from procedures.actions.publish_edition import publish_edition
from procedures.actions.recount_edition import recount_edition
from procedures.actions.review_edition import review_edition
from procedures.models import Edition
from procedures.reports.assembling import content_of
from procedures.rules.statistics import dump, load
from tests.cast import Cast, cast
from tests.factories import cases, years
from tests.factories.editions import uncovered

CANARY = "Kanarie-7421"
TODAY = date(2026, 2, 3)
AT = years.MADE_AT


@pytest.fixture
def who(in_acme: object) -> Cast:
    del in_acme
    cases.regulation()
    return cast()


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def test_draft_keeps_figures_that_may_be_published(who: Cast) -> None:
    for month in range(1, 4):
        years.settled(who, f"2025-0{month}-03", f"2025-0{month}-17")
    edition = years.drafted(who)
    assert (edition.state, edition.number, edition.language) == ("draft", 1, "nl")
    cell = load(edition.figures).cell("flow", "received")
    assert cell is not None
    assert (cell.value, cell.mark) == (None, "small")
    assert Entry.objects.filter(action="edition.drafted").count() == 1


def test_drafting_twice_gives_the_same_edition(who: Cast) -> None:
    assert years.drafted(who).id == years.drafted(who).id


@pytest.mark.parametrize("year", [2023, 2027, 0])
def test_year_without_figures_cannot_be_drafted(who: Cast, year: int) -> None:
    with refused("edition.year"):
        draft_edition(year, by=cases.acting(who.iris), at=AT)
    assert not Edition.objects.exists()


def test_commentary_is_kept_by_chapter(who: Cast) -> None:
    edition = years.drafted(who)
    written = Written({"summary": f" {CANARY} ", "outlook": "", "flow": "Rustig."})
    edit_edition(edition.id, written, by=cases.acting(who.carla), at=AT, seen=edition.version)
    edition.refresh_from_db()
    assert edition.chapters == {"summary": CANARY, "flow": "Rustig."}
    assert (edition.drafted_by, edition.version) == (who.carla.id, 2)


def test_unknown_chapter_is_refused(who: Cast) -> None:
    edition = years.drafted(who)
    with refused("edition.chapter"):
        edit_edition(edition.id, Written({"secret": "x"}), by=cases.acting(who.iris), at=AT)


def test_text_made_on_an_older_version_is_refused(who: Cast) -> None:
    edition = years.drafted(who)
    edit_edition(edition.id, Written({"flow": "Eerst."}), by=cases.acting(who.iris), at=AT, seen=1)
    with refused("edition.stale"):
        late = Written({"flow": "Later."})
        edit_edition(edition.id, late, by=cases.acting(who.carla), at=AT, seen=1)
    edition.refresh_from_db()
    assert edition.chapters == {"flow": "Eerst."}


def test_who_drafted_may_not_review(who: Cast) -> None:
    edition = years.drafted(who)
    with refused("edition.own_review"):
        review_edition(edition.id, by=cases.acting(who.iris), at=AT)
    edition.refresh_from_db()
    assert edition.state == "draft"


def test_who_wrote_last_may_not_review(who: Cast) -> None:
    edition = years.drafted(who)
    edit_edition(edition.id, Written({"flow": "Rustig."}), by=cases.acting(who.carla), at=AT)
    with refused("edition.own_review"):
        review_edition(edition.id, by=cases.acting(who.carla), at=AT)
    assert review_edition(edition.id, by=cases.acting(who.iris), at=AT).state == "reviewed"


def test_editing_after_review_asks_for_another_review(who: Cast) -> None:
    edition = years.drafted(who)
    review_edition(edition.id, by=cases.acting(who.carla), at=AT)
    edit_edition(edition.id, Written({"flow": "Anders."}), by=cases.acting(who.iris), at=AT)
    with refused("edition.not_reviewed"):
        publish_edition(edition.id, by=cases.acting(who.iris), at=AT)


def test_recount_takes_in_what_was_registered_since(who: Cast) -> None:
    edition = years.drafted(who)
    for month in range(1, 7):
        years.settled(who, f"2025-0{month}-03", f"2025-0{month}-17")
    recount_edition(edition.id, by=cases.acting(who.iris), at=AT)
    edition.refresh_from_db()
    cell = load(edition.figures).cell("flow", "received")
    assert cell is not None
    assert (cell.value, edition.state, edition.version) == (6, "draft", 2)


def test_edition_from_which_a_hidden_number_follows_is_neither_approved_nor_published(
    who: Cast,
) -> None:
    edition = years.drafted(who)
    Edition.objects.filter(id=edition.id).update(figures=dump(uncovered()))
    with refused("edition.leaks"):
        review_edition(edition.id, by=cases.acting(who.carla), at=AT)
    Edition.objects.filter(id=edition.id).update(state="reviewed")
    with refused("edition.leaks"):
        publish_edition(edition.id, by=cases.acting(who.iris), at=AT)
    assert Edition.objects.get(id=edition.id).document is None


def test_running_year_is_not_published(who: Cast) -> None:
    edition = years.drafted(who, 2026)
    review_edition(edition.id, by=cases.acting(who.carla), at=AT)
    with refused("edition.year_running"):
        publish_edition(edition.id, by=cases.acting(who.iris), at=AT)


def test_published_edition_has_digest_pdf_and_spreadsheet(who: Cast) -> None:
    edition = years.published(who)
    edition.refresh_from_db()
    content = content_of(edition, TODAY)
    assert edition.digest == content.computed_digest()
    kept = {file.id: b"".join(files.opened(file)) for file in StoredFile.objects.all()}
    assert set(kept) == {edition.document, edition.spreadsheet}
    assert edition.document is not None
    assert kept[edition.document].startswith(b"%PDF-1.7")
    assert {file.case_id for file in StoredFile.objects.all()} == {None}


@pytest.mark.parametrize("act", ["edit", "recount", "review"])
def test_published_edition_never_changes(who: Cast, act: str) -> None:
    edition = years.published(who)
    before = Edition.objects.filter(id=edition.id).values().get()
    by = cases.acting(who.carla)
    acts = {
        "edit": lambda: edit_edition(edition.id, Written({"flow": CANARY}), by=by, at=AT),
        "recount": lambda: recount_edition(edition.id, by=by, at=AT),
        "review": lambda: review_edition(edition.id, by=by, at=AT),
    }
    with refused("edition.frozen"):
        acts[act]()
    assert Edition.objects.filter(id=edition.id).values("version", "digest", "state").get() == {
        name: before[name] for name in ("version", "digest", "state")
    }


def test_pressing_publish_twice_publishes_once(who: Cast) -> None:
    edition = years.published(who)
    again = publish_edition(edition.id, by=cases.acting(who.iris), at=AT)
    assert (again.digest, StoredFile.objects.count()) == (edition.digest, 2)


def test_second_person_to_publish_is_told(who: Cast) -> None:
    edition = years.published(who)
    with refused("edition.frozen"):
        publish_edition(edition.id, by=cases.acting(who.carla), at=AT)


def test_published_texts_stay_when_the_client_changes(who: Cast, in_acme: object) -> None:
    edition = years.published(who)
    edition.refresh_from_db()
    in_acme.name, in_acme.brand_colour = "Nieuwe Naam", "#ff0000"  # type: ignore[attr-defined]
    content = content_of(edition, TODAY)
    assert (content.client_name, content.brand_colour) == ("Acme", "#154273")
    assert content.computed_digest() == edition.digest


def test_altered_figures_no_longer_fit_the_digest(who: Cast) -> None:
    edition = years.published(who)
    edition.refresh_from_db()
    content = content_of(edition, TODAY)
    forged = replace(content, chapters={"summary": "Alles ging goed."})
    assert forged.computed_digest() != edition.digest


def test_correction_is_a_new_edition_that_says_what_changed(who: Cast) -> None:
    first = years.published(who)
    with refused("edition.changed"):
        years.drafted(who)
    second = years.drafted(who, changed="De afdelingen kloppen nu.")
    assert (second.number, second.state) == (2, "draft")
    summary = content_of(second, TODAY).chapters["summary"]
    assert summary.startswith("Deze editie vervangt editie 1.")
    assert "De afdelingen kloppen nu." in summary
    first.refresh_from_db()
    assert first.state == "published"


def test_correction_cannot_lose_what_it_corrects(who: Cast) -> None:
    years.published(who)
    second = years.drafted(who, changed="De afdelingen kloppen nu.")
    with refused("edition.changed"):
        edit_edition(second.id, Written({}, changed=" "), by=cases.acting(who.iris), at=AT)


def test_each_act_is_in_the_audit_trail(who: Cast) -> None:
    years.published(who)
    actions = Entry.objects.filter(object_kind="edition").values_list("action", flat=True)
    assert list(actions) == ["edition.drafted", "edition.reviewed", "edition.published"]
    assert isinstance(verify(), int)
