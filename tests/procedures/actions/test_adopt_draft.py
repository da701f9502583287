"""What may not be adopted: a clear refusal with its code, and nothing is changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kernel.audit.models import Entry
from kernel.errors import Refusal
from procedures.actions.adopt_draft import adopt_draft
from procedures.actions.begin_draft import begin_draft
from procedures.actions.save_draft import save_draft
from procedures.models import AdoptedRegulation, RegulationDraft
from procedures.queries.codes_in_use import codes_in_use
from procedures.rules.adopting import Adoption, Draft
from tenants.models import Tenant
from tests.cast import cast
from tests.factories import cases

pytestmark = pytest.mark.usefixtures("in_acme")

AT = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
FROM = date(2026, 5, 1)
GIVEN = Adoption(FROM, "given", date(2026, 3, 30))
WITHOUT_BULLYING = (
    "inherits: provider\ncode_lists:\n"
    "  category: [harassment, sexual_harassment, aggression, stalking, discrimination, other]\n"
)
NEVER_STARTS = (
    "inherits: provider\nterms:\n  later: {from: never_done, ends: [closed], amount: 1,"
    " unit: weeks, source: own regulation}\n"
)
LOOKS_BACK = "inherits: provider\nterms:\n  closing: {from: aftercare_done}\n"


def drafted(source: str, texts: dict[str, str] | None = None) -> RegulationDraft:
    draft = begin_draft(preset="provider", by=cases.SYSTEM, at=AT)
    return save_draft(draft.id, Draft(source, texts or {}), revision=1, by=cases.SYSTEM, at=AT)


def kept() -> tuple[object, ...]:
    """Return everything that a refused adoption may not change."""
    drafts = RegulationDraft.objects.values_list("id", "state", "revision", "changed_at")
    versions = AdoptedRegulation.objects.order_by("version").values_list("id", "digest")
    return (list(drafts), list(versions), Entry.objects.count())


def refused(draft: RegulationDraft, adoption: Adoption = GIVEN) -> Refusal:
    before = kept()
    with pytest.raises(Refusal) as caught:
        adopt_draft(draft.id, adoption, revision=draft.revision, by=cases.SYSTEM, at=AT)
    assert kept() == before
    return caught.value


def test_term_whose_start_can_never_happen_is_not_adopted() -> None:
    draft = drafted(
        NEVER_STARTS, {"nl": "terms: {later: Later}\n", "en": "terms: {later: Later}\n"}
    )
    refusal = refused(draft)
    assert refusal.code == "regulation.unproven"
    assert "never_done" in refusal.message


def test_term_that_starts_only_after_its_end_is_not_adopted() -> None:
    assert refused(drafted(LOOKS_BACK)).code == "regulation.unproven"


def test_letter_that_names_an_unknown_field_is_not_adopted() -> None:
    letter = "letters:\n  acknowledgement: {subject: Ontvangen, paragraphs: ['Beste {nobody},']}\n"
    draft = drafted("inherits: provider\n", {"nl": letter})
    refusal = refused(draft)
    assert refusal.code == "regulation.unproven"
    assert "nobody" in refusal.message


def test_code_that_a_running_case_uses_cannot_go() -> None:
    cases.complaint(categories=("bullying",))
    refusal = refused(drafted(WITHOUT_BULLYING))
    assert (refusal.code, refusal.facts["codes"]) == (
        "regulation.codes_used",
        {"category": {"bullying": 1}},
    )


def test_list_that_is_emptied_while_cases_use_it_cannot_be_adopted() -> None:
    cases.complaint(categories=("bullying",))
    refusal = refused(drafted("inherits: provider\ncode_lists: {category: []}\n"))
    assert refusal.code == "regulation.codes_used"


def test_code_that_only_closed_cases_used_may_go() -> None:
    who = cast()
    case = cases.complaint(categories=("bullying",))
    cases.do(case, "withdrawn", cases.party_acting(case, "complainant"))
    assert (case.closed_on is None, codes_in_use()) == (False, {})
    draft = drafted(WITHOUT_BULLYING)
    made = adopt_draft(draft.id, GIVEN, revision=draft.revision, by=cases.SYSTEM, at=AT)
    assert (made.version, bool(who)) == (2, True)


def test_version_before_one_that_is_adopted_is_refused() -> None:
    cases.regulation(from_on=date(2026, 7, 1))
    assert refused(drafted("inherits: provider\n")).code == "regulation.before"


def test_version_from_a_day_that_is_over_is_refused() -> None:
    cases.regulation()
    assert refused(
        drafted("inherits: provider\n"), replace(GIVEN, in_force_from=date(2026, 3, 31))
    ).code == ("regulation.past")


def test_version_from_a_day_on_which_a_complaint_came_in_is_refused() -> None:
    case = cases.complaint(received_at=AT - timedelta(hours=1))
    draft = drafted("inherits: provider\n")
    refusal = refused(draft, replace(GIVEN, in_force_from=AT.date()))
    assert (refusal.code, case.received_on) == ("regulation.received", AT.date())


@pytest.mark.parametrize(
    "council",
    [
        Adoption(FROM, "asked"),
        Adoption(FROM, "given"),
        Adoption(FROM, "given", date(2026, 4, 2)),
        Adoption(FROM, "not_needed", note="  "),
    ],
)
def test_consent_that_is_missing_though_needed_is_refused(
    council: Adoption, in_acme: Tenant
) -> None:
    in_acme.employees_count = 50
    assert refused(drafted("inherits: provider\n"), council).code == "regulation.council"


def test_small_organisation_needs_no_consent_and_no_reason(in_acme: Tenant) -> None:
    in_acme.employees_count = 49
    draft = drafted("inherits: provider\n")
    made = adopt_draft(draft.id, Adoption(FROM), revision=2, by=cases.SYSTEM, at=AT)
    assert (made.council, made.council_on) == ("not_needed", None)


def test_who_adopted_and_how_the_council_consented_is_kept_and_audited() -> None:
    who = cast()
    draft = drafted("inherits: provider\n")
    consent = Adoption(FROM, "given", date(2026, 3, 30), "Besproken op de vergadering.")
    made = adopt_draft(draft.id, consent, revision=2, by=cases.acting(who.iris), at=AT)
    fresh = AdoptedRegulation.objects.get(id=made.id)
    assert (fresh.adopted_by, fresh.adopted_at, fresh.council_note) == (
        who.iris.id,
        AT,
        "Besproken op de vergadering.",
    )
    entry = Entry.objects.get(action="regulation.adopted", object_id=made.id)
    assert (entry.actor_id, entry.facts["council"], entry.facts["council_on"]) == (
        who.iris.id,
        "given",
        "2026-03-30",
    )


def test_adopted_version_cannot_be_changed_or_taken_away() -> None:
    adopted = cases.regulation()
    was = (adopted.source, adopted.in_force_from)
    adopted.source, adopted.in_force_from = "anders", date(2030, 1, 1)
    rows = AdoptedRegulation.objects.filter(id=adopted.id)
    tries = (
        adopted.save,
        lambda: adopted.save(update_fields=["source"]),
        adopted.delete,
        lambda: rows.update(in_force_from=date(2030, 1, 1)),
        lambda: AdoptedRegulation.objects.bulk_update([adopted], ["source"]),
        rows.delete,
    )
    for change in tries:
        with pytest.raises(Refusal) as refusal:
            change()
        assert refusal.value.code == "regulation.adopted"
    fresh = AdoptedRegulation.objects.get(id=adopted.id)
    assert (fresh.source, fresh.in_force_from) == was


def test_case_keeps_the_version_of_its_day_of_receipt() -> None:
    before = cases.complaint(received_at=AT - timedelta(days=1))
    draft = drafted("inherits: provider\nterms: {advice: {amount: 6, unit: weeks}}\n")
    made = adopt_draft(
        draft.id, replace(GIVEN, in_force_from=AT.date()), revision=2, by=cases.SYSTEM, at=AT
    )
    after = cases.complaint("Nog een.", received_at=AT + timedelta(hours=1))
    assert before.regulation.version == 1
    assert (after.regulation, made.version) == (made, 2)
    cases.do(before, "acknowledged", cast().carla, AT + timedelta(days=40))
    due = {case.id: case.terms.get(name="advice").due_on for case in (before, after)}
    assert due == {before.id: date(2026, 5, 26), after.id: date(2026, 5, 13)}
