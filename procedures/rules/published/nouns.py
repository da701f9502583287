"""Nouns in a sentence: their article, their small letter, and what runs together with them."""

import re
from collections.abc import Collection

from procedures.rules.published import german

_NEUTER = re.compile(
    r"(aat|orgaan|bestuur|bureau|college|lid|hoofd|team|punt|huis|departement|ministerie|schap"
    r"|personeel|parlement|loket|comité|centrum|gezag|verzoek|signaal|netwerk|overleg|kabinet"
    r"|toezicht|onthaal|verhaal|bericht|bedrijf|voorval|instituut)$"
)
"""Dutch words with "het": those that roles and bodies are called, by how they end."""
_COMMON = re.compile(r"(ambtenaar van het openbaar ministerie|kandidaat|advocaat|soldaat)$")
"""Dutch words with "de" that end as one with "het"."""
_FEMININE = re.compile(
    r"^(personne|commission|direction|cellule|autorité|partie|inspection|hiérarchie|plainte"
    r"|demande|délégation|question|instance|présidente|secrétaire générale|réclamation"
    r"|chambre|commune|ligne|nederlandse|institution|administration|organisation|entreprise|équipe|victime)\b"
)
"""French words with "la": those that roles, bodies and complaints are called."""
_TOGETHER = {
    "de un ": "d'un ",
    "de une ": "d'une ",
    "de le ": "du ",
    "de les ": "des ",
    "à le ": "au ",
    "à les ": "aux ",
}


def definite(noun: str, language: str, *, bare: Collection[str] = (), name: bool = False) -> str:
    """Return a noun with its article: "het secretariaat", "the chair", "l'employeur".

    A `name` keeps its capital: "het Huis voor Klokkenluiders".
    """
    if language == "de":
        return (
            small
            if (small := lowered(noun, "de")).lower() in bare
            else german.with_article(noun, name=name)
        )
    small = noun if name else lowered(noun)
    if small.lower() in bare:
        return small
    if language == "nl":
        head = re.split(r" (?:van|voor|bij|uit|over|in|met|op) | \(", small.lower(), maxsplit=1)[0]
        neuter = _NEUTER.search(head) and not _COMMON.search(head)
        return f"{'het' if neuter else 'de'} {small}"
    if language == "fr":
        return _french(small)
    return f"the {small}"


def _french(small: str) -> str:
    if re.match(r"(?!huis\b)[aeiouyâàéèêëîïôûhœ]", small.lower()):
        return f"l'{small}"
    return f"{'la' if _FEMININE.match(small.lower()) else 'le'} {small}"


def lowered(text: str, language: str = "") -> str:
    """Return text with a small first letter, unless it begins with an abbreviation.

    In German a noun keeps its capital.
    """
    if language == "de":
        return german.small(text)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def in_sentence(name: str, language: str) -> str:
    """Return what somebody or something is called within a sentence: German keeps its nouns."""
    return german.small(name) if language == "de" else name.lower()


def capital(text: str) -> str:
    """Return text with a capital first letter."""
    return text[:1].upper() + text[1:]


def typeset(text: str, language: str) -> str:
    """Return text with the spaces of a language: in French one that does not break before ; : ?."""
    if language != "fr":
        return text
    text = re.sub(
        r"(?<=[^\s/])[ \u00a0\u202f]*([;:?!»])(?!/)(?=\s|$|[.,);:?!»])", "\u00a0\\1", text
    )
    return re.sub(r"«[ \u202f]+", "«\u00a0", text)


def run_together(text: str, language: str) -> str:
    """Return text with what a language writes as one word: "de le" is "du" in French.

    In German what is marked gets its case.
    """
    if language == "de":
        return german.declined(text)
    if language != "fr":
        return text
    for apart, together in _TOGETHER.items():
        text = re.sub(rf"(?<![\w'-]){apart}", together, text)
    return text
