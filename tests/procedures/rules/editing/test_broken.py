import re

import pytest

from procedures import presets
from procedures.rules.editing.broken import Broken, Mend, broken
from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.names import Names
from procedures.rules.editing.steps import acts_of, switched_off, with_letters
from procedures.rules.editing.words import with_word
from procedures.rules.proofs import Obligation, obligations
from procedures.rules.proofs.subject import failed
from procedures.rules.reading import read_texts
from procedures.rules.words import whole_words
from tests.procedures.rules.editing.drafts import draft_of

DECLINED = "Klacht niet ontvankelijk verklaard"
YAML = re.compile(r"'|texts/|\.yaml|\b[a-z]+_[a-z_]+\b(?!\})|waits_for|open_to")
"""What only somebody who writes YAML would know."""


def told(draft: Manuscript, language: str = "nl") -> tuple[Broken, ...]:
    inherited = presets.texts_of(draft.parent)
    texts = whole_words(draft.regulation, draft.texts, inherited)
    words = {code: read_texts(text, file=code) for code, text in texts.items()}
    return broken(obligations(draft.regulation, words), Names(draft, language))


def sentences(draft: Manuscript) -> list[str]:
    return [one.sentence for one in told(draft)]


def test_proven_draft_has_nothing_to_mend() -> None:
    assert told(draft_of("provider")) == ()


def test_hearing_that_is_switched_off_is_told_with_where_to_mend_it() -> None:
    found = told(switched_off(draft_of("provider"), ["heard"]))
    assert [one.sentence for one in found] == ["Er is geen stap waarin iemand wordt gehoord."]
    assert found[0].mends == (Mend("steps"),)


def test_letter_that_is_taken_away_is_told_by_the_name_of_its_step() -> None:
    found = told(with_letters(draft_of("provider"), "declined", []))
    assert [one.sentence for one in found] == [
        f"Stap ‘{DECLINED}’ is een beslissing, maar niemand krijgt er een brief van.",
        f"Stap ‘{DECLINED}’ stuurt geen brief aan ‘Klager’ (elke regeling).",
    ]
    assert found[0].mends == (Mend("step", "declined"),)


def test_step_that_waits_for_one_that_is_gone_can_be_mended_at_both() -> None:
    found = told(switched_off(draft_of("provider"), ["appointed"]))
    assert found[0].sentence.endswith(
        "wacht op een stap die er niet is: ‘Commissielid of deskundige benoemd’."
    )
    assert found[0].mends == (Mend("step", "released"), Mend("step", "appointed"))


def test_shortest_walk_is_told_in_the_words_of_the_regulation() -> None:
    draft = draft_of("provider").placed(("terms", "advice", "lapses"), [])
    walks = [" → ".join(one.walk) for one in told(draft) if one.walk]
    assert "Klacht ontvangen → Naar tevredenheid opgelost" in walks


def test_walk_tells_whose_side_it_was_and_that_nobody_answered() -> None:
    walk = ("received", "heard (complainant)", "(respondent: silent)", "?!")
    wrong = Obligation("both_sides_heard", (failed("judged_unheard", walk, step="advised"),))
    dutch, german = (
        broken([wrong], Names(draft_of("provider"), language))[0] for language in ("nl", "de")
    )
    assert dutch.walk == (
        "Klacht ontvangen",
        "Hoorgesprek gehouden (klager)",
        "Beklaagde: geen antwoord op de uitnodiging",
        "?!",
    )
    assert german.walk[:1] == ("Beschwerde erhalten",)
    assert german.sentence.startswith("Schritt „")
    assert german.mends == dutch.mends == (Mend("step", "advised"),)


def test_placeholder_that_does_not_exist_is_shown_as_it_is_written() -> None:
    at = ("letters", "admission", "paragraphs")
    draft = with_word(draft_of("provider"), "nl", at, ["Dag {naam}, u bent {due.never}."])
    assert sentences(draft) == [
        "Brief ‘Wij gaan uw klacht … onderzoeken’: {due.never} bestaat niet (Nederlands).",
        "Brief ‘Wij gaan uw klacht … onderzoeken’: {naam} bestaat niet (Nederlands).",
    ]


@pytest.mark.parametrize("name", presets.names())
def test_whatever_step_is_switched_off_is_told_without_a_word_of_yaml(name: str) -> None:
    draft = draft_of(name)
    for act in acts_of(draft.rules):
        for one in told(switched_off(draft, [act])):
            words = [one.sentence, *one.walk]
            assert [word for word in words if YAML.search(word)] == [], act
            assert one.mends
