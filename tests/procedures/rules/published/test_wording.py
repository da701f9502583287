"""The client's own words between the articles: they survive, and none is ever lost."""

from procedures.rules.language import Regulation
from procedures.rules.published import Article, articles, lost_wording, title_of
from tests.factories.published import regulation_of, words_of

REGULATION, TEXTS = regulation_of("provider"), words_of("provider", "nl")
WORDING = {"filing": ["Een klacht kan ook bij de balie."], "committee": ["Eén lid is een vrouw."]}


def published(regulation: Regulation, wording: dict[str, list[str]]) -> dict[str, Article]:
    found = articles(regulation, TEXTS, language="nl", wording=wording)
    return {one.key: one for one in found}


def own(article: Article) -> list[tuple[int, str]]:
    return [(one.number, one.text) for one in article.paragraphs if one.own]


def without_committee() -> Regulation:
    kinds = {"appoint", "release", "note"}
    steps = tuple(step for step in REGULATION.steps if step.kind not in kinds)
    return REGULATION.model_copy(update={"panel": None, "steps": steps, "version": 2})


def test_own_words_stand_last_in_their_article_and_are_numbered_on() -> None:
    found = published(REGULATION, WORDING)
    bare = published(REGULATION, {})
    count = len(bare["filing"].paragraphs)
    assert own(found["filing"]) == [(count + 1, "Een klacht kan ook bij de balie.")]
    assert own(found["decision"]) == []
    assert list(found) == list(bare)


def test_own_words_survive_a_version_that_changes_the_rules_around_them() -> None:
    decide = REGULATION.terms["advice"].model_copy(update={"amount": 10})
    changed = REGULATION.model_copy(
        update={"version": 2, "terms": {**REGULATION.terms, "advice": decide}}
    )
    assert own(published(changed, WORDING)["filing"]) == own(
        published(REGULATION, WORDING)["filing"]
    )


def test_own_words_of_an_article_that_is_gone_are_kept_at_the_end_and_reported() -> None:
    found = published(without_committee(), WORDING)
    assert "committee" not in found
    assert list(found)[-1] == "own"
    assert own(found["own"]) == [(1, "Stond eerder bij ‘De commissie’: Eén lid is een vrouw.")]
    assert lost_wording(without_committee(), TEXTS, WORDING) == ("committee",)
    assert lost_wording(REGULATION, TEXTS, WORDING) == ()


def test_own_words_under_a_key_that_never_was_are_kept_too() -> None:
    found = published(REGULATION, {"parking": ["Parkeren is gratis."]})
    assert own(found["own"]) == [(1, "Stond eerder bij ‘parking’: Parkeren is gratis.")]
    assert title_of("parking", "nl") == "parking"


def test_own_words_may_have_an_article_of_their_own() -> None:
    found = published(REGULATION, {"own": ["Dit geldt ook.", "  "], "filing": [""]})
    assert own(found["own"]) == [(1, "Dit geldt ook.")]
    assert own(found["filing"]) == []
    assert lost_wording(REGULATION, TEXTS, ["own"]) == ()


def test_own_words_are_kept_as_written() -> None:
    written = "Zie [[committee]] en {client} <b>hier</b>."
    assert own(published(REGULATION, {"filing": [written]})["filing"])[0][1] == written
