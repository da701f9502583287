import pytest

from frontend import messages


def test_source_has_messages_in_python_and_in_templates() -> None:
    found = messages.found()
    assert "Aanmelden" in found
    assert "Er staat een bericht voor u klaar" in found


@pytest.mark.parametrize("language", ["en"])
def test_every_message_is_translated(language: str) -> None:
    assert messages.missing(language) == []


@pytest.mark.parametrize("language", ["en"])
def test_translation_keeps_the_placeholders(language: str) -> None:
    broken = [
        entry.id
        for entry in messages.catalogue(language)
        if entry.id and entry.python_format and list(entry.check())
    ]
    assert broken == []


@pytest.mark.parametrize("language", ["en"])
def test_compiled_catalogue_is_the_one_of_the_source(language: str) -> None:
    path = messages.LOCALE / language / "LC_MESSAGES" / "django.mo"
    assert path.read_bytes() == messages.compiled(language)
