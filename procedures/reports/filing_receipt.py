"""The receipt of a filing as a PDF: readable, with its statement in it for machines, signed."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from kernel import clock
from kernel.documents.attested import attested
from kernel.documents.colours import palette
from kernel.documents.pdf import WITH_ATTACHMENT, render
from procedures.models import FilingReceipt
from procedures.queries.receipt_keys import signing_key
from procedures.queries.regulations import texts_of
from procedures.reports.wording import Words, languages
from procedures.rules import filing_receipt
from tenants import scope

TEMPLATE = Path(__file__).parent / "typst" / "filing_receipt.typ"
NAME = "ontvangstbewijs.json"
_GROUP = 8


def filing_receipt_pdf(receipt: FilingReceipt, language: str) -> bytes:
    """Return the receipt (PDF/A-3a, PDF/UA-1) with the client's signature over every byte.

    Call it in the client's scope.
    """
    words = Words(language if language in languages() else "nl", {})
    filed_at = datetime.fromisoformat(receipt.statement["filed_at"])
    on = clock.local_date(filed_at, scope.current().time_zone)
    key = signing_key()
    return attested(
        render(TEMPLATE, _as_data(receipt, words), on=on, standards=WITH_ATTACHMENT),
        filing_receipt.document(receipt.statement, receipt.signature),
        name=NAME,
        title=gettext("Ontvangstbewijs, voor computers"),
        sign=lambda content: filing_receipt.signed_file(content, key),
    )


def _as_data(receipt: FilingReceipt, words: Words) -> dict[str, Any]:
    said, group = receipt.statement, words.group("filing_receipt")
    client = said["client_name"]
    return {
        "language": words.language,
        "title": words.text("filing_receipt", "title_of", number=said["number"]),
        "author": client,
        "author_line": client,
        "running": group["title"],
        "footer_note": group["footer"],
        "colours": asdict(palette(scope.current().brand_colour)),
        "heading": group["title"],
        "client_name": client,
        "introduction": words.text("filing_receipt", "introduction", client=client),
        "what": [group["what"], _what(receipt, words)],
        "digests": [group["digests"], _digests(receipt, words)],
        "told": [[group["how"], group["how_items"]], [group["keep"], group["keep_items"]]],
    }


def _what(receipt: FilingReceipt, words: Words) -> list[list[str]]:
    said, group = receipt.statement, words.group("filing_receipt")
    received_on = date.fromisoformat(said["received_on"])
    return [
        [group["number"], said["number"]],
        [group["client"], said["client_name"]],
        [group["filed_at"], _moment(said["filed_at"], words)],
        [group["received_on"], words.day(received_on)],
        [group["regulation"], _regulation(receipt, words)],
    ]


def _digests(receipt: FilingReceipt, words: Words) -> list[list[str]]:
    said, group = receipt.statement, words.group("filing_receipt")
    key = words.text("filing_receipt", "key", client=said["client_name"])
    return [
        [group["content"], _grouped(said["content_sha256"])],
        [group["text"], _grouped(said["regulation"]["sha256"])],
        [key, _grouped(said["public_key"])],
        [group["signature"], _grouped(receipt.signature)],
    ]


def _regulation(receipt: FilingReceipt, words: Words) -> str:
    regulated: Mapping[str, Any] = receipt.statement["regulation"]
    name = texts_of(receipt.case.regulation, words.language).title or regulated["name"]
    version = regulated["version"]
    return words.text("filing_receipt", "regulation_of", name=name, version=version)


def _moment(moment: str, words: Words) -> str:
    zone = scope.current().time_zone
    local = datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
    return words.text(
        "filing_receipt", "moment", day=words.day(local.date()), time=f"{local:%H:%M}", zone=zone
    )


def _grouped(digest: str) -> str:
    """Return a digest in groups of eight, to compare by eye."""
    return " ".join(digest[place : place + _GROUP] for place in range(0, len(digest), _GROUP))
