"""Text of people is text: in pages, letters, mails, sheets, calendars, PDF and logs."""

import email
import logging
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape
from icalendar import Calendar
from openpyxl import load_workbook

from kernel.documents.sheets import Sheet, workbook
from kernel.errors import Refusal
from kernel.post.delivery import Parcel
from kernel.post.outbox import _address, _subject
from kernel.post.smtp import _content
from procedures.rules.placeholders import fill
from tests.attacks.injection.payloads import FORMULAS, MARK, SCRIPTS, TEMPLATES
from wederhoor.watching import BareFormatter

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
LINE_ENDS = ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00"]
"""What some reader or other takes for the end of a line."""


@pytest.mark.attack("I06")
@pytest.mark.parametrize("code", TEMPLATES)
def test_template_code_in_a_value_of_a_letter_stays_as_it_was_typed(code: str) -> None:
    assert fill("Over {number}.", {"number": code}) == f"Over {code}."


@pytest.mark.attack("I06")
@pytest.mark.parametrize("code", TEMPLATES)
def test_template_code_in_the_text_of_a_letter_is_literal_or_refused(code: str) -> None:
    try:
        made = fill(f"Over {code}.", {})
    except Refusal as refusal:
        made = f"Over {code}." if refusal.code == "letter.placeholder" else ""

    assert made == f"Over {code}."


@pytest.mark.attack("I07")
@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_line_end_makes_no_second_header(end: str) -> None:
    for refused in (
        lambda: _subject(f"Uw zaak{end}Bcc: dief@example.org"),
        lambda: _address(f"noor@example.org{end}Bcc: dief@example.org"),
        lambda: _address(f"noor{end}@example.org"),
    ):
        with pytest.raises(Refusal) as told:
            refused()
        assert told.value.code in {"post.subject_refused", "post.recipient_refused"}


@pytest.mark.attack("I07", "I16")
@pytest.mark.parametrize(
    "address",
    ["a@b.nl, c@d.nl", "Noor <a@b.nl>", "a@b.nl;c@d.nl", "a b@c.nl", "@b.nl", "a@"],
)
def test_a_list_or_a_name_is_no_address(address: str) -> None:
    with pytest.raises(Refusal) as refused:
        _address(address)
    assert refused.value.code == "post.recipient_refused"


@pytest.mark.attack("I16")
def test_a_look_alike_domain_is_written_as_what_it_is() -> None:
    assert _address("noor@ехample.org").startswith("noor@xn--")
    assert _address("noor@example.org\u200b") == _address("noor@ＥＸＡＭＰＬＥ.org".lower())


@pytest.mark.attack("I08", "I04")
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_mail_of_text_holds_it_as_text(script: str) -> None:
    parcel = Parcel(
        message_id="x@example.org",
        recipient="noor@example.org",
        subject="Uw zaak",
        body_text=f"Dag, [klik](http://evil.example) {script}",
        body_html="",
        attachments=(),
        case_id=None,
        at=AT,
    )
    read = email.message_from_bytes(_content(parcel, "klachten@example.org"))

    assert (read.is_multipart(), read.get_content_type()) == (False, "text/plain")


@pytest.mark.attack("I09")
def test_a_cell_of_people_is_text_when_it_is_opened_again() -> None:
    whole = workbook(
        [Sheet(name="Lijst", heads=("Wat",), rows=[(one,) for one in FORMULAS])],
        title="Lijst",
        author="Acme",
        on=date(2026, 3, 1),
    )
    page = load_workbook(BytesIO(whole)).worksheets[0]
    cells = [row[0] for row in page.iter_rows(min_row=2)]

    assert [cell.data_type for cell in cells[: len(FORMULAS)]] == ["s"] * len(FORMULAS)
    assert {cell.hyperlink for cell in cells} == {None}


@pytest.mark.attack("I10")
@pytest.mark.parametrize("end", [*LINE_ENDS, "\x1b[31m", "\x9b31m", "\u202e"])
def test_a_line_of_the_log_stays_one_line_without_colour(end: str) -> None:
    told = (f"/x{end}ROOT ok",)
    record = logging.LogRecord("django.request", 40, "", 0, "Not Found: %s", told, None)
    written = BareFormatter("%(levelname)s %(message)s").format(record)

    assert len(written.splitlines()) == 1
    assert end not in written


@pytest.mark.attack("I04", "I05")
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_of_a_refusal_shows_text_as_text(script: str) -> None:
    page = render_to_string("errors/403.html", {"message": script})

    assert escape(script) in page
    assert script not in page.replace(escape(script), "")


@pytest.mark.attack("I07")
def test_a_calendar_keeps_what_people_wrote_in_its_place() -> None:
    from icalendar import Event, vText  # noqa: PLC0415 beside its one use

    event, made = Event(), Calendar()
    event.add("summary", vText(f"x\r\nATTENDEE:mailto:dief@example.org\r\n{MARK}"))
    event.add("dtstart", date(2026, 3, 1))
    made.add_component(event)

    assert b"\r\nATTENDEE" not in made.to_ical()
