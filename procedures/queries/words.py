"""The words of all regulations that a client adopted, for lists over cases of any version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from procedures.models import AdoptedRegulation
from procedures.queries.regulations import light, rules_of, texts_of
from procedures.rules.language import Regulation, Texts

OFFICES: Mapping[str, Promise] = {
    "consultant": gettext_lazy("Adviseur van het bureau"),
    "secretariat": gettext_lazy("Secretariaat"),
    "complaints_officer": gettext_lazy("Klachtenfunctionaris"),
    "handler": gettext_lazy("Behandelaar"),
    "policy_officer": gettext_lazy("Beleidsmedewerker"),
    "confidential_adviser": gettext_lazy("Vertrouwenspersoon"),
    "employer": gettext_lazy("Werkgever"),
    "hr": gettext_lazy("Personeelszaken"),
    "administrator": gettext_lazy("Beheerder"),
}
"""What roles are called that a regulation does not name."""


@dataclass(frozen=True, slots=True)
class Words:
    """Labels by code; where versions differ, the newest wins."""

    states: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    final_states: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def code(self, list_: str, code: str) -> str:
        """Return what a code is called, or the code itself."""
        return self.codes.get(list_, {}).get(code, code)


def words_of_client(language: str) -> Words:
    """Return the labels of every adopted version together; one query."""
    states: dict[str, str] = {}
    acts: dict[str, str] = {}
    roles = {code: str(words) for code, words in OFFICES.items()}
    terms: dict[str, str] = {}
    codes: dict[str, dict[str, str]] = {}
    final: dict[str, frozenset[str]] = {}
    every = light(AdoptedRegulation.objects.order_by("-beside", "in_force_from", "version"))
    for adopted in every:
        texts = texts_of(adopted, language)
        states |= texts.states
        acts |= texts.acts
        roles |= texts.roles
        terms |= texts.terms
        for name, words in texts.codes.items():
            codes.setdefault(name, {}).update(words)
        final[str(adopted.id)] = _final(rules_of(adopted))
    return Words(states, acts, roles, terms, codes, final)


def _final(regulation: Regulation) -> frozenset[str]:
    return frozenset(name for name, state in regulation.states.items() if state.final)


def label(texts: Texts, list_: str, code: str) -> str:
    """Return what a code is called in a regulation's words, or the code itself."""
    return texts.codes.get(list_, {}).get(code, code)
