"""Terms, committee, filing, lists, keeping: set back to what the preset says, nothing is left."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import Refusal
from procedures.rules.editing.codes import (
    code_again,
    lists_of,
    needed_codes,
    taken_out,
    with_code,
    with_labels,
    without_code,
)
from procedures.rules.editing.committee import OfficeSet, PanelSet, with_panel
from procedures.rules.editing.filing import (
    FilingSet,
    questions_off,
    with_filing,
    with_questions,
)
from procedures.rules.editing.keeping import (
    with_aftercare,
    with_remarks_within,
    with_retention,
)
from procedures.rules.editing.manuscript import Manuscript, opened
from procedures.rules.editing.shown import extended_of, filing_of, panel_of, term_of
from procedures.rules.editing.terms import Extended, TermSet, with_term
from procedures.rules.editing.words import base_word, is_own_word, with_word, with_wording, word
from procedures.rules.hearing_report import REMARKS_WITHIN, remarks_within
from procedures.rules.language import Length
from tests.procedures.rules.editing.drafts import difference, draft_of, read_again

UNITS = st.sampled_from(["days", "working_days", "weeks", "months", "years"])
LENGTHS = st.builds(Length, amount=st.integers(1, 30), unit=UNITS)
PRESETS = st.sampled_from(["provider", "training", "awb", "awb-committee"])
EXTENDED = st.builds(Extended, st.none() | LENGTHS, st.integers(1, 3))
TERMS = st.builds(
    TermSet, LENGTHS, st.sampled_from(["none", "atw"]), st.none() | EXTENDED, st.none() | LENGTHS
)
WAITS = "steps: [{act: talked, requires: [{answered: {assisted: nobody}}]}]"
DAY = Length(amount=1, unit="days")


@given(PRESETS, st.data(), TERMS)
@settings(max_examples=40, deadline=None)
def test_term_is_what_was_wanted_and_can_go_back(
    preset: str, data: st.DataObject, wanted: TermSet
) -> None:
    draft = draft_of(preset)
    name = data.draw(st.sampled_from(sorted(draft.rules["terms"])))
    changed = read_again(with_term(draft, name, wanted))
    spec = changed.regulation.terms[name]
    assert (spec.amount, spec.unit, spec.roll) == (
        wanted.length.amount,
        wanted.length.unit,
        wanted.roll,
    )
    assert (spec.target, extended_of(spec)) == (wanted.target, wanted.extended)
    told = changed.rules["terms"][name].get("tells")
    back = with_term(changed, name, term_of(draft.regulation.terms[name]))
    left = difference(back)
    assert left == {} or (told and left == {"terms": {name: {"tells": told}}})


def test_time_for_remarks_is_written_only_where_it_is_another_one() -> None:
    draft = with_remarks_within(draft_of("provider"), Length(amount=10, unit="working_days"))
    assert difference(draft) == {
        "hearing": {"remarks_within": {"amount": 10, "unit": "working_days"}}
    }
    assert remarks_within(read_again(draft).regulation) == Length(amount=10, unit="working_days")
    assert difference(with_remarks_within(draft, REMARKS_WITHIN)) == {}
    assert remarks_within(draft_of("provider").regulation) == REMARKS_WITHIN


def test_limit_that_looks_back_and_term_of_aftercare_are_the_same_everywhere() -> None:
    draft = with_term(draft_of("provider"), "aftercare", TermSet(Length(amount=3, unit="months")))
    assert draft.regulation.aftercare.after == Length(amount=3, unit="months")
    back = with_aftercare(draft, Length(amount=2, unit="months"), "phone_preferred")
    assert difference(back) == {}
    awb = with_term(draft_of("awb"), "filing_limit", TermSet(Length(amount=2, unit="years")))
    assert awb.regulation.filing.limit == Length(amount=2, unit="years")


def test_term_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        with_term(draft_of("provider"), "ruling", TermSet(DAY))
    assert refused.value.code == "draft.unknown_term"


OFFICES = st.builds(OfficeSet, LENGTHS, st.integers(0, 2))
PANELS = st.builds(
    PanelSet,
    seats=st.fixed_dictionaries({"chair": st.integers(1, 2), "member": st.integers(0, 6)}),
    experts=st.lists(st.sampled_from(["lawyer", "mediator", "psychologist"]), unique=True),
    odd=st.booleans(),
    deputies=st.booleans(),
    pool=st.none() | st.integers(1, 9),
    office=st.none() | OFFICES,
)


@given(PANELS)
@settings(max_examples=30, deadline=None)
def test_committee_is_what_was_wanted_and_can_go_back(wanted: PanelSet) -> None:
    draft = draft_of("provider")
    changed = read_again(with_panel(draft, wanted))
    panel = changed.regulation.panel
    assert panel is not None
    found = panel_of(panel)
    assert dict(found.seats) == {seat: count for seat, count in wanted.seats.items() if count}
    assert set(found.experts) == set(wanted.experts)
    assert (found.odd, found.deputies, found.external) == (wanted.odd, wanted.deputies, [])
    assert (found.pool, found.office) == (wanted.pool, wanted.office)
    assert draft.regulation.panel is not None
    assert difference(with_panel(changed, panel_of(draft.regulation.panel))) == {}


def test_regulation_without_a_committee_has_none_to_change() -> None:
    with pytest.raises(Refusal) as refused:
        with_panel(draft_of("training"), PanelSet({"chair": 1}))
    assert refused.value.code == "draft.no_panel"


WAYS = ["portal", "post", "phone", "in_person", "email", "api"]
FILED = st.builds(
    FilingSet,
    st.lists(
        st.sampled_from(["complainant", "representative", "observer"]), min_size=1, unique=True
    ),
    st.lists(st.sampled_from(["named", "third_parties", "anonymous"]), min_size=1, unique=True),
    st.lists(st.sampled_from(WAYS), min_size=1, unique=True),
    st.none() | LENGTHS,
)


@given(PRESETS, FILED)
@settings(max_examples=30, deadline=None)
def test_filing_is_what_was_wanted_and_can_go_back(preset: str, wanted: FilingSet) -> None:
    draft = draft_of(preset)
    changed = read_again(with_filing(draft, wanted))
    filing = changed.regulation.filing
    assert set(filing.who) == set(wanted.who)
    assert set(filing.channels) == set(wanted.channels)
    assert set(filing.anonymity) == set(wanted.anonymity)
    assert filing.limit == wanted.limit
    assert all(word(changed, "nl", "codes", "channel", one) for one in filing.channels)
    assert difference(with_filing(changed, filing_of(draft.regulation.filing))) == {}


def test_nobody_left_to_file_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        with_filing(draft_of("provider"), FilingSet((), ("named",), ("portal",)))
    assert refused.value.code == "draft.nobody_files"


def test_question_can_go_come_back_and_be_required() -> None:
    draft = draft_of("provider")
    changed = read_again(with_questions(draft, ["prior_steps", "found_us"], ["found_us"]))
    assert questions_off(changed) == ("assisted",)
    assert difference(changed) == {
        "without": ["filing.questions.assisted"],
        "filing": {"questions": [{"name": "found_us", "required": True}]},
    }
    assert difference(with_questions(changed, ["prior_steps", "assisted", "found_us"], [])) == {}


def test_question_whose_answer_a_step_waits_for_stays() -> None:
    with pytest.raises(Refusal) as refused:
        with_questions(draft_of("provider", WAITS), [], [])
    assert refused.value.code == "draft.question_needed"


def test_code_is_added_with_its_words_and_can_go_again() -> None:
    draft = draft_of("provider")
    labels = {"nl": "Machtsmisbruik é", "en": "Abuse of power"}
    changed = read_again(with_code(draft, "category", labels))
    assert changed.regulation.code_lists["category"][-1] == "machtsmisbruik_e"
    assert word(changed, "en", "codes", "category", "machtsmisbruik_e") == "Abuse of power"
    twice = with_code(changed, "category", labels)
    assert twice.regulation.code_lists["category"][-1] == "machtsmisbruik_e_2"
    gone = without_code(changed, "category", "machtsmisbruik_e")
    assert difference(gone) == {}


def test_code_of_the_preset_is_taken_out_and_comes_back_where_it_was() -> None:
    draft = without_code(draft_of("provider"), "category", "stalking")
    assert taken_out(read_again(draft), "category") == ("stalking",)
    assert difference(code_again(draft, "category", "stalking")) == {}
    question = without_code(draft_of("provider"), "found_us", "colleague")
    assert difference(code_again(question, "found_us", "colleague")) == {}


def test_label_of_a_code_is_no_difference_when_it_is_the_presets() -> None:
    draft = with_labels(draft_of("provider"), "category", "bullying", {"nl": "Treiteren", "en": ""})
    assert draft.texts == {"nl": "codes:\n  category:\n    bullying: Treiteren\n"}
    assert is_own_word(draft, "nl", "codes", "category", "bullying")
    back = with_labels(draft, "category", "bullying", {"nl": "Pesten"})
    assert back.texts == {}


@pytest.mark.parametrize(
    ("name", "code", "used", "refusal"),
    [
        ("category", "bullying", ["bullying"], "draft.code_used"),
        ("outcome", "founded", [], "draft.list_fixed"),
        ("nothing", "founded", [], "draft.unknown_list"),
    ],
)
def test_code_that_must_stay_is_refused(
    name: str, code: str, used: list[str], refusal: str
) -> None:
    with pytest.raises(Refusal) as refused:
        without_code(draft_of("provider"), name, code, used=used)
    assert refused.value.code == refusal


def test_list_is_never_emptied_and_a_code_always_has_words() -> None:
    draft = draft_of("provider")
    *others, last = lists_of(draft)["category"]
    for code in others:
        draft = without_code(draft, "category", code)
    refusals = []
    changes: tuple[Callable[[], Manuscript], ...] = (
        lambda: without_code(draft, "category", last),
        lambda: with_code(draft, "category", {"nl": "Iets"}),
        lambda: with_code(draft, "ruling", {"nl": "Iets", "en": "Some"}),
        lambda: code_again(draft, "category", "unheard_of"),
    )
    for change in changes:
        with pytest.raises(Refusal) as refused:
            change()
        refusals.append(refused.value.code)
    assert refusals == [
        "draft.list_empty",
        "draft.code_unnamed",
        "draft.list_fixed",
        "draft.unknown_code",
    ]


def test_answer_that_a_step_waits_for_cannot_go() -> None:
    draft = draft_of("provider", WAITS)
    assert needed_codes(draft.regulation, "assisted") == {"nobody": "talked"}
    with pytest.raises(Refusal) as refused:
        without_code(draft, "assisted", "nobody")
    assert refused.value.code == "draft.code_needed"
    assert needed_codes(draft.regulation, "outcome")["inadmissible"] == "declined"


def test_retention_goes_back() -> None:
    draft = draft_of("provider")
    changed = with_retention(draft, Length(amount=18, unit="months"), "besluit van de directie")
    assert changed.regulation.retention.amount == 18
    before = draft.regulation.retention
    assert difference(with_retention(changed, before, before.source)) == {}


def test_words_fall_back_on_those_of_the_preset() -> None:
    draft = with_word(draft_of("provider"), "nl", ("letters", "admission", "subject"), "Wij gaan")
    assert word(draft, "nl", "letters", "admission", "subject") == "Wij gaan"
    assert word(draft, "en", "letters", "admission", "subject") == base_word(
        draft, "en", "letters", "admission", "subject"
    )
    assert with_word(draft, "nl", ("letters", "admission", "subject"), "").texts == {}
    assert word(draft, "nl", "letters", "unknown", "subject", default="-") == "-"


def test_own_paragraphs_come_and_go() -> None:
    draft = with_wording(draft_of("provider"), "nl", "scope", ["Ook voor vrijwilligers.", " "])
    assert draft.wording == {"nl": {"scope": ["Ook voor vrijwilligers."]}}
    assert with_wording(read_again(draft), "nl", "scope", [""]).wording == {}


def test_regulation_that_stands_alone_is_written_whole() -> None:
    draft = draft_of("provider")
    alone: Manuscript = opened(
        "regulation: own\n", {"nl": "title: Eigen\n"}, parents=str, parent_texts={}
    )
    changed = alone.placed(("version",), 2)
    assert changed.source == "regulation: own\nversion: 2\n"
    assert (alone.parent, alone.base_words) == ("", {})
    assert with_word(alone, "nl", ("title",), "").texts == {"nl": "title: ''\n"}
    assert not alone.is_own("version")
    assert draft.placed(("version",), 2).is_own("version")
