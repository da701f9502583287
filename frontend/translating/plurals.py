"""The plural forms of each language: how many there are, and which number takes which form.

The rules are those of CLDR (cardinal numbers, whole numbers only). A form is named by example.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SAMPLE = 200
SHOWN = 4


@dataclass(frozen=True)
class Plurals:
    """How a language counts: the number of forms, and the rule in the words of a catalogue."""

    count: int
    rule: str

    def header(self) -> str:
        """Return the line of a catalogue."""
        return f"nplurals={self.count}; plural=({self.rule});"

    def form_of(self, number: int) -> int:
        """Return which form a number takes."""
        return int(_rule(self.rule)(number))

    def numbers(self, form: int) -> tuple[int, ...]:
        """Return the first whole numbers that take a form."""
        return tuple(number for number in range(SAMPLE) if self.form_of(number) == form)

    def is_one_number(self, form: int) -> bool:
        """Answer whether a form is only for one number, so that its text may leave that out."""
        return len(self.numbers(form)) == 1

    def told(self, form: int) -> str:
        """Return for which numbers a form is, by example: "2, 3, 4, 22, …"."""
        numbers = self.numbers(form)
        shown = ", ".join(str(number) for number in numbers[:SHOWN])
        return f"{shown}, …" if len(numbers) > SHOWN else shown


_rule = gettext.c2py

TWO = Plurals(2, "n != 1")
TWO_FROM_TWO = Plurals(2, "n > 1")
EAST_SLAVIC = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"
POLISH = "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"
ARABIC = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"

PLURALS: Mapping[str, Plurals] = MappingProxyType(
    {
        "en": TWO,
        "de": TWO,
        "fr": TWO_FROM_TWO,
        "tr": TWO_FROM_TWO,
        "pl": Plurals(3, POLISH),
        "uk": Plurals(3, EAST_SLAVIC),
        "ar": Plurals(6, ARABIC),
    }
)


def plurals_of(language: str) -> Plurals:
    """Return how a language counts; as English does when it is not known here."""
    return PLURALS.get(language, TWO)
