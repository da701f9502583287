"""What each law asks of the letters of a procedure, with its article.

A law holds for the regulations that cite it under a step or a term. The first ones hold for every
regulation: they are what Awb art. 9:8(3), 9:10, 9:11(2), 9:12(1) and 9:16 and Wkkgz art. 17 share.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from procedures.rules.language import Regulation, Step
from procedures.rules.proofs.lawful.contents import (
    Content,
    Encloses,
    Named,
    Record,
    Value,
    WayOn,
    values,
)
from procedures.rules.walk import SIDES

Chosen = Callable[[Regulation, Step], bool]
COMPLAINANT = ("complainant",)
AWB = re.compile(r"\bAwb art\. 9:")
AWB_COMMITTEE = re.compile(r"\bAwb art\.[^()]*\b9:1[3-6]\b")
WKKGZ = re.compile(r"\bWkkgz art\.")
EVERY = re.compile("")
BESTUURSDECREET = re.compile(r"\bBestuursdecreet art\.")
CODEX = re.compile(r"\bCodex (?:art\.|book I, title 3)")
WBK = re.compile(r"\bWbk art\.|\b2019/1937\b")


@dataclass(frozen=True, slots=True)
class Required:
    """What a law asks: of which steps, in the letters to whom, and what they record."""

    law: str
    cited: re.Pattern[str]
    of: Chosen
    to: tuple[str, ...] = COMPLAINANT
    says: Iterable[Content] = ()
    records: tuple[Record, ...] = ()


def kind(*kinds: str) -> Chosen:
    """Choose the steps of these kinds."""
    return lambda _regulation, step: step.kind in kinds


def final(_regulation: Regulation, step: Step) -> bool:
    """Choose the steps with which the last word on a complaint is said."""
    return step.kind == "decide" or (step.kind == "rule" and step.binding)


def advice(_regulation: Regulation, step: Step) -> bool:
    """Choose the steps with which a committee or adviser advises."""
    return step.kind == "advise" or (step.kind == "rule" and not step.binding)


def meets(term: str) -> Chosen:
    """Choose the steps that meet a term."""

    def met(regulation: Regulation, step: Step) -> bool:
        spec = regulation.terms.get(term)
        return spec is not None and step.act in spec.ends

    return met


def written_answer(regulation: Regulation, step: Step) -> bool:
    """Choose the steps that meet the feedback term by something written for it."""
    return meets("feedback")(regulation, step) and step.kind not in ("decline", "refer")


def departs(_regulation: Regulation, step: Step) -> bool:
    """Choose the decisions that may depart from an advice."""
    return step.kind == "decide" and any(f.name == "departure_reasons" for f in step.fields)


INVITATION = values("planned_at", "place", "answer_by")
FINDINGS = Value(("findings", "reasons"))
EXTENDED = Value(("extended_to",))
STATUTES: tuple[Required, ...] = (
    Required("", EVERY, kind("decline", "refer"), says=values("reasons")),
    Required("", EVERY, kind("extend"), to=SIDES, says=[EXTENDED]),
    Required("", EVERY, kind("invite"), to=SIDES, says=INVITATION),
    Required("", EVERY, final, says=[Value(("outcome", "reasons"))]),
    Required("", EVERY, departs, to=SIDES, says=values("departure_reasons")),
    Required("Awb art. 9:8 lid 3", AWB, kind("decline"), says=[WayOn(until=True)]),
    Required("Awb art. 9:12 lid 1", AWB, final, says=[Value(("outcome",)), FINDINGS]),
    Required("Awb art. 9:12 lid 2", AWB, final, says=[WayOn(until=True)]),
    Required("Awb art. 9:15 lid 1", AWB_COMMITTEE, kind("acknowledge"), says=[Named("committee")]),
    Required(
        "Awb art. 9:15 lid 4",
        AWB_COMMITTEE,
        advice,
        to=("employer",),
        says=[Encloses(frozenset({"rule", "advise"}))],
    ),
    Required(
        "Awb art. 9:16",
        AWB_COMMITTEE,
        kind("decide"),
        to=SIDES,
        says=[Value(("departure_reasons",)), Encloses(frozenset({"rule", "advise"}))],
    ),
    Required(
        "Wkkgz art. 17 lid 1",
        WKKGZ,
        final,
        says=values("outcome", "findings", "decisions", "measures"),
        records=(
            Record("text", "findings"),
            Record("text", "decisions"),
            Record("measures", "measures", required=False, dated=True),
        ),
    ),
    Required(
        "Wkkgz art. 17 lid 1",
        WKKGZ,
        lambda _regulation, step: step.kind == "measure" and _agrees(step),
        records=(Record("measures", "measures", dated=True),),
    ),
    Required("Wkkgz art. 18 lid 5", WKKGZ, final, says=[WayOn()]),
    Required("Wkkgz art. 18 lid 5", WKKGZ, kind("decline"), says=[WayOn()]),
    Required("Bestuursdecreet art. II.85", BESTUURSDECREET, final, says=[WayOn()]),
    Required("Bestuursdecreet art. II.85", BESTUURSDECREET, kind("decline"), says=[WayOn()]),
    Required("Codex art. I.3-29", CODEX, kind("decide"), says=values("reasons")),
    Required(
        "Wbk art. 2 lid 2; Directive (EU) 2019/1937 art. 9 lid 1 sub b",
        WBK,
        kind("acknowledge"),
        says=[*values("received_on", "due.feedback"), WayOn(every=True)],
    ),
    Required(
        "Wbk art. 2 lid 2; Directive (EU) 2019/1937 art. 9 lid 1 sub f",
        WBK,
        written_answer,
        says=values("assessment", "follow_up"),
        records=(Record("text", "assessment"), Record("text", "follow_up")),
    ),
    Required(
        "Wbk art. 2 lid 2; Directive (EU) 2019/1937 art. 9 lid 1 sub f",
        WBK,
        kind("decline", "refer"),
        says=[*values("reasons"), WayOn(every=True)],
    ),
    Required(
        "Directive (EU) 2019/1937 art. 16 lid 1",
        WBK,
        kind("refer"),
        records=(Record("flag", "complainant_consents"),),
    ),
    Required(
        "Directive (EU) 2019/1937 art. 22 lid 1",
        WBK,
        kind("inform"),
        to=("respondent",),
        says=values("subject"),
        records=(Record("text", "subject"),),
    ),
    Required(
        "Directive (EU) 2019/1937 art. 9 lid 1 sub c",
        WBK,
        kind("admit", "decline", "refer", "rule", "advise"),
        records=(Record("flag", "no_conflict"),),
    ),
)


def _agrees(step: Step) -> bool:
    return any(field.type == "measures" for field in step.fields)
