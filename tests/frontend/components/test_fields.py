from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from frontend.forms import WederhoorForm
from frontend.forms.fields import DutchDateField, LongTextField, ManyFilesField
from tests.frontend.components.rendering import Element, parse


class Example(WederhoorForm):
    story = LongTextField(label="Verhaal", help_text="In uw eigen woorden.")
    on = DutchDateField(label="Datum", required=False)
    until = DutchDateField(label="Tot", required=False, help_text="Leeg: voor {altijd}. <b>")
    channel = forms.ChoiceField(
        label="Kanaal", choices=[("m", "Mail"), ("t", "Telefoon")], widget=forms.RadioSelect
    )
    kinds = forms.MultipleChoiceField(
        label="Soort",
        choices=[("p", "Pesten"), ("i", "Intimidatie")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Meer mag.",
    )
    agreed = forms.BooleanField(label="Gelezen")


def field(name: str, data: dict[str, str] | None = None) -> Element:
    form = Example(data)
    return parse(str(form[name].as_field_group()))


def test_label_points_at_the_control() -> None:
    drawn = field("story")
    assert drawn.one("label").attributes["for"] == drawn.one("textarea").attributes["id"]


def test_required_field_says_so_to_assistive_technology_only() -> None:
    attributes = field("story").one("textarea").attributes
    assert attributes["aria-required"] == "true"
    assert "required" not in attributes


def test_optional_field_says_so_in_words() -> None:
    assert field("on").one("label").text == "Datum (niet verplicht)"
    assert "aria-required" not in field("on").one("input").attributes


def test_hint_describes_the_control() -> None:
    drawn = field("story")
    described_by = drawn.one("textarea").attributes["aria-describedby"]
    assert drawn.by_id(described_by).text == "In uw eigen woorden."
    assert "aria-invalid" not in drawn.one("textarea").attributes


def test_every_date_says_how_it_is_written_and_stays_on_one_line() -> None:
    box = field("until")
    help_text = box.by_id(box.one("input").attributes["aria-describedby"])
    assert help_text.text.startswith("Leeg: voor {altijd}. <b> dd-mm-jjjj")
    whole = [one.text for one in help_text.all("span")]
    assert whole == ["dd-mm-jjjj", "31-01-2026"]
    wrong = field("until", {"until": "31 januari"})
    error = wrong.by_id(wrong.one("input").attributes["aria-describedby"].split()[1])
    assert [one.text for one in error.all("span")] == ["31-01-2026"]


def test_error_describes_the_control_after_the_hint() -> None:
    drawn = field("story", {"story": ""})
    control = drawn.one("textarea").attributes
    texts = [drawn.by_id(name).text for name in control["aria-describedby"].split()]
    assert texts == ["In uw eigen woorden.", "Vul hier iets in."]
    assert control["aria-invalid"] == "true"


def test_choices_are_a_group_with_a_legend_and_a_label_each() -> None:
    drawn = field("channel")
    group = drawn.one("fieldset")
    assert group.one("legend").text == "Kanaal"
    ids = [control.attributes["id"] for control in group.all("input")]
    labels = {label.attributes["for"]: label.text for label in group.all("label")}
    assert [labels[name] for name in ids] == ["Mail", "Telefoon"]


def test_group_is_described_once_by_hint_and_error() -> None:
    drawn = field("kinds", {"kinds": "unknown"})
    group = drawn.one("fieldset")
    ids = group.attributes["aria-describedby"].split()
    assert ids == ["id_kinds_helptext", "id_kinds_error"]
    assert [drawn.by_id(name).tag for name in ids] == ["div", "div"]
    controls = [control.attributes for control in group.all("input")]
    assert [{"aria-invalid", "aria-describedby"} & set(c) for c in controls] == [set(), set()]


def test_lone_checkbox_stands_before_its_label() -> None:
    row = field("agreed").one("label")
    assert row.text == "Gelezen"
    assert row.attributes["for"] == field("agreed").one("input").attributes["id"]


def test_hidden_fields_have_no_label() -> None:
    drawn = parse(str(Example(version=3)))
    (hidden,) = [e for e in drawn.all("input") if e.attributes["type"] == "hidden"]
    assert hidden.attributes["value"] == "3"
    assert "aria-required" not in hidden.attributes


def test_typed_text_is_escaped_when_shown_again() -> None:
    drawn = parse(str(Example({"story": "</textarea><script>x</script>"})))
    assert drawn.all("script") == []
    assert drawn.one("textarea").text == "</textarea><script>x</script>"


def test_date_is_read_in_the_dutch_way() -> None:
    read = [DutchDateField().clean(text).isoformat() for text in ("1-3-2026", "2026-03-01")]
    assert read == ["2026-03-01", "2026-03-01"]


def test_several_files_come_from_one_control() -> None:
    files = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]
    assert ManyFilesField().clean(files) == files
    assert ManyFilesField(required=False).clean([]) == []
