from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.http import Http404

from kernel.audit.models import Entry
from kernel.errors import Refusal
from procedures import presets
from procedures.actions.adopt_draft import adopt_draft
from procedures.actions.adopt_regulation import adopt_regulation
from procedures.actions.begin_draft import begin_draft
from procedures.actions.discard_draft import discard_draft
from procedures.actions.save_draft import save_draft
from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.queries.drafts import open_draft, whole_of
from procedures.queries.regulations import rules_of, texts_of
from procedures.rules.adopting import Adoption, Draft
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")

AT = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
FROM = date(2026, 5, 1)
GIVEN = Adoption(FROM, "given", date(2026, 3, 30))
LONGER = "inherits: provider\nterms:\n  advice: {amount: 6, unit: weeks}\n"
KEPT = f"{LONGER}languages: [nl, en, fr, de]\n"
"""As it is adopted: in the languages of the version before."""


def begun(preset: str | None = "provider") -> RegulationDraft:
    return begin_draft(preset=preset, by=cases.SYSTEM, at=AT)


def saved(draft: RegulationDraft, source: str, revision: int | None = None) -> RegulationDraft:
    seen = draft.revision if revision is None else revision
    return save_draft(draft.id, Draft(source), revision=seen, by=cases.SYSTEM, at=AT)


def adopted(draft: RegulationDraft, adoption: Adoption = GIVEN) -> AdoptedRegulation:
    return adopt_draft(draft.id, adoption, revision=draft.revision, by=cases.SYSTEM, at=AT)


def kept() -> tuple[object, ...]:
    """Return everything that a refused act may not change."""
    drafts = RegulationDraft.objects.order_by("id").values_list("source", "revision", "state")
    versions = AdoptedRegulation.objects.order_by("id").values_list("digest", "version")
    return (list(drafts), list(versions), Entry.objects.count())


def test_draft_from_a_preset_builds_on_it_and_comes_to_the_whole_of_it() -> None:
    draft = begun()
    source = "inherits: provider\nlanguages: [nl, en, fr, de]\n"
    assert (draft.parent, draft.source, draft.revision) == ("provider", source, 1)
    assert whole_of(draft).regulation == rules_of(cases.regulation())
    assert open_draft() == draft


def test_second_draft_is_refused_while_one_is_open() -> None:
    begun()
    before = kept()
    with pytest.raises(Refusal) as refused:
        begun("training")
    assert (refused.value.code, kept()) == ("draft.open", before)


def test_draft_from_no_version_or_an_unknown_preset_is_refused() -> None:
    before = kept()
    for preset, code in ((None, "regulation.none"), ("nothing", "regulation.unknown")):
        with pytest.raises(Refusal) as refused:
            begun(preset)
        assert (refused.value.code, kept()) == (code, before)


def test_saved_draft_is_kept_with_the_next_revision() -> None:
    draft = saved(begun(), LONGER)
    assert (draft.revision, draft.source) == (2, LONGER)
    assert whole_of(draft).regulation.terms["advice"].amount == 6


def test_save_on_an_older_revision_is_stale_and_keeps_the_other_ones_words() -> None:
    draft = begun()
    saved(draft, LONGER)
    before = kept()
    with pytest.raises(Refusal) as refused:
        saved(draft, "inherits: training\n", revision=1)
    assert (refused.value.code, kept()) == ("draft.stale", before)


def test_adoption_on_an_older_revision_is_stale() -> None:
    draft = begun()
    saved(draft, LONGER)
    before = kept()
    draft.revision = 1
    with pytest.raises(Refusal) as refused:
        adopted(draft)
    assert (refused.value.code, kept()) == ("draft.stale", before)


def test_unproven_draft_may_be_saved_and_not_adopted() -> None:
    unheard = "inherits: provider\nwithout: [steps.heard]\n"
    draft = saved(begun(), unheard)
    before = kept()
    with pytest.raises(Refusal) as refused:
        adopted(draft)
    assert (refused.value.code, kept()) == ("regulation.unproven", before)


def test_unreadable_draft_is_not_saved() -> None:
    draft = begun()
    for source, code in (
        ("inherits: [provider\n", "regulation.invalid"),
        ("inherits: provider\nstepps: []\n", "regulation.invalid"),
        ("inherits: nobody\n", "regulation.parent_unknown"),
    ):
        before = kept()
        with pytest.raises(Refusal) as refused:
            saved(draft, source)
        assert (refused.value.code, kept()) == (code, before)


def test_discarded_draft_stays_on_record_and_takes_no_more_words() -> None:
    draft = begun()
    discard_draft(draft.id, revision=1, by=cases.SYSTEM, at=AT)
    before = kept()
    with pytest.raises(Refusal) as refused:
        saved(draft, LONGER)
    assert (refused.value.code, kept()) == ("draft.closed", before)
    assert (open_draft(), begun("training").parent) == (None, "training")


def test_draft_that_is_not_there_is_not_found() -> None:
    with pytest.raises(Http404):
        save_draft(uuid4(), Draft(LONGER), revision=1, by=cases.SYSTEM, at=AT)


def test_adopted_draft_becomes_the_next_version_with_all_that_was_written() -> None:
    first = cases.regulation()
    draft = begun(None)
    words = {"nl": {"scope": ["Ook stagiairs mogen klagen."]}}
    written = Draft(LONGER, {"nl": "title: Onze regeling\n"}, words)
    draft = save_draft(draft.id, written, revision=1, by=cases.SYSTEM, at=AT)
    made = adopted(draft)
    fresh = AdoptedRegulation.objects.get(id=made.id)
    assert (first.version, fresh.version, rules_of(fresh).version) == (1, 2, 2)
    assert (fresh.parent, fresh.own_source, fresh.wording) == ("provider", KEPT, words)
    assert rules_of(fresh).terms["advice"].amount == 6
    assert texts_of(fresh, "nl").title == "Onze regeling"
    assert (fresh.council, fresh.council_on) == ("given", date(2026, 3, 30))
    assert RegulationDraft.objects.get(id=draft.id).state == "adopted"
    again = begun(None)
    assert (again.source, again.texts, again.wording) == (KEPT, written.texts, words)


def test_draft_from_a_version_kept_whole_is_written_as_the_difference_with_ours() -> None:
    source = presets.source_of("awb-committee").replace("amount: 10", "amount: 9", 1)
    texts = presets.texts_of("awb-committee")
    changed = texts | {"nl": texts["nl"].replace("title: ", "title: Onze ", 1)}
    on = date(2024, 1, 1)
    adopt_regulation(source, changed, in_force_from=on, by=cases.SYSTEM, at=AT)
    draft = begun(None)
    assert (draft.parent, list(draft.texts)) == ("awb-committee", ["nl"])
    assert (len(draft.source) < 200, draft.texts["nl"][:13]) == (True, "title: Onze K")
    whole = whole_of(draft)
    assert whole.regulation == rules_of(AdoptedRegulation.objects.get())


def test_draft_from_a_version_of_nobodys_making_stays_whole() -> None:
    source = presets.source_of("training").replace("regulation: training", "regulation: own", 1)
    texts = presets.texts_of("training")
    on = date(2024, 1, 1)
    adopt_regulation(source, texts, in_force_from=on, by=cases.SYSTEM, at=AT)
    draft = begun(None)
    assert (draft.parent, draft.source) == ("", source)
