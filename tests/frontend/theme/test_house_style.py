from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from frontend.theme import DEFAULT_BRAND_COLOUR, digest_of, house_style_css
from frontend.views.house_style import house_style


def asked(colour: str, address: str = "/huisstijl.css") -> HttpRequest:
    request = RequestFactory().get(address)
    request.tenant = SimpleNamespace(name="Meander", brand_colour=colour)  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize("colour", ["#5a2a82", "#c8102e"])
def test_each_client_gets_its_own_colours(colour: str) -> None:
    response = house_style(asked(colour))
    assert response.content.decode() == house_style_css(colour)
    assert response["Content-Type"] == "text/css; charset=utf-8"


def test_organisation_without_a_colour_gets_ours() -> None:
    assert house_style(asked("")).content.decode() == house_style_css(DEFAULT_BRAND_COLOUR)


def test_digest_in_the_address_lets_a_browser_keep_it() -> None:
    response = house_style(asked("#5a2a82", f"/huisstijl.css?v={digest_of('#5a2a82')}"))
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_address_of_other_colours_is_not_kept() -> None:
    response = house_style(asked("#5a2a82", f"/huisstijl.css?v={digest_of('#c8102e')}"))
    assert response["Cache-Control"] == "no-cache"
