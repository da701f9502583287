import re
from datetime import date

import pytest

from kernel.errors import Refusal
from procedures.rules.language import Length
from procedures.rules.published.catalogue import catalogue, languages
from procedures.rules.published.nouns import definite, lowered, run_together, typeset
from procedures.rules.published.voice import Voice
from procedures.rules.vocabulary import roles_of
from tests.factories.published import in_each_language, regulation_of, words_of

ALWAYS = {"the_matter", "complainant", "respondent"}
ONLY_SOME = {"feminine_one", "remark"}


def shape(words: object) -> object:
    if isinstance(words, dict):
        return {
            name: shape(one) for name, one in words.items() if name not in ONLY_SOME | {"sources"}
        }
    return len(words) if isinstance(words, list) and len(words) != 7 else None


def test_languages_have_the_same_words() -> None:
    assert languages() == ("de", "en", "fr", "nl")
    shapes = [shape(dict(catalogue(one).words) | {"bare": None}) for one in languages()]
    assert shapes == [shapes[0]] * 4


def names(words: object) -> object:
    """Return which names each sentence takes, beside those that every sentence knows."""
    if isinstance(words, dict):
        kept = {name: one for name, one in words.items() if name not in ONLY_SOME | {"sources"}}
        return {name: names(one) for name, one in kept.items()}
    return {name.lower() for name in re.findall(r"{(\w+)}", str(words))} - ALWAYS


@pytest.mark.parametrize("language", languages())
def test_sentences_of_a_language_take_the_same_names(language: str) -> None:
    assert names(dict(catalogue(language).words)) == names(dict(catalogue("nl").words))


def test_unknown_language_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        catalogue("pl")
    assert refused.value.code == "published.language"


@pytest.mark.parametrize(
    ("noun", "language", "told"),
    [
        ("Secretariaat", "nl", "het secretariaat"),
        ("Klachtensecretariaat", "nl", "het klachtensecretariaat"),
        ("Bestuursorgaan", "nl", "het bestuursorgaan"),
        ("Lid van de commissie", "nl", "het lid van de commissie"),
        ("Secretaris van de commissie", "nl", "de secretaris van de commissie"),
        ("Advocaat", "nl", "de advocaat"),
        ("Verzoek", "nl", "het verzoek"),
        ("Melding", "nl", "de melding"),
        ("Iedereen", "nl", "iedereen"),
        ("HR-adviseur", "nl", "de HR-adviseur"),
        ("Chair", "en", "the chair"),
        ("Everybody", "en", "everybody"),
        ("Employeur", "fr", "l'employeur"),
        ("Plaignant", "fr", "le plaignant"),
        ("Personne de confiance", "fr", "la personne de confiance"),
        ("Demande", "fr", "la demande"),
        ("Arbeitgeber", "de", "der Arbeitgeber"),
        ("Beschuldigte Person", "de", "die beschuldigte Person"),
        ("Beschwerdesekretariat", "de", "das Beschwerdesekretariat"),
        ("Mitglied der Kommission", "de", "das Mitglied der Kommission"),
        ("Ministerin oder Minister", "de", "die Ministerin oder der Minister"),
        ("Alle", "de", "alle"),
    ],
)
def test_noun_gets_the_article_of_its_language(noun: str, language: str, told: str) -> None:
    bare = catalogue(language).text("bare")
    assert definite(noun, language, bare=bare) == told


def test_small_letter_spares_abbreviations() -> None:
    assert (lowered("Klager"), lowered("HR"), lowered("")) == ("klager", "HR", "")


def test_french_words_run_together_and_dutch_ones_do_not() -> None:
    apart = "la réception de le signalement, à le plaignant, à les membres, de un mois"
    together = "la réception du signalement, au plaignant, aux membres, d'un mois"
    assert run_together(apart, "fr") == together
    assert run_together(apart, "nl") == apart


def test_german_words_get_the_case_that_is_marked() -> None:
    marked = (
        "[A]der Antrag, [D]die beschuldigte Person, [G]der Antrag, [D]der Arbeitgeber,"
        " [A]ein Monat, [A]ein Jahr, [D]eine Woche, [D]zwei Tage, [A]zwei Monate, [A]alle"
    )
    assert run_together(marked, "de") == (
        "den Antrag, der beschuldigten Person, des Antrags, dem Arbeitgeber,"
        " einen Monat, ein Jahr, einer Woche, zwei Tagen, zwei Monate, alle"
    )


def test_german_nouns_keep_their_capital_within_a_sentence() -> None:
    said = ("Empfang bestätigen", "Die Beschwerde ergänzen", "Beschuldigte Person informiert")
    said += ("Teilweise begründet", "Länger als 1 Jahr her")
    assert [lowered(one, "de") for one in said] == [
        "Empfang bestätigen",
        "die Beschwerde ergänzen",
        "beschuldigte Person informiert",
        "teilweise begründet",
        "länger als 1 Jahr her",
    ]


def test_french_signs_get_a_space_that_does_not_break() -> None:
    assert typeset("Qui ? Ceci : « oui »; fin", "fr") == (
        "Qui\u00a0? Ceci\u00a0: «\u00a0oui\u00a0»\u00a0; fin"
    )
    assert typeset("art. 9:12", "fr") == "art. 9:12"
    assert typeset("Wie? Dit: ja", "nl") == "Wie? Dit: ja"


def test_lengths_days_and_sources_are_told_in_the_language() -> None:
    dutch, french = catalogue("nl"), catalogue("fr")
    assert dutch.length(Length(amount=45, unit="days")) == "45 dagen"
    assert dutch.length(Length(amount=1, unit="years")) == "een jaar"
    assert french.length(Length(amount=1, unit="weeks")) == "une semaine"
    assert french.length(Length(amount=1, unit="months")) == "un mois"
    assert dutch.day(date(2026, 5, 5)) == "5 mei 2026"
    assert dutch.day_of_year("02-10") == "10 februari"
    assert dutch.source("own regulation") == "deze regeling"
    assert dutch.source("Decree of 7 December 2018, art. II.74 to II.87 (seen by nobody)") == (
        "decreet van 7 december 2018, art. II.74 tot en met II.87"
    )
    assert dutch.source(None) == ""


def with_article(language: str) -> set[str]:
    """Return every role of the regulations we ship, and what is filed, each with its article."""
    found = set()
    for name in (one for one, spoken in in_each_language() if spoken == language):
        regulation = regulation_of(name)
        voice = Voice(regulation, words_of(name, language), catalogue(language))
        found |= {voice.role(role) for role in roles_of(regulation) - {"system"}}
        found.add(catalogue(language).the(voice.matter))
    return found


def test_dutch_roles_have_de_but_for_these() -> None:
    assert {one for one in with_article("nl") if not one.startswith("de ")} <= {
        "het College voor de Rechten van de Mens",
        "het Huis voor Klokkenluiders",
        "het Toezicht op het Welzijn op het Werk",
        "het bericht",
        "het bestuursorgaan",
        "het comité voor preventie en bescherming op het werk",
        "het diensthoofd",
        "het klachtensecretariaat",
        "het lid van de commissie",
        "het onthaal",
        "het secretariaat",
        "het secretariaat van de klachtencommissie",
        "het secretariaat van de preventiedienst",
        "het verzoek",
        "iedereen",
        "wie het bracht",
    }


def test_french_roles_have_le_but_for_these() -> None:
    assert {one for one in with_article("fr") if not one.startswith("le ")} <= {
        "De Nederlandsche Bank",
        "l'Autoriteit Consument en Markt",
        "l'Autoriteit Financiële Markten",
        "l'Autoriteit Nucleaire Veiligheid en Stralingsbescherming",
        "l'Autoriteit Persoonsgegevens",
        "l'Inspectie Gezondheidszorg en Jeugd",
        "l'Instance de règlement des litiges",
        "l'accueil",
        "l'auteur du signalement",
        "l'autorité administrative",
        "l'autre partie",
        "l'autre personne directement concernée",
        "l'employeur",
        "l'expert en comportement",
        "l'inspection",
        "l'ombudsman",
        "la Commission des plaintes sur ce service",
        "la Nederlandse Voedsel- en Warenautoriteit",
        "la Nederlandse Zorgautoriteit",
        "la commission des plaintes",
        "la commune",
        "la demande",
        "la direction",
        "la partie mise en cause",
        "la personne concernée",
        "la personne de confiance",
        "la personne impartiale qui traite le signalement",
        "la personne qui l'a apporté",
        "la personne qui traite la plainte",
        "la personne qui traite la plainte au nom du prestataire de soins",
        "la plainte",
        "tout le monde",
    }


def test_german_roles_have_die_but_for_these() -> None:
    assert {one for one in with_article("de") if not one.startswith("die ")} <= {
        "De Nederlandsche Bank",
        "alle",
        "das Beschwerdesekretariat",
        "das College voor de Rechten van de Mens",
        "das Huis voor Klokkenluiders",
        "das Mitglied der Kommission",
        "das Sekretariat",
        "das Sekretariat der Beschwerdekommission",
        "das Sekretariat des Präventionsdienstes",
        "das Toezicht op het Welzijn op het Werk",
        "der Antrag",
        "der Arbeitgeber",
        "der Ausschuss für Gefahrenverhütung und Schutz am Arbeitsplatz",
        "der Betriebsrat",
        "der Empfang",
        "der Gemeinderat",
        "der Nationale ombudsman",
        "der Ombudsman",
        "der Vlaamse Ombudsdienst",
        "der Vlaamse ombudsdienst",
        "der Vorsitz",
        "wer die Nachricht gebracht hat",
    }
