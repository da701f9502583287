"""Whoever may react has the time to do so: the guard `waited`, and the proof that asks for it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from yaml import safe_dump

from procedures import presets
from procedures.rules.documents import compose, data
from procedures.rules.guards import Standing, unmet
from procedures.rules.language import Regulation, Texts
from procedures.rules.mutating import trials
from procedures.rules.proofs import Obligation, obligations
from procedures.rules.proofs.sentences import Teller
from procedures.rules.reading import read_texts
from procedures.rules.walk import Taken, walk

Document = dict[str, Any]
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
DRAFT: Document = {
    "act": "draft_shown",
    "kind": "draft",
    "from": ["investigation"],
    "by": ["chair"],
    "source": "SZW 2009 art. 9 lid 1",
    "requires": [
        {"holds": "both_sides_heard"},
        {"holds": "panel_complete"},
        {"holds": "respondent_informed"},
    ],
    "fields": [{"name": "draft", "type": "text"}],
    "letters": [
        {"letter": "panel_notice", "to": "complainant"},
        {"letter": "panel_notice", "to": "respondent"},
    ],
}
VIEWS: Document = {
    "act": "views_given",
    "kind": "view",
    "from": ["investigation"],
    "by": ["complainant", "respondent", "secretariat"],
    "repeats": True,
    "requires": [{"taken": "draft_shown"}],
    "fields": [{"name": "side", "type": "side"}, {"name": "view", "type": "text"}],
}
TERM: Document = {
    "from": "draft_shown",
    "ends": ["views_given"],
    "amount": 2,
    "unit": "weeks",
    "per": ["complainant", "respondent"],
    "source": "own regulation",
}
Change = Callable[[Document], object]


def unchanged(_document: Document) -> None: ...


def advised(document: Document) -> Document:
    return next(one for one in document["steps"] if one["act"] == "advised")


def without(guard: Document) -> Change:
    return lambda document: advised(document)["requires"].remove(guard)


def with_views(change: Change = unchanged) -> Regulation:
    """The provider's regulation, with a draft that both sides may react to."""
    document = data(compose(presets.source_of("provider"), "regulation.yaml"))
    place = document["steps"].index(advised(document))
    document["steps"][place:place] = [dict(DRAFT), dict(VIEWS)]
    advised(document)["requires"] += [{"taken": "draft_shown"}, {"waited": "views"}]
    document["terms"]["views"] = {**TERM, "lapses": document["terms"]["answer"]["lapses"]}
    change(document)
    return Regulation.model_validate(document)


@cache
def words() -> dict[str, Texts]:
    found = {}
    for code, text in presets.texts_of("provider").items():
        texts = read_texts(text, file=code)
        added = {"draft_shown": "Concept", "views_given": "Reactie"}
        terms = {"views_complainant": "Reageren", "views_respondent": "Reageren"}
        found[code] = texts.model_copy(
            update={
                "acts": {**texts.acts, **added},
                "terms": {**texts.terms, **terms},
                "fields": {**texts.fields, "draft": "Concept", "view": "Reactie"},
            }
        )
    return found


def failed(change: Change = unchanged) -> dict[str, Obligation]:
    found = obligations(with_views(change), words())
    return {one.name: one for one in found if not one.holds}


def standing(today: date, *views: tuple[str, int]) -> Standing:
    acts = [Taken("draft_shown", "draft", MONDAY)]
    acts += [
        Taken("views_given", "view", MONDAY + timedelta(days=day), {"side": side})
        for side, day in views
    ]
    return Standing(with_views(), walk(with_views(), acts), today)


def waiting(case: Standing) -> list[tuple[str, object]]:
    step = case.regulation.step("advised")
    assert step is not None
    refusals = [one for one in unmet(step, case) if one.code == "guard.waited"]
    return [(one.code, one.facts["terms"]) for one in refusals]


def test_step_waits_until_the_last_day_to_react_has_passed() -> None:
    both = ("views_complainant", "views_respondent")
    assert waiting(standing(date(2026, 3, 16))) == [("guard.waited", both)]
    assert waiting(standing(date(2026, 3, 17))) == []


def test_step_need_not_wait_for_who_has_reacted() -> None:
    one = standing(date(2026, 3, 5), ("complainant", 1))
    assert waiting(one) == [("guard.waited", ("views_respondent",))]
    assert waiting(standing(date(2026, 3, 5), ("complainant", 1), ("respondent", 3))) == []


def test_step_need_not_wait_for_a_term_that_never_started() -> None:
    regulation = with_views()
    assert waiting(Standing(regulation, walk(regulation, []), date(2026, 3, 2))) == []


def test_regulation_that_waits_for_views_is_proven() -> None:
    assert failed() == {}


@pytest.mark.parametrize(
    ("guard", "sentence"),
    [
        (
            {"waited": "views"},
            (
                "Stap 'advised' kan al terwijl termijn 'views' nog loopt, waarin iemand mag"
                " reageren ('waited')."
            ),
        ),
        ({"taken": "draft_shown"}, "Stap 'advised' oordeelt voordat stap 'draft_shown' is gezet."),
    ],
)
def test_judging_before_views_is_shown_by_a_walk(guard: Document, sentence: str) -> None:
    found = failed(without(guard))
    assert list(found) == ["views_awaited"]
    failure = found["views_awaited"].failures[0]
    assert (Teller("nl").told(failure), failure.walk[-1]) == (sentence, "advised")


def test_draft_of_the_house_itself_may_be_left_out() -> None:
    def change(document: Document) -> None:
        without({"taken": "draft_shown"})(document)
        next(one for one in document["steps"] if one["act"] == "draft_shown")["source"] = (
            "own regulation"
        )

    assert failed(change) == {}


def test_draft_before_hearing_or_without_the_whole_committee_is_found() -> None:
    def change(guard: str) -> Change:
        def drop(document: Document) -> None:
            step = next(one for one in document["steps"] if one["act"] == "draft_shown")
            step["requires"] = [one for one in step["requires"] if one["holds"] != guard]

        return drop

    assert list(failed(change("both_sides_heard"))) == ["both_sides_heard"]
    assert list(failed(change("panel_complete"))) == ["committee_complete"]


def test_waiting_for_an_unknown_term_is_named() -> None:
    found = failed(lambda document: advised(document)["requires"].append({"waited": "viewing"}))
    assert found["names_exist"].mistakes == (
        "Stap 'advised' wacht op de onbekende termijn 'viewing'.",
    )


def test_admitting_and_declining_ask_for_the_committee_both_or_neither() -> None:
    def change(*acts: str) -> Change:
        def ask(document: Document) -> None:
            for one in document["steps"]:
                if one["act"] in acts:
                    one["requires"] = [*one["requires"], {"holds": "panel_complete"}]

        return ask

    assert failed(change("admitted", "declined")) == {}
    assert failed(change("admitted"))["committee_complete"].mistakes == (
        "Stap 'declined' kan met een onvolledige commissie.",
    )


def test_lost_waiting_is_never_explained_away() -> None:
    def change(document: Document) -> None:
        advised(document)["requires"].append({"waited": "admissibility"})

    document = with_views(change).model_dump(by_alias=True, mode="json", exclude_none=True)
    texts = {code: safe_dump(one.model_dump(mode="json")) for code, one in words().items()}
    found = trials(safe_dump(document, sort_keys=False), texts, kinds={"guard"})
    lost = [one for one in found if "admissibility" in one.mutation.what]
    assert [(one.verdict, one.because) for one in lost] == [("survived", "no proof notices it")]
