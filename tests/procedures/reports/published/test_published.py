"""The three forms of a published regulation say the same, in the client's name and colour."""

import re
from datetime import date
from html import escape
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from procedures.reports.published import Document, Look, as_docx, as_html, as_pdf, document
from procedures.reports.published.document import note_of
from procedures.rules.published import Article
from tests.factories.printed import text
from tests.factories.published import regulation_of, words_of

LOOK = Look(
    made_on=date(2026, 11, 22),
    client_name="Zorggroep <De Linden>",
    brand_colour="#0b5c6b",
    in_force_from=date(2027, 1, 1),
)
WORDING = {"filing": ["Klagen kan ook bij de <balie>."], "gone": ["Dit blijft staan."]}


def made(name: str = "awb-committee", language: str = "nl") -> Document:
    regulation, texts = regulation_of(name), words_of(name, language)
    return document(regulation, texts, language=language, look=LOOK, wording=WORDING)


def words_in(article: Article) -> list[str]:
    return [article.title, *(one.text for one in article.paragraphs)]


def test_document_says_its_version_and_from_when_it_holds() -> None:
    assert made().version_line == "Versie 1, geldt vanaf 1 januari 2027"
    assert made().full_title == "Klachtenregeling met commissie – Zorggroep <De Linden>"
    assert made(language="en").version_line == "Version 1, in force from 1 January 2027"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_article_stands_in_every_form(language: str) -> None:
    whole = made(language=language)
    page = re.sub(r"<[^>]+>", " ", as_html(whole))
    printed = text(as_pdf(whole)).replace("\u00ad", "")
    word = docx.Document(BytesIO(as_docx(whole)))
    written = [one.text for one in word.paragraphs]
    heads = [one.text for one in word.paragraphs if one.style and one.style.name == "Heading 1"]
    assert heads == [article.title for article in whole.articles]
    for article in whole.articles:
        for told in words_in(article):
            assert escape(told) in page
            assert told in written
        assert f"{article.number}. {article.title}" in printed


def test_page_needs_nothing_else_and_shows_what_people_wrote_as_text() -> None:
    page = as_html(made())
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"|url\(|@import|<script", page) == []
    assert "Klagen kan ook bij de &lt;balie&gt;." in page
    assert page.startswith('<!doctype html>\n<html lang="nl">')
    keys = re.findall(r'<section id="(\w+)"', page)
    assert keys == re.findall(r'<a href="#(\w+)"', page)


def test_pdf_is_the_same_for_the_same_input_and_says_that_it_is_accessible() -> None:
    first = as_pdf(made())
    assert first == as_pdf(made())
    assert b"pdfuaid:part" in first
    assert b"pdfaid:part" in first


def test_word_document_has_real_numbering_language_and_nothing_left_over() -> None:
    content = as_docx(made())
    word = docx.Document(BytesIO(content))
    levels = {
        level.find(qn("w:pStyle")).get(qn("w:val")): level.find(qn("w:lvlText")).get(qn("w:val"))
        for level in word.part.numbering_part.element.iter(qn("w:lvl"))
        if level.find(qn("w:pStyle")) is not None
    }
    assert levels["Heading1"] == "Artikel %1."
    assert levels["Regulationrule"] == "%2."
    assert levels["Regulationitem"] == "%1."
    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-NL"
    told = word.core_properties
    assert (told.author, told.comments, told.language) == ("Zorggroep <De Linden>", "", "nl-NL")
    names = ZipFile(BytesIO(content)).namelist()
    assert [
        name for name in names if "thumbnail" in name or "custom" in name or "app.xml" in name
    ] == []
    everything = b"".join(ZipFile(BytesIO(content)).read(name) for name in names)
    assert b"python-docx" not in everything
    assert b"Macintosh" not in everything


def test_word_document_has_the_terms_in_a_table_whose_heads_come_back() -> None:
    word = docx.Document(BytesIO(as_docx(made())))
    terms = next(one for one in word.tables if len(one.columns) == 5)
    assert terms.rows[0].cells[0].text == "Termijn"
    assert len(terms.rows) == 1 + len(regulation_of("awb-committee").terms)
    assert list(word.element.iter(qn("w:tblHeader"))) != []


def test_letters_of_each_list_begin_at_a() -> None:
    word = docx.Document(BytesIO(as_docx(made())))
    body = word.element.body
    schemes = [
        one.find(f"./{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
        for one in body.iter(qn("w:pPr"))
        if one.find(qn("w:pStyle")) is not None
        and one.find(qn("w:pStyle")).get(qn("w:val")) == "Regulationitem"
    ]
    lists = [one for article in made().articles for one in article.paragraphs if one.items]
    assert len(set(schemes)) == len(lists)


def test_own_words_of_a_lost_article_stand_last_in_every_form() -> None:
    kept = "Stond eerder bij ‘gone’: Dit blijft staan."
    assert made().articles[-1].paragraphs[-1].text == kept
    assert kept in as_html(made())
    assert kept in text(as_pdf(made()))


def test_what_nobody_checked_is_marked_once_where_it_stands() -> None:
    whole = made("be-psychosocial-individual", "fr")
    notes = {
        (article.key, one.number): note_of(one, whole.words)
        for article in whole.articles
        for one in article.paragraphs
        if one.verify
    }
    assert notes["decision", 1] == "Source : Codex art. I.3-29 – source encore à vérifier"
    assert (notes["terms", 1], notes["file", 1]) == ("", "")
    file = next(one for one in whole.articles if one.key == "file").paragraphs[0]
    assert "l'avis (Codex art. I.3-24 – source encore à vérifier)\u00a0;" in file.items
