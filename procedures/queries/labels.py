"""The words for the codes of figures and register, in every language of the regulations."""

from collections.abc import Mapping, Sequence

from procedures.models import AdoptedRegulation
from procedures.queries.registering import own_labels
from procedures.queries.regulations import rules_of, texts_of
from procedures.rules.handling import derived_handlings, names_handling
from procedures.rules.language import Regulation, Texts
from procedures.rules.statistics import Labels

Codes = dict[str, dict[str, str]]

LISTS = ("category", "ground", "outcome", "resolution")
"""Dimensions of the figures that are code lists of a regulation under the same name."""
LISTED_AS = {"field": "social_field", "barrier": "barrier", "inadmissible": "inadmissible_reason"}
"""Dimensions that are lists of a regulation under another name."""
ASKED = ("found_us", "complaint_about")
"""Dimensions that are questions of the portal with their options."""
WHERE = ("lives_in", "happened_in")
"""Questions of which each option but `NOWHERE` is a municipality."""
HERE = "this_municipality"
NOWHERE = frozenset({"other_municipality", "unknown"})
OWN: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "handling": {
        "rule": {
            "nl": "Onderzoek met oordeel",
            "en": "Investigation with a ruling",
            "fr": "Examen avec constat",
            "de": "Untersuchung mit Beurteilung",
        },
        "mediate": {"nl": "Bemiddeling", "en": "Mediation", "fr": "Médiation", "de": "Vermittlung"},
        "talk": {"nl": "Gesprek", "en": "Talk", "fr": "Entretien", "de": "Gespräch"},
        "decline": {
            "nl": "Niet onderzocht",
            "en": "Not investigated",
            "fr": "Non examiné",
            "de": "Nicht untersucht",
        },
        "withdraw": {
            "nl": "Ingetrokken voor de behandeling",
            "en": "Withdrawn before handling",
            "fr": "Retiré avant le traitement",
            "de": "Vor der Bearbeitung zurückgezogen",
        },
    },
    "measure_state": {
        "proposed": {"nl": "Voorgesteld", "en": "Proposed", "fr": "Proposé", "de": "Vorgeschlagen"},
        "agreed": {"nl": "Afgesproken", "en": "Agreed", "fr": "Convenu", "de": "Vereinbart"},
        "done": {"nl": "Uitgevoerd", "en": "Carried out", "fr": "Exécuté", "de": "Umgesetzt"},
        "dropped": {"nl": "Vervallen", "en": "Dropped", "fr": "Abandonné", "de": "Entfallen"},
    },
}
"""Codes of the language itself, which no regulation words."""


def labels_of_client() -> Labels:
    """Return the labels of all adopted versions, those of the newest first; two queries."""
    newest_first = AdoptedRegulation.objects.order_by("beside", "-in_force_from", "-version")
    labels: dict[str, Codes] = {}
    for adopted in newest_first:
        for dimension, codes in _labels_of(adopted).items():
            known = labels.setdefault(dimension, {})
            known.update({code: words for code, words in codes.items() if code not in known})
    return {**_with_ours(labels), "measure_state": _own("measure_state")}


def _with_ours(labels: dict[str, Codes]) -> dict[str, Codes]:
    """Add our own lists; a regulation's words for the same code go before."""
    made = dict(labels)
    for dimension, ours in own_labels().items():
        known = labels.get(dimension, {})
        made[dimension] = {**ours, **known}
    return made


def _labels_of(adopted: AdoptedRegulation) -> dict[str, Codes]:
    regulation = rules_of(adopted)
    texts = {language: texts_of(adopted, language) for language in regulation.languages}
    lists = {name: regulation.code_lists.get(name, ()) for name in LISTS}
    found = {name: _coded(codes, name, texts) for name, codes in lists.items()}
    found |= {
        name: _coded(regulation.code_lists.get(listed, ()), listed, texts)
        for name, listed in LISTED_AS.items()
    }
    found |= {name: _asked(regulation, name, texts) for name in ASKED}
    found["municipality"] = _municipalities(regulation, texts)
    found["channel"] = _coded(regulation.filing.channels, "channel", texts)
    found["measure_kind"] = _coded(regulation.code_lists.get("measure", ()), "measure", texts)
    found["handling"] = _handling(regulation, texts)
    found["term"] = {
        name: {language: words.terms.get(name, name) for language, words in texts.items()}
        for name in regulation.terms
    }
    return {name: codes for name, codes in found.items() if codes}


def _coded(codes: Sequence[str], list_name: str, texts: Mapping[str, Texts]) -> Codes:
    return {
        code: {
            lang: words.codes.get(list_name, {}).get(code, code) for lang, words in texts.items()
        }
        for code in codes
    }


def _handling(regulation: Regulation, texts: Mapping[str, Texts]) -> Codes:
    """The regulation's own ways of handling, then those that follow from the kinds of its acts."""
    own = regulation.code_lists.get("handling", ()) if names_handling(regulation) else ()
    derived = set(derived_handlings(regulation))
    known = {code: words for code, words in _own("handling").items() if code in derived}
    return _coded(own, "handling", texts) | known


def _asked(regulation: Regulation, name: str, texts: Mapping[str, Texts]) -> Codes:
    options = [one.options for one in regulation.filing.questions if one.name == name]
    return _coded(options[0], name, texts) if options else {}


def _municipalities(regulation: Regulation, texts: Mapping[str, Texts]) -> Codes:
    """Return what stands for a municipality; none where the regulation names none."""
    where = {code: told for name in WHERE for code, told in _asked(regulation, name, texts).items()}
    served = {code: told for code, told in where.items() if code not in NOWHERE}
    return served if served.keys() - {HERE} else {}


def _own(dimension: str) -> Codes:
    return {code: dict(words) for code, words in OWN[dimension].items()}
