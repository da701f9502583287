"""The choices that are on: told in words, each with the address of the list without it."""

from django import forms
from django.http import QueryDict

from frontend.forms import WederhoorForm
from frontend.forms.chosen import choices_on


class Narrow(WederhoorForm):
    is_filter = True

    state = forms.ChoiceField(
        label="Stand", required=False, choices=[("", "Lopend"), ("all", "Alle"), ("x", "Klaar")]
    )
    number = forms.CharField(label="Nummer", required=False)
    late = forms.BooleanField(label="Alleen te laat", required=False)


def on(address: str, **wide: str) -> list[tuple[str, str, str]]:
    asked = QueryDict(address)
    found = choices_on(Narrow(asked), asked, wide)
    return [(one.label, one.value, one.without) for one in found]


def test_choice_is_told_in_words_with_the_address_without_it() -> None:
    assert on("state=x&number=12%263&late=on&page=4") == [
        ("Stand", "Klaar", "?number=12%263&late=on"),
        ("Nummer", "12&3", "?state=x&late=on"),
        ("Alleen te laat", "", "?state=x&number=12%263"),
    ]


def test_empty_choice_is_none_unless_another_value_is_the_wide_one() -> None:
    assert on("state=&number=") == []
    assert on("state=all", state="all") == []
    assert on("state=&number=7", state="all") == [
        ("Stand", "Lopend", "?number=7&state=all"),
        ("Nummer", "7", "?state="),
    ]


def test_value_that_was_never_offered_is_told_as_typed() -> None:
    assert on("state=<b>") == [("Stand", "<b>", "?")]
