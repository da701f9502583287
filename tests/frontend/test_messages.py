import pytest

from frontend import messages
from frontend.languages import AT_PORTAL, WHOLE
from frontend.translating import sets
from frontend.translating.checks import problems
from frontend.translating.merging import translations
from frontend.translating.plurals import PLURALS, plurals_of

HAVE = sorted(path.parts[-3] for path in messages.LOCALE.glob("*/LC_MESSAGES/django.po"))


def test_source_has_messages_in_python_and_in_templates() -> None:
    found = messages.found()
    assert "Aanmelden" in found
    assert "Er staat een bericht voor u klaar" in found


def test_source_has_what_a_refusal_says_in_place_or_by_a_name() -> None:
    in_place, by_name = "Deze dag moet nog komen.", "Stel ten minste één moment voor."
    assert {in_place, by_name} <= messages.found().keys()


@pytest.mark.parametrize("language", [one for one in WHOLE if one != "nl"])
def test_every_message_is_translated_for_who_has_an_account(language: str) -> None:
    assert sets.missing(language, "all") == []


@pytest.mark.parametrize("language", [one for one in AT_PORTAL if one != "nl"])
def test_every_message_of_the_portal_is_translated(language: str) -> None:
    assert sets.missing(language, "portal") == []


@pytest.mark.parametrize("language", HAVE)
def test_translation_keeps_placeholders_and_has_every_plural_form(language: str) -> None:
    broken = [
        (message, problem)
        for message, said in translations(language).items()
        for problem in problems(
            message, (said,) if isinstance(said, str) else said, plurals_of(language)
        )
    ]
    assert broken == []


@pytest.mark.parametrize("language", HAVE)
def test_catalogue_counts_as_its_language_does(language: str) -> None:
    catalogue = messages.catalogue(language)
    assert (language in PLURALS, catalogue.num_plurals) == (True, PLURALS[language].count)


@pytest.mark.parametrize("language", HAVE)
def test_compiled_catalogue_is_the_one_of_the_source(language: str) -> None:
    path = messages.LOCALE / language / "LC_MESSAGES" / "django.mo"
    assert path.read_bytes() == messages.compiled(language)


def test_message_of_the_portal_is_one_of_all() -> None:
    portal, whole = sets.needed("portal"), sets.needed("all")
    assert (set(portal) < set(whole), "Verlaat deze pagina snel" in portal) == (True, True)
