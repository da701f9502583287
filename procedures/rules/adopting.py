"""What is written as a draft, and what must hold of the day and the consent to adopt it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import yaml

from kernel.errors import Refusal
from procedures.rules.documents import child_of, compose
from procedures.rules.language import Regulation

Council = Literal["given", "not_needed", "asked"]
Wording = Mapping[str, Mapping[str, Sequence[str]]]
"""The client's own paragraphs after a generated article: per language, per article key."""

COUNCIL_FROM = 50
"""Employees from whom on there is a works council. Source: Wet op de ondernemingsraden, art. 2."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A regulation as somebody writes it: YAML, YAML of the words per language, own paragraphs."""

    source: str
    texts: Mapping[str, str] = field(default_factory=dict)
    wording: Wording = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Adoption:
    """From which day a version holds, and how the works council consented.

    `council` is "given" (on `council_on`), "not_needed" (`note` says why), or "asked": not yet.
    A regulation `beside` is not what people file under: cases come to it by a change of track.
    """

    in_force_from: date
    council: Council = "not_needed"
    council_on: date | None = None
    note: str = ""
    beside: bool = False


def check_council(adoption: Adoption, *, employees_count: int, today: date) -> None:
    """Raise Refusal `regulation.council` when consent is missing though needed.

    A regulation on handling complaints of staff needs the consent of the works council; an
    organisation of 50 people or more has one. Where it is not needed there, a note says why.
    Source: Wet op de ondernemingsraden, art. 2 and 27(1)(j).
    """
    message = ""
    if adoption.council == "asked":
        message = "De ondernemingsraad heeft nog niet ingestemd. Wacht op de instemming."
    elif adoption.council == "given":
        if adoption.council_on is None:
            message = "Vul in op welke dag de ondernemingsraad heeft ingestemd."
        elif adoption.council_on > today:
            message = "De dag waarop de ondernemingsraad instemde kan niet later zijn."
    elif employees_count >= COUNCIL_FROM and not adoption.note.strip():
        message = "Schrijf op waarom instemming van de ondernemingsraad niet nodig is."
    if message:
        raise Refusal("regulation.council", message=message)


def check_day(
    in_force_from: date, *, today: date, newest_from: date | None, last_received_on: date | None
) -> None:
    """Raise Refusal `regulation.before`, `regulation.past` or `regulation.received`.

    A case keeps the version of its day of receipt: no version may start on or before a day on
    which a complaint came in already, before another version, or (but for the first) in the past.
    """
    if newest_from is not None and in_force_from < newest_from:
        raise Refusal(
            "regulation.before",
            message="Er geldt al een versie met een latere datum. Kies een latere dag.",
            newest_from=newest_from.isoformat(),
        )
    if newest_from is not None and in_force_from < today:
        raise Refusal(
            "regulation.past",
            message="Een nieuwe versie kan niet gelden vanaf een dag die voorbij is.",
        )
    if last_received_on is not None and in_force_from <= last_received_on:
        raise Refusal(
            "regulation.received",
            message="Op of na die dag is al een klacht binnengekomen. Een zaak houdt de regeling"
            " van de dag van ontvangst. Kies een latere dag.",
            last_received_on=last_received_on.isoformat(),
        )


def check_codes(regulation: Regulation, used: Mapping[str, Mapping[str, int]]) -> None:
    """Raise Refusal `regulation.codes_used` when a code is gone that cases which run still use.

    `used` counts those cases per list and code. A case keeps its own version; but lists, figures
    and the choices of the portal are those of the newest.
    """
    lost = codes_lost(regulation, used)
    if lost:
        raise Refusal(
            "regulation.codes_used",
            message="Zaken die nog lopen gebruiken een code die in deze versie niet meer bestaat."
            " Laat de code staan tot die zaken zijn afgesloten.",
            codes=lost,
        )


def codes_lost(
    regulation: Regulation, used: Mapping[str, Mapping[str, int]]
) -> dict[str, dict[str, int]]:
    """Return the codes that are used and that the regulation does not have, with their counts."""
    lost = {
        name: {
            code: count
            for code, count in codes.items()
            if code not in regulation.code_lists.get(name, ())
        }
        for name, codes in used.items()
    }
    return {name: codes for name, codes in lost.items() if codes}


def numbered(source: str, version: int) -> str:
    """Return the YAML of a whole regulation as this version, all else as it was written."""
    node = child_of(compose(source, "regulation.yaml"), "version")
    if not isinstance(node, yaml.ScalarNode):
        return source
    start, end = node.start_mark, node.end_mark
    lines = source.splitlines(keepends=True)
    line = lines[start.line]
    lines[start.line] = f"{line[: start.column]}{version}{line[end.column :]}"
    return "".join(lines)
