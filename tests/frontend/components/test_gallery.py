from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from playwright.sync_api import Route
from pytest_django.fixtures import Settings

from frontend.styles import build
from frontend.theme import house_style_css
from frontend.views.gallery import gallery
from tests.frontend.components.seeing import open_page, overflow, violations

HOST = "http://acme.localhost"
POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'"


def asked(colour: str) -> HttpRequest:
    request = RequestFactory().get("/galerij/")
    request.tenant = SimpleNamespace(name="Acme", brand_colour=colour, is_public=True)  # type: ignore[attr-defined]
    request._messages = CookieStorage(request)  # type: ignore[attr-defined] # noqa: SLF001 Django's
    return request


def test_gallery_is_not_there_outside_the_demo(settings: Settings) -> None:
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(Http404):
        gallery(asked("#5a2a82"))


@pytest.mark.journey
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("colour", ["#1f4e5f", "#ffdd00"])
def test_every_component_fits_and_has_no_violation(
    settings: Settings, width: int, colour: str
) -> None:
    settings.DEMO = True
    pages = {
        "/galerij/": (gallery(asked(colour)).content, "text/html"),
        "/huisstijl.css": (house_style_css(colour).encode(), "text/css"),
        "/static/build/wederhoor.css": (build.bundle().encode(), "text/css"),
    }

    def answer(route: Route) -> None:
        body, kind = pages.get(urlsplit(route.request.url).path, (b"", "text/plain"))
        headers = {"content-type": f"{kind}; charset=utf-8", "content-security-policy": POLICY}
        route.fulfill(body=body, headers=headers)

    with open_page(width) as page:
        page.route("**/*", answer)
        page.goto(f"{HOST}/galerij/")
        assert overflow(page) == 0
        assert violations(page) == []
