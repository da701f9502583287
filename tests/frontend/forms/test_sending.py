from django import forms

from frontend.forms import WederhoorForm
from frontend.forms.sending import attempt
from kernel.errors import Refusal


class _Form(WederhoorForm):
    name = forms.CharField()
    reason = forms.CharField(required=False)


def _refuse(code: str = "thing.wrong", **facts: object) -> None:
    raise Refusal(code, message="Dit kan niet.", **facts)


def test_attempt_of_a_form_that_was_only_opened_does_nothing_and_answers_200() -> None:
    done: list[str] = []
    assert (attempt(_Form(), lambda: done.append("x")), done) == (200, [])


def test_attempt_of_a_good_form_does_it_once_and_answers_0() -> None:
    done: list[str] = []
    assert (attempt(_Form({"name": "a"}), lambda: done.append("x")), done) == (0, ["x"])


def test_attempt_of_a_form_with_a_gap_does_nothing_and_answers_422() -> None:
    done: list[str] = []
    assert (attempt(_Form({"name": ""}), lambda: done.append("x")), done) == (422, [])


def test_attempt_of_a_form_over_an_older_state_answers_409() -> None:
    form = _Form({"name": "a", "object_version": "1"}, version=2)
    assert attempt(form, lambda: None) == 409


def test_a_refusal_stands_at_the_field_that_it_names() -> None:
    form = _Form({"name": "a"})
    assert attempt(form, lambda: _refuse(field="reason")) == 422
    assert form.errors.as_data().keys() == {"reason"}


def test_a_refusal_stands_at_the_field_that_the_page_gives_for_its_code() -> None:
    form = _Form({"name": "a"})
    assert attempt(form, lambda: _refuse(field="reason"), at={"thing.wrong": "name"}) == 422
    assert form.errors.as_data().keys() == {"name"}


def test_a_refusal_without_a_field_stands_above_the_form_with_what_it_exposes() -> None:
    form = _Form({"name": "a"})
    assert attempt(form, lambda: _refuse(field="nowhere", exposed=("Tabel 1",))) == 422
    assert form.non_field_errors() == ["Dit kan niet.", "Tabel 1"]


def test_a_refusal_that_says_somebody_was_first_answers_409() -> None:
    form = _Form({"name": "a"})
    assert attempt(form, lambda: _refuse("edition.stale")) == 409
