"""Every kind of document is PDF/A-2a and PDF/UA-1 in the eyes of veraPDF, not in typst's alone."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from PIL import Image

from kernel.documents.letter import LetterContent, letter
from procedures.actions.shred_case import shred
from procedures.queries.portfolio import Reported
from procedures.reports import advice, edition, portfolio
from procedures.reports.certificate import certificate_of
from procedures.reports.meeting import minutes_pdf, pack_pdf, slides_pdf
from procedures.reports.prose import blocks
from procedures.reports.published import Look, as_pdf, document
from tests.cast import cast
from tests.factories import editions, keeping, meetings
from tests.factories.keeping import OVER_AT
from tests.factories.published import regulation_of, words_of
from tests.factories.verapdf import PROFILES, Verdict, judged

DAY = date(2026, 11, 22)
LEAST_CHECKS = 200


def a_letter() -> bytes:
    return letter(
        LetterContent(
            sender=("Klachtencommissie De Linden", "Postbus 1234"),
            recipient=("Mevrouw A. Bouazza",),
            sent_on=DAY,
            subject="Ontvangst van uw klacht",
            paragraphs=("Geachte mevrouw,", "- eerst dit;", "- dan dat."),
            closing=("F. de Wit",),
            enclosures=("Regeling",),
        )
    )


def an_advice() -> bytes:
    return advice.pdf(
        advice.AdviceContent(
            client_name="De Linden",
            consultancy_name="Bureau Samenspraak",
            brand_colour="#0b5c6b",
            language="nl",
            number="2026-0117",
            decided_on=DAY,
            introduction="De commissie onderzocht de klacht.",
            parties=(advice.PartyLine("Klager", "mevrouw A.B."),),
            panel=(advice.PanelMember("mr. E. Meulen", "Voorzitter"),),
            course=(advice.CourseEntry(DAY, "Klacht ontvangen"),),
            elements=(
                advice.ElementAdvice(
                    title="Kleineren",
                    text="Zo was het.",
                    findings="Dat blijkt.",
                    reasons="Daarom.",
                    ruling="Gegrond",
                ),
            ),
            measures={"organisation": ("Pas het handboek aan.",)},
            lessons="Bespreek signalen.",
        )
    )


def a_regulation(name: str, language: str) -> bytes:
    look = Look(
        made_on=DAY, client_name="De Linden", brand_colour="#0b5c6b", in_force_from=DAY
    )  # fmt: skip
    texts = words_of(name, language)
    made = document(regulation_of(name), texts, language=language, look=look, wording={})
    return as_pdf(made)


def a_logo() -> bytes:
    made = BytesIO()
    Image.new("RGBA", (120, 40), (200, 30, 60, 128)).save(made, "PNG")
    return made.getvalue()


def a_certificate() -> bytes:
    who = cast()
    return certificate_of(shred(keeping.approved(who, keeping.over(who)).id, at=OVER_AT))[0]


def a_portfolio() -> bytes:
    """An edition with a commentary, a client with numbers, one that hides them, one without."""
    given = [("Zorggroep De Linden", 12), ("Dojo Noord", 3)]
    rows = [
        Reported(name, editions.counted(editions.complaints(2025, number, "bullying")))
        for name, number in given
    ]
    made = portfolio.portfolio_of(2025, "nl", [*rows, Reported("Bedrijf zonder rapport", None)])
    said = portfolio.Section("Toelichting", tuple(blocks("Het jaar was rustig.\n\n- Een\n- Twee")))
    return portfolio.pdf(made, portfolio.Imprint("Bureau Samenspraak", "#3d3a6b", DAY, (said,)))


def broken(found: Verdict) -> dict[str, dict[str, int]]:
    """Return the rules that were broken, by profile; every profile was really looked at."""
    assert {name for name, told in found.items() if told["checks"] > LEAST_CHECKS} == set(PROFILES)
    return {name: {rule: n for rule, n in told.items() if rule != "checks"}
            for name, told in found.items()}  # fmt: skip


@pytest.mark.usefixtures("in_acme")
def test_documents_of_every_kind_break_no_rule(settings: Any, tmp_path: Path) -> None:
    settings.VAULT_FILES = tmp_path / "files"
    made = {
        "report": edition.pdf(editions.edition()),
        "regulation": a_regulation("be-psychosocial-individual", "fr"),
        "letter": a_letter(),
        "advice": an_advice(),
        "certificate": a_certificate(),
        "pack": pack_pdf(meetings.pack(logo=a_logo())),
        "slides": slides_pdf(meetings.pack(logo=a_logo())),
        "minutes": minutes_pdf(meetings.minutes(logo=a_logo())),
        "portfolio": a_portfolio(),
    }
    found = dict(zip(made, judged(*made.values()), strict=True))
    assert {name: broken(each) for name, each in found.items()} == {
        name: {key: {} for key in PROFILES} for name in made
    }


def test_document_that_only_looks_like_one_is_found_out(tmp_path: Path) -> None:
    source = tmp_path / "plain.typ"
    source.write_text("= Kop\n" + "Gewoon een tekst. " * 400, encoding="utf-8")
    plain = bytes(typst.compile(source, format="pdf", pdf_tags=False))
    (found,) = judged(plain)
    assert [name for name, told in found.items() if len(told) == 1] == []
