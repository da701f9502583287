from uuid import UUID

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from frontend.forms import WederhoorForm
from frontend.forms.fields import ManyFilesField
from frontend.forms.form import Problem, refusal_problem
from tests.frontend.components.rendering import render

KEY = "5f0c1c56-3c1c-4f63-9a50-2a6b2f7c9a11"


class Reason(WederhoorForm):
    once = True
    email = forms.EmailField(label="E-mail")
    reason = forms.CharField(label="Waarom?")
    channel = forms.ChoiceField(label="Kanaal", choices=[("m", "Mail")], widget=forms.RadioSelect)


def sent(**changes: str) -> dict[str, str]:
    good = {"email": "a@b.nl", "reason": "ja", "channel": "m", "once_key": KEY}
    return good | {"object_version": "7"} | changes


def test_form_over_the_state_it_was_opened_on_is_taken() -> None:
    form = Reason(sent(), version=7)
    assert form.is_valid()
    assert not form.is_stale
    assert "object_version" not in form.cleaned_data


@pytest.mark.parametrize("opened_on", ["6", ""])
def test_form_over_an_older_state_is_refused_as_stale(opened_on: str) -> None:
    form = Reason(sent(object_version=opened_on), version=7)
    assert not form.is_valid()
    assert form.is_stale
    assert form.problems[0].message.startswith("Iemand anders heeft dit intussen gewijzigd.")


def test_other_errors_do_not_make_a_form_stale() -> None:
    assert not Reason(sent(email="x"), version=7).is_stale


def test_form_without_version_never_is_stale() -> None:
    assert Reason(sent(object_version="1")).is_valid()


def test_same_click_has_the_same_key() -> None:
    keys = {Reason(sent()).once_key, Reason(sent()).once_key}
    assert keys == {UUID(KEY)}


def test_each_opened_form_has_a_key_of_its_own() -> None:
    assert Reason()["once_key"].value() != Reason()["once_key"].value()


def test_problems_come_in_the_order_of_the_fields_and_point_at_controls() -> None:
    form = Reason(sent(email="x", reason="", channel=""))
    form.add_error(None, "Dit kan nu niet.")
    assert [problem.target for problem in form.problems] == [
        "",
        "id_email",
        "id_reason",
        "id_channel_0",
    ]


def test_lost_key_is_said_without_a_field() -> None:
    (problem,) = Reason(sent(once_key="")).problems
    assert (problem.target, problem.label) == ("", "")


def test_line_of_the_summary_reads_as_a_sentence() -> None:
    assert Problem("a", "Waarom?", "Vul dit in.").text == "Waarom? Vul dit in."
    assert Problem("a", "E-mail", "Vul dit in.").text == "E-mail: Vul dit in."


def test_refusal_of_a_rule_stands_at_its_field_or_above_the_form() -> None:
    form = Reason(sent())
    refusal_problem(form, "Zij is leidinggevende.", "reason")
    refusal_problem(form, "De zaak is gesloten.", "no_such_field")
    assert form.errors["reason"] == ["Zij is leidinggevende."]
    assert form.non_field_errors() == ["De zaak is gesloten."]


def test_error_summary_takes_the_focus_and_links_to_controls_that_exist() -> None:
    page = render('<c-form :form="form" submit="Verstuur" />', form=Reason(sent(email="x")))
    summary = page.by_id("fouten")
    assert summary.attributes["role"] == "alert"
    assert "autofocus" in summary.attributes
    (link,) = summary.all("a")
    assert page.by_id(link.attributes["href"][1:]).tag == "input"


def test_form_without_errors_has_no_summary() -> None:
    page = render('<c-form :form="form" submit="Verstuur" />', form=Reason())
    assert page.one("button").text == "Verstuur"
    assert [e for e in page.everything() if e.attributes.get("role") == "alert"] == []


def test_form_posts_its_token_and_all_hidden_fields() -> None:
    source = '<c-form :form="form">{{ form.reason.as_field_group }}</c-form>'
    page = render(source, form=Reason(version=7))
    hidden = [e for e in page.all("input") if e.attributes["type"] == "hidden"]
    names = [e.attributes["name"] for e in hidden]
    assert names == ["csrfmiddlewaretoken", "object_version", "once_key"]


def test_too_many_files_are_refused_with_their_number() -> None:
    files = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]
    with pytest.raises(ValidationError, match=r"Kies ten hoogste 1 bestand\."):
        ManyFilesField(max_count=1).clean(files)
