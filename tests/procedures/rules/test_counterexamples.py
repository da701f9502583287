"""A failed obligation comes with a shortest walk that shows it."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from procedures import presets
from procedures.rules.documents import compose, data
from procedures.rules.exploring import explore, system_of
from procedures.rules.language import Regulation, Texts
from procedures.rules.proofs import Obligation, obligations
from procedures.rules.reading import read_texts

Document = dict[str, Any]
WALK_IN = ("received", "acknowledged", "admitted")


@cache
def words() -> dict[str, Texts]:
    texts = presets.texts_of("provider")
    return {code: read_texts(text, file=code) for code, text in texts.items()}


def broken(change: Callable[[Document], object]) -> dict[str, Obligation]:
    document = data(compose(presets.source_of("provider"), "regulation.yaml"))
    change(document)
    found = obligations(Regulation.model_validate(document), words())
    return {one.name: one for one in found if not one.holds}


def step(document: Document, act: str) -> Document:
    return next(one for one in document["steps"] if one["act"] == act)


def without_guard(act: str, guard: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        one = step(document, act)
        one["requires"] = [asked for asked in one["requires"] if guard not in asked.values()]

    return change


@pytest.mark.parametrize(
    ("change", "obligation", "walk"),
    [
        (
            without_guard("advised", "both_sides_heard"),
            "both_sides_heard",
            (*WALK_IN, "respondent_informed", "appointed", "advised"),
        ),
        (
            without_guard("invited", "panel_complete"),
            "committee_complete",
            (*WALK_IN, "respondent_informed", "invited (complainant)"),
        ),
        (
            without_guard("waived", "respondent_informed"),
            "informed_first",
            (*WALK_IN, "waived (respondent)"),
        ),
        (
            without_guard("mediation_started", "named"),
            "anonymity_kept",
            (),
        ),
        (
            without_guard("mediated", "mediation_started"),
            "decision_follows",
            (*WALK_IN, "mediated"),
        ),
        (
            without_guard("mediated", "mediation_ended"),
            "decision_follows",
            (*WALK_IN, "respondent_informed", "mediation_started", "mediation_ended", "mediated"),
        ),
        (
            lambda document: document["terms"]["advice"].update(lapses=["ended"]),
            "terms_run",
            (),
        ),
        (
            lambda document: document["terms"]["advice"].update(lapses=["aftercare_done"]),
            "terms_end",
            ("received", "settled"),
        ),
        (
            lambda document: document["terms"]["answer"].update(lapses=["closed", "track_changed"]),
            "terms_can_be_met",
            (*WALK_IN, "respondent_informed", "appointed", "heard (complainant)",
             "heard (respondent)", "advised"),
        ),
        (
            lambda document: document["states"]["decision"].pop("open_to"),
            "someone_acts",
            (*WALK_IN, "respondent_informed", "appointed", "heard (complainant)",
             "heard (respondent)", "advised", "decision_extended"),
        ),
        (
            lambda document: step(document, "settled").pop("outcome"),
            "register_filled",
            ("received", "settled"),
        ),
        (
            without_guard("closed", "decided"),
            "",
            (),
        ),
        (
            lambda document: step(document, "decided")["requires"].append(
                {"not_taken": "respondent_informed"}
            ),
            "all_left",
            (*WALK_IN, "respondent_informed", "appointed", "heard (complainant)",
             "heard (respondent)", "advised"),
        ),
    ],
)  # fmt: skip
def test_broken_regulation_shows_a_shortest_walk(
    change: Callable[[Document], object], obligation: str, walk: tuple[str, ...]
) -> None:
    found = broken(change)
    if not obligation:
        assert found == {}
        return
    assert found[obligation].failures[0].walk == walk


def test_statutes_own_exception_needs_its_article_and_is_then_proven() -> None:
    def change(document: Document, source: str | None) -> None:
        unless = {"side": "complainant", "taken": "talked"} | ({"source": source} if source else {})
        guard = next(
            one for one in step(document, "advised")["requires"]
            if one["holds"] == "both_sides_heard"
        )  # fmt: skip
        guard["unless"] = [unless]

    # Who is not heard must be told so; the talk of this regulation has no letter.
    assert list(broken(lambda document: change(document, "Awb art. 9:10 lid 2"))) == [
        "letters_follow"
    ]
    found = broken(lambda document: change(document, None))
    assert list(found) == ["both_sides_heard", "letters_follow"]
    assert "noemt daarvoor geen wetsartikel" in found["both_sides_heard"].mistakes[0]


def test_name_is_told_to_others_only_with_the_complainants_yes() -> None:
    found = broken(lambda document: step(document, "talked").update(reveals=True))
    assert list(found) == ["acts_record"]
    assert found["acts_record"].mistakes == (
        "Stap 'talked' maakt de naam van de klager bekend zonder dat die instemt.",
    )


def test_nobody_becomes_known_to_others_without_knowing_that_beforehand() -> None:
    consent = {"name": "complainant_consents", "type": "flag"}

    def change(document: Document, asked: list[Document]) -> None:
        step(document, "talked")["fields"].append(consent)
        step(document, "talked")["reveals"] = True
        step(document, "respondent_informed")["requires"].extend(asked)
        document["filing"]["anonymity"] = ["named", "third_parties"]
        document["filing"]["blocks"] = {"third_parties": ["respondent_informed", "heard"]}

    found = broken(lambda document: change(document, []))["anonymity_kept"]
    assert found.failures[0].walk == (*WALK_IN, "respondent_informed")
    assert "anonymity_kept" not in broken(lambda document: change(document, [{"taken": "talked"}]))


def test_consent_that_may_be_left_out_is_no_consent() -> None:
    def change(document: Document) -> None:
        step(document, "talked")["fields"].append(
            {"name": "complainant_consents", "type": "flag", "required": False}
        )

    assert broken(change)["acts_record"].mistakes == (
        "Stap 'talked' gaat door zonder 'complainant_consents'.",
    )


def test_wrong_names_are_mended_before_anything_is_walked() -> None:
    found = broken(lambda document: step(document, "admitted").update(to="nergens"))
    assert found["names_exist"].mistakes == (
        "Stap 'admitted' noemt de onbekende toestand 'nergens'.",
    )
    assert (found["all_left"].examined, found["all_left"].failures) == (False, ())


def test_number_of_situations_stays_small() -> None:
    for name in presets.names():
        regulation = Regulation.model_validate(data(compose(presets.source_of(name), name)))
        assert len(explore(system_of(regulation)).ways) < 20_000
