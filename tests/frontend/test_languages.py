import pytest
from django.test import Client

from frontend import languages
from frontend.languages import AT_PORTAL, WHOLE, is_for_staff
from tenants.models import Tenant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("acme")]
ASKED = {"host": "acme.localhost"}


@pytest.fixture(autouse=True)
def more_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "AT_PORTAL", ("nl", "en", "fr", "ar"))
    monkeypatch.setattr(languages, "WHOLE", ("nl", "en", "fr"))


def _html(client: Client, path: str, accept: str, **cookies: str) -> str:
    client.cookies.load(cookies)
    response = client.get(path, headers={**ASKED, "accept-language": accept}, follow=True)
    return response.content.decode()


@pytest.mark.parametrize(
    ("accept", "spoken"),
    [("fr-BE,fr;q=0.9", "fr"), ("xx, en;q=0.5", "en"), ("ar-MA", "ar"), ("pl", "nl"), ("", "nl")],
)
def test_portal_speaks_what_the_browser_asks(client: Client, accept: str, spoken: str) -> None:
    html = _html(client, "/", accept)
    assert f'<html lang="{spoken}"' in html
    assert ('dir="rtl">' in html.partition("<head>")[0]) == (spoken == "ar")


def test_choice_of_the_reader_goes_before_the_browser(client: Client) -> None:
    client.post("/taal/", {"language": "fr", "next": "/"}, headers=ASKED)
    assert '<html lang="fr"' in _html(client, "/", "en")


def test_switch_offers_the_languages_of_the_page_and_not_its_own(
    client: Client,
) -> None:
    html = _html(client, "/", "fr")
    offered = [code for code in ("nl", "en", "fr", "ar", "de") if f'value="{code}"' in html]
    assert offered == ["nl", "en", "ar"]


def test_page_for_staff_is_in_a_language_that_is_whole(client: Client) -> None:
    html = _html(client, "/aanmelden/", "ar, fr;q=0.5")
    assert ('<html lang="fr"' in html, 'value="ar"' in html) == (True, False)


def test_client_that_chose_fewer_languages_offers_just_those(client: Client, acme: Tenant) -> None:
    acme.languages = "fr"
    acme.save(update_fields=["languages"])
    html = _html(client, "/", "ar")
    assert ('<html lang="nl"' in html, 'value="fr"' in html) == (True, True)
    assert 'value="en"' not in html


def test_language_of_the_client_comes_when_the_browser_asks_none(
    client: Client, acme: Tenant
) -> None:
    acme.language = "fr"
    acme.save(update_fields=["language"])
    assert '<html lang="fr"' in _html(client, "/", "pl")


def test_every_whole_language_is_offered_at_the_portal() -> None:
    assert set(WHOLE) <= set(AT_PORTAL)


def test_pages_are_told_apart_by_their_folder() -> None:
    assert is_for_staff("frontend/views/staff/case.py")
    assert not is_for_staff("frontend/views/public/information.py")
