"""What things of a draft are called: in its own words, or those of what it builds on."""

import re
from dataclasses import dataclass

from procedures.rules.editing.manuscript import Manuscript
from procedures.rules.editing.standard import LISTS
from procedures.rules.editing.words import word

_PLACEHOLDER = re.compile(r"\s*\{[^}]*\}")
PARTS = ("acts", "roles", "terms", "states", "fields", "questions", "contents", "reports")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a draft in one language; what has none is called by its code word."""

    draft: Manuscript
    language: str

    def of(self, part: str, name: str) -> str:
        """Return what something is called in a part of the words, such as "acts"."""
        return str(word(self.draft, self.language, part, name) or name)

    def said(self, part: str, name: str) -> str:
        """Return the words there are for something, empty when there are none."""
        return str(word(self.draft, self.language, part, name))

    def act(self, name: str) -> str:
        """Return what a step is called; a state or a moment may stand where a step is meant."""
        found = word(self.draft, self.language, "acts", name)
        return str(found or self.of("states", name))

    def role(self, name: str) -> str:
        """Return what a role, seat or side is called."""
        return self.of("roles", name)

    def letter(self, name: str) -> str:
        """Return what a letter is called: its subject, without what is filled in."""
        subject = str(word(self.draft, self.language, "letters", name, "subject") or name)
        return " ".join(_PLACEHOLDER.sub(" …", subject).split())

    def listed(self, name: str) -> str:
        """Return what a list is called: the question it answers, or its usual name."""
        usual = LISTS.get(self.language, LISTS["nl"])
        for part in ("questions", "fields"):
            if found := self.said(part, name):
                return found
        return usual.get(name, name)

    def code(self, codes: str, name: str) -> str:
        """Return the label of a code in a list."""
        return str(word(self.draft, self.language, "codes", codes, name) or name)

    def anything(self, name: str) -> str:
        """Return what is called so in whatever part has it first."""
        if name in LISTS["nl"]:
            return self.listed(name)
        for part in PARTS:
            found = word(self.draft, self.language, part, name)
            if found:
                return str(found)
        lists = word(self.draft, self.language, "codes", default={})
        return next((str(codes[name]) for codes in lists.values() if name in codes), name)
