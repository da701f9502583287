from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kernel.errors import Refusal
from procedures import presets
from procedures.rules.filing import Filed, PersonNamed, check_filing, hides_name
from procedures.rules.language import Question
from procedures.rules.reading import read_regulation

PROVIDER = read_regulation(presets.source_of("provider"))
TODAY = date(2026, 3, 24)
FILED = Filed(
    story="Mijn chef schreeuwt elke dag.",
    received_at=datetime(2026, 3, 24, 9, tzinfo=UTC),
    channel="portal",
    complainant=PersonNamed("Anna"),
    categories=("bullying",),
)


def _refused(filed: Filed) -> tuple[str, object]:
    with pytest.raises(Refusal) as refused:
        check_filing(filed, PROVIDER, TODAY)
    return refused.value.code, refused.value.facts["field"]


def test_complete_filing_is_taken() -> None:
    check_filing(FILED, PROVIDER, TODAY)
    check_filing(replace(FILED, happened_on=TODAY), PROVIDER, TODAY)


def test_anonymous_filing_needs_no_name() -> None:
    check_filing(replace(FILED, anonymous=True, complainant=PersonNamed()), PROVIDER, TODAY)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        (replace(FILED, story="  "), ("filing.story", "story")),
        (replace(FILED, happened_on=date(2026, 3, 25)), ("filing.future", "happened_on")),
        (replace(FILED, channel="duif"), ("filing.channel", "channel")),
        (replace(FILED, complainant=PersonNamed(" ")), ("filing.name", "name")),
        (replace(FILED, categories=("ruzie",)), ("filing.code", "category")),
        (replace(FILED, grounds=("ruzie",)), ("filing.code", "ground")),
        (replace(FILED, answers={"assisted": "buurman"}), ("filing.question", "assisted")),
    ],
)
def test_what_is_not_right_is_named_by_field(changed: Filed, refusal: tuple[str, str]) -> None:
    assert _refused(changed) == refusal


def test_regulation_without_anonymity_says_what_to_do() -> None:
    filing = PROVIDER.filing.model_copy(update={"anonymity": ("named",)})
    regulation = PROVIDER.model_copy(update={"filing": filing})
    with pytest.raises(Refusal) as refused:
        check_filing(replace(FILED, anonymous=True), regulation, TODAY)
    assert refused.value.code == "filing.anonymity"


def test_required_question_must_be_answered() -> None:
    question = Question(name="prior_contact", options=("yes", "no"), required=True)
    filing = PROVIDER.filing.model_copy(update={"questions": (question,)})
    regulation = PROVIDER.model_copy(update={"filing": filing})
    with pytest.raises(Refusal) as refused:
        check_filing(FILED, regulation, TODAY)
    assert refused.value.facts["field"] == "prior_contact"
    check_filing(replace(FILED, answers={"prior_contact": "no"}), regulation, TODAY)


def test_filing_by_name_is_hidden_where_the_regulation_knows_only_that() -> None:
    secret = PROVIDER.filing.model_copy(update={"anonymity": ("third_parties", "anonymous")})
    check_filing(FILED, PROVIDER.model_copy(update={"filing": secret}), TODAY)
    assert (hides_name(FILED, secret), hides_name(FILED, PROVIDER.filing)) == (True, False)
    assert hides_name(replace(FILED, anonymous=True), secret) is False
    either = PROVIDER.filing.model_copy(update={"anonymity": ("named", "third_parties")})
    asked = replace(FILED, hidden=True)
    assert (hides_name(FILED, either), hides_name(asked, either)) == (False, True)
