from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.frontend.components.rendering import Element, parse

LAYOUTS = ["portal", "staff", "consultancy", "print"]
ERRORS = ["400", "403", "404", "413", "422", "500", "csrf", "unknown_host"]


def page(name: str, **context: object) -> Element:
    request = RequestFactory().get("/")
    request.tenant = SimpleNamespace(name="Meander & Zoon", brand_colour="#5a2a82", is_public=True)  # type: ignore[attr-defined]
    return parse(render_to_string(name, context, request))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_has_one_heading_one_main_and_a_way_to_skip(layout: str) -> None:
    drawn = page(f"layout/{layout}.html")
    target = drawn.all("a")[0].attributes["href"]
    assert len(drawn.all("h1")) == 1
    assert drawn.by_id(target[1:]) is drawn.one("main")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_carries_the_name_and_colours_of_its_organisation(layout: str) -> None:
    drawn = page(f"layout/{layout}.html")
    sheets = [
        e.attributes["href"] for e in drawn.all("link") if "stylesheet" in e.attributes["rel"]
    ]
    assert drawn.one("title").text == "– Meander & Zoon"
    assert sheets[1].startswith("/huisstijl.css?v=")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_holds_nothing_that_a_strict_csp_refuses(layout: str) -> None:
    elements = page(f"layout/{layout}.html").everything()
    assert [e.tag for e in elements if "style" in e.attributes or e.tag == "style"] == []
    assert [e.tag for e in elements if e.tag == "script" and not e.attributes.get("src")] == []
    assert [e.tag for e in elements if any(name.startswith("on") for name in e.attributes)] == []


def test_only_people_at_the_portal_can_leave_fast() -> None:
    leaving = [
        len([e for e in page(f"layout/{name}.html").all("a") if "data-leave" in e.attributes])
        for name in LAYOUTS
    ]
    assert leaving == [1, 0, 0, 0]


def test_page_with_errors_says_so_in_its_title() -> None:
    form = SimpleNamespace(errors={"name": ["x"]})
    assert page("layout/portal.html", form=form).one("title").text == "Fout: – Meander & Zoon"


@pytest.mark.parametrize("name", ERRORS)
def test_error_page_says_what_happened_and_what_to_do(name: str) -> None:
    drawn = parse(render_to_string(f"errors/{name}.html"))
    assert drawn.one("h1").text == drawn.one("title").text
    assert len(drawn.one("main").all("p")) >= 2


@pytest.mark.parametrize("name", ["403", "413", "422"])
def test_error_page_shows_what_the_rule_said(name: str) -> None:
    drawn = page(f"errors/{name}.html", message="Eerst moet <de klacht> ontvankelijk zijn.")
    assert drawn.one("main").all("p")[0].text == "Eerst moet <de klacht> ontvankelijk zijn."


def test_unknown_host_names_no_client() -> None:
    drawn = parse(render_to_string("errors/unknown_host.html"))
    assert drawn.one("header").text == "Wederhoor"
