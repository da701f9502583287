from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.utils.translation import override

from tests.frontend.components.rendering import render

COTTON = Path(__file__).resolve().parents[3] / "frontend" / "templates" / "cotton"
ON = date(2026, 3, 3)
AT = datetime(2026, 3, 3, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize("name", sorted(path.stem for path in COTTON.glob("*.html")))
def test_component_explains_itself_at_the_top(name: str) -> None:
    assert (COTTON / f"{name}.html").read_text(encoding="utf-8").startswith("{% comment %}")


def test_button_with_an_address_is_a_link() -> None:
    link = render('<c-button href="/zaken/" variant="primary">Zaken</c-button>').one("a")
    assert link.attributes["href"] == "/zaken/"
    assert link.text == "Zaken"


def test_button_passes_on_its_name_and_value() -> None:
    button = render('<c-button name="to" value="close">Sluit</c-button>').one("button")
    kept = {name: button.attributes[name] for name in ("type", "name", "value")}
    assert kept == {"type": "submit", "name": "to", "value": "close"}


@pytest.mark.parametrize(
    ("kind", "word"),
    [("info", "Informatie:"), ("ok", "Gelukt:"), ("warning", "Waarschuwing:"), ("error", "Fout:")],
)
def test_alert_says_its_kind_in_words(kind: str, word: str) -> None:
    alert = render('<c-alert kind="{{ kind }}">Tekst</c-alert>', kind=kind)
    assert alert.text == f"{word} Tekst"


STATES = {
    "on_time": "Op tijd",
    "due_soon": "Bijna om",
    "due_today": "Vandaag",
    "overdue": "Te laat",
    "met": "Op tijd gedaan",
    "met_late": "Te laat gedaan",
    "suspended": "Staat stil",
    "open": "Loopt nog niet",
    "cancelled": "Vervallen",
}


@pytest.mark.parametrize(("state", "words"), STATES.items())
def test_state_of_a_term_is_said_in_words(state: str, words: str) -> None:
    assert render('<c-term-state state="{{ state }}" />', state=state).text == words


def test_term_shows_its_date_and_why_it_is_that_date() -> None:
    source = '<c-term label="Advies" :due_on="on">Acht weken na ontvangst.</c-term>'
    term = render(source, on=ON)
    assert term.one("time").attributes["datetime"] == "2026-03-03"
    assert term.one("summary").text == "Waarom deze datum?"
    assert term.one("details").text == "Waarom deze datum? Acht weken na ontvangst."


def test_term_without_reason_has_nothing_to_unfold() -> None:
    assert render('<c-term label="Advies" :due_on="on" />', on=ON).all("details") == []


def test_timeline_says_what_who_and_when_in_order() -> None:
    source = (
        '<c-timeline><c-act what="Ontvangen" who="Secretariaat" :at="at" />'
        '<c-act what="Gesloten" :on="on">Met brief.</c-act></c-timeline>'
    )
    first, second = render(source, at=AT, on=ON).one("ol").all("li")
    assert first.text == "Ontvangen 3 maart 2026, 14:05 · door Secretariaat"
    assert second.text == "Gesloten 3 maart 2026 Met brief."


def test_step_that_is_under_way_is_marked_as_current() -> None:
    source = (
        '<c-steps><c-step state="done" title="A" /><c-step state="current" title="B" /></c-steps>'
    )
    steps = render(source).all("li")
    assert [step.attributes.get("aria-current") for step in steps] == [None, "step"]
    assert [step.text for step in steps] == ["A gedaan", "B nu"]


def test_table_that_scrolls_can_be_reached_by_keyboard_and_has_a_name() -> None:
    page = render('<c-table id="t" caption="Cijfers" mode="scroll"><tbody></tbody></c-table>')
    (region,) = [e for e in page.everything() if e.attributes.get("role") == "region"]
    assert region.attributes["tabindex"] == "0"
    assert page.by_id(region.attributes["aria-labelledby"]).text == "Cijfers"


def test_table_that_stacks_is_no_stop_for_the_keyboard() -> None:
    page = render('<c-table caption="Zaken"><tbody></tbody></c-table>')
    assert [e for e in page.everything() if "tabindex" in e.attributes] == []


NAV = (
    '<c-nav><c-nav-item href="/zaken/">Zaken</c-nav-item>'
    '<c-nav-item href="/jaar/">Jaar</c-nav-item></c-nav>'
)


@pytest.mark.parametrize(
    ("path", "mark"), [("/zaken/", "page"), ("/zaken/12/", "true"), ("/", None)]
)
def test_menu_marks_where_the_reader_is(path: str, mark: str | None) -> None:
    links = render(NAV, path=path).all("a")
    assert [link.attributes.get("aria-current") for link in links] == [mark, None]


@pytest.mark.parametrize(
    ("path", "words"), [("/zaken/12/", "Hoofdmenu: Zaken"), ("/", "Hoofdmenu")]
)
def test_menu_that_is_folded_names_the_page_it_is_on(path: str, words: str) -> None:
    page = render(NAV.replace("<c-nav>", '<c-nav fold="yes">'), path=path)
    assert page.one("summary").text == words
    assert "open" not in page.one("details").attributes
    assert len(page.one("details").all("a")) == 2


def test_tabs_name_the_part_itself_rather_than_one_above_it() -> None:
    page = render(
        '<c-tabs label="Zaak 12"><c-nav-item href="/zaken/">Zaken</c-nav-item>'
        '<c-nav-item href="/zaken/12/" :count="2">Eén & ander</c-nav-item></c-tabs>',
        path="/zaken/12/",
    )
    assert page.one("summary").text == "Zaak 12: Eén & ander"


def test_menu_item_for_this_page_only_is_not_marked_below_it() -> None:
    item = '<c-nav-item href="/zaken/" exact="yes">Zaken</c-nav-item>'
    assert "aria-current" not in render(item, path="/zaken/12/").one("a").attributes


def test_last_crumb_is_this_page_and_no_link() -> None:
    page = render(
        '<c-breadcrumb><c-crumb href="/">Start</c-crumb><c-crumb>Zaak</c-crumb></c-breadcrumb>'
    )
    assert [link.text for link in page.all("a")] == ["Start"]
    (here,) = [e for e in page.everything() if e.attributes.get("aria-current") == "page"]
    assert here.text == "Zaak"


def test_pages_keep_the_filters_in_their_addresses() -> None:
    page = Paginator(range(30), 10).page(2)
    links = render('<c-pagination :page="page" />', path="/?state=open", page=page).all("a")
    assert [link.attributes["href"] for link in links] == [
        "?state=open&page=1",
        "?state=open&page=1",
        "?state=open&page=3",
        "?state=open&page=3",
    ]


def test_one_page_needs_no_pagination() -> None:
    page = Paginator(range(3), 10).page(1)
    assert render('<c-pagination :page="page" />', page=page).everything()[1:] == []


def test_text_in_an_attribute_is_escaped() -> None:
    drawn = render('<c-card title="{{ name }}">x</c-card>', name='"><script>')
    assert drawn.one("h2").text == '"><script>'


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "3 maart 2026"),
        ("en", "3 March 2026"),
        ("fr", "3 mars 2026"),
        ("de", "3. März 2026"),
        ("pl", "3 marca 2026"),
        ("uk", "3 березня 2026"),
    ],
)
def test_date_is_written_in_the_reader_s_language(language: str, words: str) -> None:
    with override(language):
        assert render("{% load look %}{{ on|day }}{{ none|day }}", on=ON, none=None).text == words
