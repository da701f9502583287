"""Whether the words of a story show who it is about: names, places, days, quotes, ages, addresses.

The text is read as a person reads it: without invisible signs, in one form of every letter, and
whatever the capitals and accents. It finds what usually stands in such a text; whoever approves a
story reads it for the rest.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kernel.errors import Refusal

LONGEST = 1500
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|january|february|june|july|august|october|janvier|fevrier|mars|avril|mai|juin|juillet|aout"
    "|septembre|octobre|novembre|decembre|januar|februar|marz|juni|juli|oktober|dezember"
    "|mrt|febr|sept|okt"
)
_FEASTS = (
    "kerst\\w*|sinterklaas\\w*|koningsdag|carnaval\\w*|pasen|pinksteren|hemelvaart\\w*"
    "|suikerfeest|offerfeest|nieuwjaars\\w+|oudejaars\\w+|goede vrijdag|bevrijdingsdag"
    "|christmas|easter|new year'?s (?:day|eve)|noel|paques|pentecote|weihnacht\\w*|ostern"
)
_DAYS = (
    rf"\b(?:{_MONTHS})\b",
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:march|may)\b|\b(?:march|may) \d{1,2}(?:st|nd|rd|th)?\b",
    r"\b(?:in|early|late|since|until|mid|last) (?:march|may)\b",
    r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\b",
    r"\b(?!24/7)(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2])\b",
    r"\bweek \d{1,2}\b|\bsemaine \d{1,2}\b|\bwoche \d{1,2}\b",
    rf"\b(?:{_FEASTS})\b",
)
_QUOTES = (
    r"[\"“”„‟«»‹›].{0,40}",
    r"(?:‘|‚)[^’‘]*\s[^’‘]*[’‘]",
    r"(?<!\w)'(?!s\b|n\b|t\b)[^'\n]{2,}'(?!\w)",
    (
        r"\b(?:zei|zegt|riep|schreef|vroeg|antwoordde|said|wrote|asked|shouted|a dit|disait"
        r"|ecrivait|sagte|rief|schrieb|fragte)(?: \w+){0,2} ?:.{0,40}"
    ),
)
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig"
_AGES = (
    r"\b\d{1,2}[ -]?jarige?\b|\b\d{1,2}[ -]?jahrige[nrs]?\b|\b\w*tien[ -]?jarige?\b",
    rf"\b\w*(?:{_TENS})[ -]?jarige?\b|\b(?:{_TENS})ers?\b",
    rf"\b\w*(?:tien|{_TENS}) jaar\b|\b(?:begin|midden|eind|in de|ruim|bijna) (?:{_TENS})\b",
    r"\b(?:1[4-9]|[2-9]\d)[ -]?(?:jaar|jr|years?|ans|jahren?)\b|\b\d{1,2} jaar (?:oud|jong)\b",
    r"\byears?[ -]old\b|\b\d{1,2} ?ans\b|\b\w+[ -]years?[ -]old\b",
    r"\b(?:vingt|trente|quarante|cinquante|soixante)[\w-]*(?: et un)? ans\b",
    r"\bgeboren\b|\bverjaardag\w*|\bborn in\b|\bbirthday\b|\banniversaire\b|\bgeburtstag\w*",
)
_REACHES = (
    r"[^\s@]+@[^\s@]+|(?<!\w)@\w{2,}|https?:\S+|\bwww\.\S+",
    r"(?<!\d)(?!(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d\b)(?:\+|\()?\d(?:[\s().\-/]{0,2}\d){6,}",
    r"\b[1-9]\d{3} ?(?-i:[A-Z]{2})\b",
    r"\b\w+(?:straat|laan|plein|gracht|kade|dijk|singel|steenweg|strasse) \d+\w?\b",
)
_TITLED = (
    r"\b(?:mevrouw|mevr\.|mw\.|meneer|de heer|dhr\.|mijnheer|mr\.?|mrs\.?|ms\.?|miss|dr\.|prof\."
    r"|madame|mme|monsieur|herr|frau|collega|colleague|collegue|kollege|kollegin) "
    r"(?-i:(?:(?:van|de|den|der|ter|ten|von|du) ){0,2}[A-Z][\w'’.-]*)"
    r"|(?-i:\b[A-Z]\.(?: ?[A-Z]\.)* ?(?:(?:van|de|den|der|ter|ten) ){0,2}[A-Z][a-z]\w*)"
)
_WORDS = (
    "van de den der het ter ten te el al la le du des von zu und aan bij in op an is so to we he"
    " me my no on or us as at be by do go if it up en er ik je ze zo nu ja na om of un et il ou si"
    " sa se ma es im am wo da ben bin ibn abu san del di"
)
PARTICLES = frozenset(_WORDS.split())
"""Parts of names that are words of their own."""
_SHORTEST = 2

TOLD = (
    Refusal("vignette.name", message="In het verhaal staat een naam. Haal die weg."),
    Refusal(
        "vignette.place",
        message="In het verhaal staat een afdeling die u niet als kenmerk koos. Kies haar als"
        " kenmerk, of noem haar niet.",
    ),
    Refusal(
        "vignette.date",
        message="In het verhaal staat een dag of een maand. Noem die niet; een seizoen mag wel.",
    ),
    Refusal(
        "vignette.quote",
        message="In het verhaal staat een aanhaling. Vertel het in uw eigen woorden.",
    ),
    Refusal("vignette.age", message="In het verhaal staat een leeftijd. Haal die weg."),
    Refusal(
        "vignette.reach",
        message="In het verhaal staat een adres of telefoonnummer. Haal dat weg.",
    ),
)
"""What is said of words by which somebody could be known, in the order in which it is looked at."""


def check_text(
    title: str,
    text: str,
    *,
    names: Iterable[str],
    places: Mapping[str, str],
    facts: Mapping[str, str],
) -> None:
    """Raise a Refusal for words by which somebody could be known.

    `names` are people of the client, `places` its departments by code. The codes are
    `vignette.empty`, `.long`, `.name`, `.place`, `.date`, `.quote`, `.age` and `.reach`.
    """
    if not (title.strip() and text.strip()):
        raise Refusal("vignette.empty", message="Schrijf een titel en een verhaal.", field="text")
    if len(text) > LONGEST:
        raise Refusal(
            "vignette.long",
            message="Houd het verhaal korter dan 1500 tekens. Dan past het ook op een dia.",
            field="text",
        )
    whole = plain(f"{title}\n{text}")
    hits = (_first(patterns, whole) for patterns in (_DAYS, _QUOTES, _AGES, _REACHES))
    found = (_named(whole, names), _place(whole, places, facts), *hits)
    for said, words in zip(TOLD, found, strict=True):
        if words:
            raise Refusal(said.code, message=said.message, field="text", exposed=(words.strip(),))


def capitals(text: str) -> list[str]:
    """Return the words with a capital that begin no sentence: what an approver looks at twice."""
    hits = re.finditer(r"(?<=[^\W\d_]) +([^\W\d_]+)|(?<=[,;:)] )([^\W\d_]+)", text)
    words = (hit.group(1) or hit.group(2) for hit in hits)
    return list(dict.fromkeys(word for word in words if word[0].isupper()))


def plain(text: str) -> str:
    """Return a text with one form of every letter: no accents, no invisible signs, one space."""
    spread = unicodedata.normalize("NFKD", text.replace("\u00ad", ""))
    kept = "".join(one for one in spread if unicodedata.category(one) not in {"Mn", "Cf"})
    return re.sub(r"[^\S\n]+", " ", kept)


def _first(patterns: Sequence[str], text: str) -> str:
    """Return what stands in the text and fits one of the patterns; empty when nothing does."""
    hits = (re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
    return next((hit.group() for hit in hits if hit), "")


def _named(text: str, names: Iterable[str]) -> str:
    """Return a name in the text: one that is known, or a word that is called as one calls people.

    A part of a name counts where it has a capital, a whole name also where it has none.
    """
    known = [_parts(plain(name)) for name in names]
    capitals = {_folded(word): word for word in _words(text) if word[0].isupper()}
    whole = f" {' '.join(map(_folded, _words(text)))} "
    found = [capitals[part] for parts in known for part in parts if part in capitals]
    found += [
        " ".join(parts) for parts in known if len(parts) > 1 and f" {' '.join(parts)} " in whole
    ]
    return min(found, default="") or _first((_TITLED,), text)


def _parts(name: str) -> list[str]:
    """Return the parts of a name that are no words of their own, without capitals."""
    found = [_folded(word) for word in _words(name) if word[0].isupper()]
    return [one for one in found if len(one) >= _SHORTEST and one not in PARTICLES]


def _words(text: str) -> Iterator[str]:
    """Yield the words: a name with 's or a stroke behind it is still that name."""
    return (hit.group() for hit in re.finditer(r"[^\W\d_]+", text))


def _folded(word: str) -> str:
    return word.casefold()


def _place(text: str, places: Mapping[str, str], facts: Mapping[str, str]) -> str:
    """Return the name of a department that the text tells and the facts do not."""
    told, read = facts.get("department", ""), f" {' '.join(map(_folded, _words(text)))} "
    for code, name in places.items():
        words = " ".join(map(_folded, _words(plain(name))))
        if code != told and words and f" {words} " in read:
            return name
    return ""
