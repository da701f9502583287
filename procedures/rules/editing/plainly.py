"""The prover's sentences without the words of the YAML: for people who never see that."""

import re

_HINT = re.compile(r" \('[a-z_]+'\)")
_TYPES = {
    "text": "een tekst",
    "code": "een keuze uit een lijst",
    "codes": "keuzes uit een lijst",
    "date": "een datum",
    "moment": "een dag en tijd",
    "side": "om welke kant het gaat",
    "person": "een persoon",
    "seat": "een plaats in de commissie",
    "flag": "een vinkje",
    "attendance": "of iemand komt",
    "score": "een cijfer",
    "rulings": "een oordeel per onderdeel",
    "measures": "maatregelen",
    "measure": "een maatregel",
    "term": "een termijn",
    "files": "bestanden",
}
_GUARDS = {
    "admissible": "de klacht ontvankelijk is",
    "both_sides_heard": "beide kanten zijn gehoord",
    "panel_complete": "de commissie volledig is",
    "respondent_informed": "de beklaagde is ingelicht",
    "acknowledged": "de ontvangst is bevestigd",
    "named": "de naam van de klager bekend is",
    "answered": "het antwoord bij het indienen past",
}
_PARTS = {
    "states": "de naam van een fase",
    "acts": "de naam van een stap",
    "terms": "de naam van een termijn",
    "roles": "de naam van een rol",
    "fields": "de vraag bij een stap",
    "questions": "een vraag bij het indienen",
    "letters": "de brief",
    "reports": "de naam van een rapportage",
    "contents": "de naam van een stuk",
}
_TONGUES = {"nl": "Nederlands", "en": "Engels", "fr": "Frans", "de": "Duits"}

_INSTEAD: tuple[tuple[str, str], ...] = (
    ("toestand '", "fase '"),
    ("Toestand '", "Fase '"),
    ("; schrijf 'roll: none'.", ". Kies bij die termijn dat de laatste dag niet opschuift."),
    ("'only_by' noemt", "Bij de kanalen per onderwerp staat"),
    ("kijkt anders terug dan 'limit' bij het indienen", "is anders dan de grens bij het indienen"),
    ("dan onder 'aftercare' staat", "dan bij de nazorg staat"),
    ("geen toestand 'closed', waarin", "geen fase waarin"),
    ("kent geen 'gegrond'", "kent geen gegrond of ongegrond"),
    (", maar staat niet in 'tells'", ", maar de termijn noemt die niet"),
    (" (verplicht) niet vast", " niet vast, of vraagt het niet verplicht"),
    ("de onbekende stap '", "een stap die er niet is: '"),
    (
        "kan de klager niet tevreden zijn",
        "kan een zaak niet eindigen doordat de klager tevreden is",
    ),
    ("kan de klager niet de klacht intrekken", "kan de klager de klacht niet intrekken"),
    ("van het soort 'change'", "waarmee een zaak daarheen gaat"),
    ("en onder 'tracks' te staan", "en bij de andere wegen te staan"),
    ("maar 'tracks' noemt er geen", "maar er is geen andere weg genoemd"),
    (" in de brief en 'encloses' horen bij elkaar", " in de brief vraagt om een bijlage"),
)


def reworded(sentence: str) -> str:
    """Return a sentence of the prover in words for people; names stay between quotes."""
    for before, after in _INSTEAD:
        sentence = sentence.replace(before, after)
    sentence = _HINT.sub("", sentence)
    sentence = re.sub(r"iets van het type '(\w+)'", _type, sentence)
    sentence = re.sub(r"de voorwaarde '(\w+)' is dan nooit vervuld", _guard, sentence)
    return _of_texts(sentence)


def _type(match: re.Match[str]) -> str:
    return _TYPES.get(match[1], match[1])


def _guard(match: re.Match[str]) -> str:
    if match[1] in _GUARDS:
        return f"het is dan nooit zo dat {_GUARDS[match[1]]}"
    return f"stap '{match[1]}' gaat er dan nooit aan vooraf"


def _of_texts(sentence: str) -> str:
    """Return a sentence about words that are missing or wrong, without its file."""
    head = re.match(r"texts/(\w+)\.yaml, ", sentence)
    if head is None:
        return re.sub(r"De teksten in de taal '(\w+)'", _tongue, sentence)
    tongue, rest = _TONGUES.get(head[1], head[1]), sentence[head.end() :]
    if code := re.match(r"codes › (\w+): '(\w+)' ontbreekt\.", rest):
        return f"In het {tongue} ontbreekt de naam van keuze '{code[2]}' in lijst '{code[1]}'."
    if part := re.match(r"(\w+): '(\w+)' ontbreekt\.", rest):
        return f"In het {tongue} ontbreekt {_PARTS.get(part[1], part[1])}: '{part[2]}'."
    return f"{rest[:1].upper()}{rest[1:].rstrip('.')} ({tongue})."


def _tongue(match: re.Match[str]) -> str:
    return f"De teksten in het {_TONGUES.get(match[1], match[1])}"
