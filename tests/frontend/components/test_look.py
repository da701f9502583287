import pytest
from django.template import Context
from django.test import RequestFactory
from django.utils.translation import override

from frontend.templatetags.look import current_mark, in_sentence, listed


@pytest.mark.parametrize(("language", "written"), [("nl", "secretariaat"), ("de", "Secretariaat")])
def test_name_within_a_sentence_is_small_but_in_german(language: str, written: str) -> None:
    with override(language):
        assert in_sentence("Secretariaat") == written


@pytest.mark.parametrize(("language", "written"), [("nl", "a, b"), ("ar", "a، b")])
def test_names_one_after_the_other_have_the_comma_of_the_language(
    language: str, written: str
) -> None:
    with override(language):
        assert listed(["a", "b"]) == written


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ("/zaken/1/mensen/", ' aria-current="page"'),
        ("/zaken/1/codes/2/", ' aria-current="true"'),
        ("/zaken/1/codeslot/", ""),
    ],
)
def test_part_is_marked_on_the_pages_beside_it_that_belong_to_it(path: str, mark: str) -> None:
    context = Context({"request": RequestFactory().get(path)})
    assert current_mark(context, "/zaken/1/mensen/", also="bijstand codes") == mark
