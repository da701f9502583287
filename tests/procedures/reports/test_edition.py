from dataclasses import replace
from datetime import date

from procedures.reports.content import FollowUp
from procedures.reports.edition import as_data, pdf
from procedures.rules.statistics import Frame, figures
from tests.factories.editions import LABELS, complaints, counted, edition, frame, register
from tests.factories.printed import pages, text


def test_a_published_report_reads_from_cover_to_method() -> None:
    content = edition()
    read = pages(pdf(content))
    assert read[0] == (
        "Zorggroep De Linden 2025 Jaarrapportage klachten Cijfers, oordeel en afspraken over 2025 "
        "Opgesteld door Bureau Samenspraak Vastgesteld op 12 februari 2026 Editie 1"
    )
    assert "Geef voorlichting Hoofd P&O 1 mei 2025 Gedaan" in read[1]
    assert "Ontvangen klachten 29 2024: 14" in read[2]
    assert "Het aantal klachten groeide." in read[3]
    assert f"Controlegetal {content.digest}" in read[-1]
    assert "Aantallen van 1 tot en met 4 tonen wij niet (<5)" in read[-1]
    assert "Concept" not in " ".join(read)


def test_no_hidden_number_is_anywhere_in_the_document() -> None:
    rows = register() + complaints(2025, 3, "violence", channel="phone", department="office")
    document = text(pdf(edition(counted(rows))))
    assert "Stalking 0 <5 ×" in document
    assert "Kantoor 0 <5 85 ×" in document


def test_a_draft_says_so_on_every_page() -> None:
    read = pages(pdf(edition(status="draft", published_on=None)))
    assert "CONCEPT" in read[0]
    assert [page for page in read[1:] if "Jaarrapportage klachten 2025 · Concept" not in page] == []


def test_a_year_without_complaints_is_a_short_report() -> None:
    read = pages(pdf(edition(counted([]), chapters={}, decisions=())))
    assert len(read) == 4
    assert "Over het vorige jaar zijn geen afspraken vastgelegd." in read[1]
    assert "In 2025 zijn geen klachten ontvangen." in read[2]
    assert "Er zijn geen punten die nu actie vragen." in read[2]
    assert "Over de stand van de maatregelen is niets te zeggen." in read[2]
    assert "Aan het eind staan er geen klachten open." in read[2]
    assert "Ontvangen 0 0" in read[3]


def test_a_single_complaint_shows_no_number_but_zero() -> None:
    seen = figures(complaints(2025, 1, "bullying"), Frame(year=2025, today=date(2025, 9, 30)))
    read = text(pdf(edition(seen, chapters={}, decisions=())))
    assert "De aantallen zijn klein." in read
    assert "Cijfers tot en met 30 september 2025" in read
    assert "Ontvangen <5" in read


def test_what_people_wrote_is_set_as_they_wrote_it() -> None:
    written = "*Let op*: #pagebreak() $x$ en @niemand"
    content = edition(client_name="#emph[Klant]", chapters={"to_do": written, "outlook": written})
    read = text(pdf(content))
    assert read.count(written) == 2
    assert "#emph[Klant]" in read


def test_points_to_act_on_follow_from_the_figures_when_nobody_wrote_them() -> None:
    rows = [replace(row, retaliation_signalled=True) for row in register()]
    todo = as_data(edition(counted(rows)))["summary"]["to_do"]
    asked = "Bespreek de signalen van benadeling en hoe u melders beschermt."
    assert todo == [{"kind": "list", "items": [asked]}]


def test_few_late_terms_are_told_with_the_bound_that_the_print_gives() -> None:
    late = complaints(2025, 1, "violence")[0].terms[0]
    rows = complaints(2025, 2, "bullying", terms=(replace(late, ended_on=date(2025, 5, 1)),))
    told = as_data(edition(counted([*register(), *rows])))["summary"]["verdicts"][0]
    assert told["text"] == (
        "Enkele keren te laat (<5) bij de termijn ‘Ontvangstbevestiging’; ten minste 87% is"
        " gehaald. Het doel is 90%."
    )


def test_a_decision_without_a_date_and_an_own_method_are_set() -> None:
    content = edition(
        decisions=(FollowUp("Onderzoek een meldpunt", "OR", None, "dropped"),),
        methods=("Zo telden wij.", "En zo niet."),
    )
    read = text(pdf(content))
    assert "Onderzoek een meldpunt OR – Vervallen" in read
    assert "Zo telden wij. En zo niet." in read


def test_the_report_speaks_english() -> None:
    read = pages(pdf(edition(language="en")))
    assert "Annual complaints report" in read[0]
    assert "Adopted on 12 February 2026" in read[0]
    assert "Bullying 8 17 59%" in " ".join(read)


def test_a_client_with_months_of_complaints_gets_them_by_month() -> None:
    seen = figures(complaints(2025, 70, "bullying"), frame())
    read = text(pdf(edition(seen)))
    assert "Februari 70 0" in read
    assert "1e kwartaal 70 70" in read


def test_very_long_names_are_set() -> None:
    name = "Stichting Arbeidsomstandighedencoördinatie en Bedrijfshulpverlening Noord " * 4
    labels = {**LABELS, "category": {"bullying": {"nl": name * 2}}}
    asked = replace(frame(), labels=labels)
    seen = figures(register(), asked)
    read = text(pdf(edition(seen, client_name=name)))
    assert read.startswith(name.strip())


def test_any_change_in_words_or_numbers_changes_the_digest() -> None:
    content = edition()
    changes = {
        content.digest,
        edition(client_name="Ander").digest,
        edition(chapters={"flow": "Anders."}).digest,
        edition(decisions=()).digest,
        edition(number=2).digest,
        edition(counted(register()[1:])).digest,
    }
    assert len(changes) == 6
    assert edition(status="draft").digest == content.digest
