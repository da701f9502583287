import pytest
from django.template import Context, Template
from django.utils import translation

from procedures.queries.regulations import language_of, texts_of
from tests.factories import cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_acme")]
PAGE = Template("{% load tongue %}<p{% words_in adopted %}>{% told_in_other_words adopted %}</p>")


@pytest.mark.parametrize(
    ("spoken", "marked"), [("nl", "<p>"), ("en", "<p>"), ("ar", '<p lang="nl" dir="ltr">')]
)
def test_words_are_marked_where_the_regulation_has_no_words_of_the_reader(
    spoken: str, marked: str
) -> None:
    adopted = cases.regulation("provider")
    with translation.override(spoken):
        html = PAGE.render(Context({"adopted": adopted}))
    assert (html.startswith(marked), html == "<p></p>") == (True, spoken != "ar")


def test_words_fall_back_to_the_first_language_of_the_regulation() -> None:
    adopted = cases.regulation("provider")
    adopted.refresh_from_db()
    assert [language_of(adopted, one) for one in ("en", "pl")] == ["en", "nl"]
    assert texts_of(adopted, "pl") == texts_of(adopted, "nl")


def test_page_without_a_regulation_says_nothing() -> None:
    assert PAGE.render(Context({})) == "<p></p>"
