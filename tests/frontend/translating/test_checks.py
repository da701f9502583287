import pytest

from frontend.messages import Message
from frontend.translating.checks import problems
from frontend.translating.plurals import PLURALS, plurals_of

PIECES = ("%(name)s heeft %(n)s stuk", "%(name)s heeft %(n)s stukken")


@pytest.mark.parametrize(
    ("language", "number", "form"),
    [
        *[("fr", 0, 0), ("de", 0, 1), ("tr", 1, 0), ("pl", 22, 1), ("pl", 12, 2), ("uk", 21, 0)],
        *[("ar", 0, 0), ("ar", 2, 2), ("ar", 103, 3), ("ar", 11, 4), ("ar", 100, 5)],
    ],
)
def test_number_takes_the_form_of_its_language(language: str, number: int, form: int) -> None:
    assert plurals_of(language).form_of(number) == form


@pytest.mark.parametrize("language", sorted(PLURALS))
def test_every_form_of_a_language_has_numbers(language: str) -> None:
    plurals = plurals_of(language)
    assert all(plurals.numbers(form) for form in range(plurals.count))


@pytest.mark.parametrize(
    ("message", "forms", "wrong"),
    [
        ("Dag %(name)s", ("Hallo %(name)s",), []),
        ("Dag %(name)s", ("Hallo",), ["has lost %(name)s"]),
        ("Dag", ("Hallo %(name)s",), ["has what the source has not: %(name)s"]),
        ("Kies <strong>Ga</strong>", ("Go",), ["has lost </strong> <strong>"]),
        ("Tot {due.answer}", ("Bis {due.decide}",), None),
        ("Dag", (" ",), ["is empty"]),
        (PIECES, ("%(name)s a", "%(name)s %(n)s b", "%(name)s %(n)s c"), []),
        (PIECES, ("%(name)s %(n)s a", "%(name)s b", "%(name)s %(n)s c"), None),
        (PIECES, ("%(name)s %(n)s a", "%(name)s %(n)s b"), ["needs 3 forms, has 2"]),
        (PIECES, ("%(name)s a", "", "%(name)s %(n)s c"), ["form 1: is empty"]),
    ],
)
def test_translation_must_keep_what_its_source_has(
    message: Message, forms: tuple[str, ...], wrong: list[str] | None
) -> None:
    found = list(problems(message, forms, plurals_of("pl")))
    assert found if wrong is None else found == wrong
