"""What the law asks of letters and steps is asked of every regulation that cites it."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest

from procedures import presets
from procedures.rules.documents import compose, data
from procedures.rules.language import Regulation, Texts
from procedures.rules.proofs import Subject
from procedures.rules.proofs.lawful import letters_lawful
from procedures.rules.proofs.sentences import Teller
from procedures.rules.reading import read_regulation, read_texts

Document = dict[str, Any]
ACKNOWLEDGED = "Wbk art. 2 lid 2; Directive (EU) 2019/1937 art. 9 lid 1 sub b"
FED_BACK = "Wbk art. 2 lid 2; Directive (EU) 2019/1937 art. 9 lid 1 sub f"


@cache
def document(name: str) -> Document:
    found: Document = data(compose(presets.source_of(name), "regulation.yaml"))
    return found


@cache
def words(name: str) -> Mapping[str, Texts]:
    texts = presets.texts_of(name)
    return {code: read_texts(text, file=code) for code, text in texts.items()}


def lacking(regulation: Regulation, texts: Mapping[str, Texts]) -> list[str]:
    return list(map(Teller("nl").told, letters_lawful(Subject(regulation, texts))))


def without(name: str, letter: str, part: str) -> list[str]:
    """What the law misses once the paragraphs of a Dutch letter that hold `part` are gone."""
    dutch = words(name)["nl"]
    written = dutch.letters[letter]
    kept = tuple(line for line in written.paragraphs if part not in line)
    assert len(kept) < len(written.paragraphs), (letter, part)
    letters = {**dutch.letters, letter: written.model_copy(update={"paragraphs": kept})}
    changed = {**words(name), "nl": dutch.model_copy(update={"letters": letters})}
    return lacking(read_regulation(presets.source_of(name)), changed)


@pytest.mark.parametrize("name", presets.names())
def test_every_regulation_we_ship_says_what_its_laws_ask(name: str) -> None:
    assert lacking(read_regulation(presets.source_of(name)), words(name)) == []


@pytest.mark.parametrize(
    ("name", "letter", "part", "law"),
    [
        ("awb", "refusal", "ombudsman", "Awb art. 9:8 lid 3"),
        ("awb", "decision", "{outcome}", "Awb art. 9:12 lid 1"),
        ("awb", "decision", "{findings}", "Awb art. 9:12 lid 1"),
        ("awb", "decision", "ombudsman", "Awb art. 9:12 lid 2"),
        ("awb", "extension", "{extended_to}", "elke regeling"),
        ("awb", "hearing_invitation", "{answer_by}", "elke regeling"),
        ("awb-committee", "acknowledgement", "klachtencommissie", "Awb art. 9:15 lid 1"),
        ("awb-committee", "advice_to_employer", "{enclosed}", "Awb art. 9:15 lid 4"),
        ("awb-committee", "decision", "{departure_reasons}", "Awb art. 9:16"),
        ("awb-committee", "decision", "{enclosed}", "Awb art. 9:16"),
        ("awb-committee", "decision", "ombudsman", "Awb art. 9:12 lid 2"),
        ("wkkgz", "decision", "{outcome}", "Wkkgz art. 17 lid 1"),
        ("wkkgz", "decision", "{findings}", "Wkkgz art. 17 lid 1"),
        ("wkkgz", "decision", "{decisions}", "Wkkgz art. 17 lid 1"),
        ("wkkgz", "decision", "{measures}", "Wkkgz art. 17 lid 1"),
        ("wkkgz", "decision", "geschilleninstantie", "Wkkgz art. 18 lid 5"),
        ("wkkgz", "refusal", "geschilleninstantie", "Wkkgz art. 18 lid 5"),
        ("wkkgz", "extension", "{extended_to}", "elke regeling"),
        ("wbk", "acknowledgement", "{received_on}", ACKNOWLEDGED),
        ("wbk", "acknowledgement", "{due.feedback}", ACKNOWLEDGED),
        ("wbk", "acknowledgement", "Nucleaire Veiligheid", ACKNOWLEDGED),
        ("wbk", "feedback", "{assessment}", FED_BACK),
        ("wbk", "feedback", "{follow_up}", FED_BACK),
        ("wbk", "refusal", "{reasons}", FED_BACK),
        ("wbk", "refusal", "Nucleaire Veiligheid", FED_BACK),
        ("wbk", "handover", "{reasons}", FED_BACK),
        ("wbk", "notice_to_respondent", "{subject}", "Directive (EU) 2019/1937 art. 22 lid 1"),
        ("bestuursdecreet", "decision", "ombudsdienst", "Bestuursdecreet art. II.85"),
        ("bestuursdecreet", "refusal", "ombudsdienst", "Bestuursdecreet art. II.85"),
        ("be-psychosocial-individual", "decision", "{reasons}", "Codex art. I.3-29"),
        ("be-psychosocial-collective", "decision", "{reasons}", "Codex art. I.3-29"),
        ("szw", "decision", "ombudsman", "Awb art. 9:12 lid 2"),
        ("szw", "acknowledgement", "ommissie", "Awb art. 9:15 lid 1"),
        ("adv", "refusal", "{reasons}", "elke regeling"),
        ("welfare", "decision", "{outcome}", "elke regeling"),
        ("training", "extension", "{extended_to}", "elke regeling"),
        ("provider", "refusal", "{reasons}", "elke regeling"),
        ("provider", "decision", "{departure_reasons}", "elke regeling"),
    ],
)
def test_letter_without_what_a_law_asks_is_found_with_its_article(
    name: str, letter: str, part: str, law: str
) -> None:
    found = without(name, letter, part)
    assert any(f"({law})" in sentence for sentence in found)
    assert all(sentence.startswith(f"texts/nl.yaml, brief '{letter}'") for sentence in found)


def test_last_day_to_go_to_the_ombudsman_is_asked_beside_the_ombudsman() -> None:
    dutch = words("awb")["nl"]
    written = dutch.letters["decision"]
    vague = tuple(
        line.replace("{due.ombudsman_window}", "volgend jaar") for line in written.paragraphs
    )
    letters = {**dutch.letters, "decision": written.model_copy(update={"paragraphs": vague})}
    changed = {**words("awb"), "nl": dutch.model_copy(update={"letters": letters})}
    found = lacking(read_regulation(presets.source_of("awb")), changed)
    assert {sentence.split(" zegt niet ")[1] for sentence in found} == {
        "waar iemand verder kan, en tot wanneer (Awb art. 9:12 lid 2)."
    }


def changed(name: str, act: str, change: Callable[[Document], object]) -> list[str]:
    source = document(name)
    steps = [{**step} for step in source["steps"]]
    step = next(step for step in steps if step["act"] == act)
    change(step)
    return lacking(Regulation.model_validate({**source, "steps": steps}), words(name))


def undated(step: Document) -> None:
    step["fields"] = [
        {key: value for key, value in field.items() if key != "dated"} for field in step["fields"]
    ]


def test_measures_without_a_day_are_found_under_the_wkkgz_only() -> None:
    assert changed("wkkgz", "decision_notified", undated) == [
        (
            "Stap 'decision_notified' legt 'measures' met de dag erbij ('dated') niet vast"
            " (Wkkgz art. 17 lid 1)."
        )
    ]
    assert changed("awb", "decision_notified", undated) == []


def test_advice_that_does_not_go_along_is_found() -> None:
    def loosen(step: Document) -> None:
        step["letters"] = [
            {key: value for key, value in letter.items() if key != "encloses"}
            for letter in step["letters"]
        ]

    found = changed("awb-committee", "decision_notified", loosen)
    assert len(found) == 2 * len(words("awb-committee"))
    assert all(sentence.endswith("(Awb art. 9:16).") for sentence in found)


def whole(change: Callable[[Document], object]) -> list[str]:
    """What is lacking in a procedure for reports of wrongdoing after a change of its document."""
    found: Document = data(compose(presets.source_of("wbk"), "regulation.yaml"))
    change(found)
    return lacking(Regulation.model_validate(found), words("wbk"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda one: one["terms"]["acknowledge"].update(amount=8), "binnen 7 dagen"),
        (lambda one: one["terms"].pop("acknowledge"), "binnen 7 dagen"),
        (lambda one: one["terms"]["feedback"].update(amount=4), "binnen 3 maanden"),
        (lambda one: one["terms"]["feedback"].update({"from": "admitted"}), "binnen 3 maanden"),
        (lambda one: one["terms"]["feedback"].update(consent_postpones="x"), "niet langer"),
        (lambda one: one["terms"]["feedback"].pop("fallback"), "vanaf 7 dagen na de melding"),
        (lambda one: one["filing"].update(anonymity=["named"]), "blijft geheim"),
        (lambda one: one["filing"].update(channels=["portal"]), "schriftelijk en mondeling"),
        (lambda one: one["next_steps"].pop(1), "'acm' ontbreekt"),
        (lambda one: one["steps"][0].pop("visible_to"), "toont de melding aan de beklaagde"),
        (lambda one: one["steps"][2].pop("letters"), "krijgt het verslag niet"),
    ],
)
def test_procedure_that_does_not_protect_reporters_is_found(
    change: Callable[[Document], object], sentence: str
) -> None:
    found = whole(change)
    assert [sentence in one for one in found] == [True]


def test_person_who_assesses_without_declaring_to_be_impartial_is_found() -> None:
    def loosen(step: Document) -> None:
        step["fields"] = [one for one in step["fields"] if one["name"] != "no_conflict"]

    sentence = "Stap 'concluded' legt 'no_conflict' niet vast (Directive (EU) 2019/1937 art. 9"
    assert [one.startswith(sentence) for one in changed("wbk", "concluded", loosen)] == [True]


def test_laws_that_a_regulation_does_not_cite_ask_nothing_of_it() -> None:
    found: Document = data(compose(presets.source_of("training"), "regulation.yaml"))
    assert lacking(Regulation.model_validate(found), words("training")) == []
    cites = {**found, "terms": {**found["terms"]}}
    cites["terms"]["react"] = {**found["terms"]["react"], "source": "Awb art. 9:11 lid 1"}
    sentences = lacking(Regulation.model_validate(cites), words("training"))
    assert {one.rsplit("(", 1)[1] for one in sentences} == {
        "Awb art. 9:8 lid 3).",
        "Awb art. 9:12 lid 1).",
        "Awb art. 9:12 lid 2).",
    }


def test_feedback_that_is_only_in_the_portal_is_found() -> None:
    assert changed("wbk", "feedback_given", lambda step: step.pop("letters")) == [
        f"Stap 'feedback_given' stuurt geen brief aan 'complainant' ({FED_BACK})."
    ]


def test_handing_a_report_over_without_consent_is_found() -> None:
    def loosen(step: Document) -> None:
        step["fields"] = [one for one in step["fields"] if one["type"] != "flag"]

    laws = {one.rsplit("art. ", 1)[1] for one in changed("wbk", "handed_over", loosen)}
    assert laws == {"9 lid 1 sub c).", "16 lid 1)."}
