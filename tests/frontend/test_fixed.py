from django.template import engines
from django.utils import translation

TEXT = '{% translate "Uitloggen" %}'


def said(source: str, language: str, **context: object) -> str:
    with translation.override(language):
        return str(engines["django"].from_string(source).render(context))


def test_fixed_text_is_said_in_each_language_in_turn() -> None:
    template = engines["django"].from_string(TEXT)
    found = []
    for language in ("nl", "en", "nl", "de"):
        with translation.override(language):
            found.append(template.render({}))
    assert found == ["Uitloggen", "Sign out", "Uitloggen", "Abmelden"]


def test_text_of_the_context_is_looked_up_and_escaped_each_time() -> None:
    source = "{% translate word %}"
    assert said(source, "en", word="Uitloggen") == "Sign out"
    assert said(source, "en", word="<b>") == "&lt;b&gt;"


def test_text_can_be_kept_under_a_name() -> None:
    assert said('{% translate "Uitloggen" as out %}[{{ out }}]', "en") == "[Sign out]"
