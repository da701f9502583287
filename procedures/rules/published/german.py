"""German words in a sentence: nouns keep their capital, and articles follow gender and case.

A sentence marks the case before a word with its article: `[A]` accusative, `[D]` dative, `[G]`
genitive. Only what roles, bodies, what is filed and lengths of time are called is known here.
"""

import re
from collections.abc import Mapping

_FUNCTION = re.compile(
    r"^(?:Der|Die|Das|Den|Dem|Ein|Eine|Einen|Wer|Wen|Was|Wie|Wo|Ob|In|Im|Auf|An|Bei|Mit|Zu|Zur|Zum"
    r"|Nur|Nicht|Über|Nach|Von|Um|Für|Sich|Als|Durch|Kein|Keine|Weiter|Gemeinsam|Noch|Zusammen"
    r"|Selbst|Diese|Dieser|Dieses|Ich|Wir|Es|Jemand|Jemanden|Alle|Niemand|Ohne|Sind|Ist|Darf"
    r"|Etwas|Schon|Länger|Schwer|Teilweise|Begründet|Unbegründet|Unbekannt|Unhöflich|Unklar"
    r"|Ungleich|Zurückgezogen|Zurückblicken|Festhalten|Entscheiden)\b"
)
_ADJECTIVE = re.compile(
    r"^(?P<stem>[A-ZÄÖÜ][a-zäöüß]+?)(?:e|er|es|en) "
    r"(?=(?:(?!d(?:er|en|ie) )(?:[a-zäöüß]+(?:e|er|es|en|t)|und) )*[A-ZÄÖÜ])"
)
_NOUN_IN_E = re.compile(
    r"^(?:Beschwerde|Stelle|Gruppe|Frage|Ende|Note|Akte|Grenze|Sache|Mitglieder|Kinder|Kosten"
    r"|Folgen|Personen|Zeugen|Daten|Namen|Ämter|Rollen|Stufen|Maßnahmen|Verfahren|Verhalten"
    r"|Unterlagen|Vertreter|Arbeitgeber|Lehrer|Opfer|Alter|Messer|Minister|Leben|Wissen)\b"
)
_FEMININE = re.compile(
    r"(?:ung|heit|keit|schaft|ion|tät|anz|ie|ur|person|stelle|behörde|kammer|autorität|autoriteit"
    r"|beschwerde|nachricht|kraft|aufsicht|koordination|gemeinde|inspektion|inspectie|in|frage"
    r"|bank|hilfe|partei)$",
    re.IGNORECASE,
)
_NEUTER = re.compile(
    r"(?:sekretariat|mitglied|amt|büro|gremium|organ|zentrum|ministerium|team|komitee|netzwerk"
    r"|haus|huis|kollegium|college|parlament|personal|ersuchen|signal|toezicht|kabinett)$",
    re.IGNORECASE,
)
_BOTH = re.compile(r"^(\w+in) oder (\w+)$")
_MASCULINE = re.compile(r"(?:termin|verein|schein)$", re.IGNORECASE)
_DUTCH_NAMES = re.compile(r"^(?:Nationale|Vlaamse|Nederlandse) (?=\w)")
_CASES: Mapping[str, Mapping[str, str]] = {
    "A": {"der": "den"},
    "D": {"der": "dem", "das": "dem", "die": "der", "ein": "einem", "eine": "einer"},
    "G": {"der": "des", "das": "des", "die": "der"},
}
_MARKED = re.compile(
    r"\[(?P<case>[ADG])\](?:(?P<article>der|die|das) (?P<adjectives>(?:[a-zäöüß]+e )*)(?P<noun>\w+)"
    r"|(?P<number>\w+) (?P<unit>(?:Arbeitst|T)age?|Wochen?|Monate?|Jahre?)\b|)"
)


def small(text: str) -> str:
    """Return text as it stands within a sentence: a noun keeps its capital, other words do not."""
    adjective = _ADJECTIVE.match(text) and not _NOUN_IN_E.match(text)
    if _FUNCTION.match(text) or (adjective and not _DUTCH_NAMES.match(text)):
        return text[:1].lower() + text[1:]
    return text


def with_article(noun: str, *, name: bool = False) -> str:
    """Return what somebody or something is called with its article: "die beschuldigte Person".

    A `name` stays as it is.
    """
    if both := _BOTH.match(noun):
        return f"die {both[1]} oder der {both[2]}"
    adjective = None if name or _NOUN_IN_E.match(noun) else _ADJECTIVE.match(noun)
    bare = noun[adjective.end() :] if adjective else noun
    described = f"{adjective['stem'].lower()}e {bare}" if adjective else noun
    return f"{_gender(_DUTCH_NAMES.sub('', bare))} {described}"


def _gender(noun: str) -> str:
    """Return the article of the first noun: what stands behind it does not count."""
    words = (word for word in noun.split() if word[:1].isupper() and not word.endswith("-"))
    head = next(words, noun).rstrip(",;")
    if _MASCULINE.search(head):
        return "der"
    if _NEUTER.search(head):
        return "das"
    return "die" if _FEMININE.search(head) else "der"


def declined(text: str) -> str:
    """Return a sentence with each marked word in its case."""
    return _MARKED.sub(_declined, text)


def _declined(found: re.Match[str]) -> str:
    case = found["case"]
    if found["unit"]:
        return _length(found["number"], found["unit"], case)
    if not found["article"]:
        return ""
    article = found["article"]
    adjectives = found["adjectives"]
    if case != "A" or article == "der":
        adjectives = re.sub(r"e(?= )", "en", adjectives)
    noun = _genitive(found["noun"]) if case == "G" and article != "die" else found["noun"]
    return f"{_CASES[case].get(article, article)} {adjectives}{noun}"


def _length(number: str, unit: str, case: str) -> str:
    """Return a length of time: "einen Monat", "ein Jahr", "zwei Tagen"."""
    if number in ("ein", "eine"):
        masculine = case == "A" and unit != "Jahr" and number == "ein"
        return f"{'einen' if masculine else _CASES[case].get(number, number)} {unit}"
    return f"{number} {unit}n" if case == "D" and unit.endswith("e") else f"{number} {unit}"


def _genitive(noun: str) -> str:
    return f"{noun}es" if noun.endswith(("s", "ß", "z", "x")) else f"{noun}s"
