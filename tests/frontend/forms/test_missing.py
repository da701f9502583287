"""What is not filled in is asked for in words, also in a field that a form adds itself."""

from typing import Any

from django import forms

from frontend.forms import WederhoorForm


class Asking(WederhoorForm):
    """A form with a field of its own and one that it adds."""

    named = forms.EmailField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["added"] = forms.ChoiceField(choices=[("a", "A")])


def test_every_missing_field_says_what_to_fill_in() -> None:
    assert Asking({}).errors == {
        "named": ["Vul een e-mailadres in."],
        "added": ["Kies een van de mogelijkheden."],
    }
