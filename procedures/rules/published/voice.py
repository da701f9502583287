"""A regulation speaking one language: its roles, steps, terms and codes as words in a sentence."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from procedures.rules.language import Regulation, Retention, Step, TermSpec, Texts
from procedures.rules.language.values import Sourced
from procedures.rules.published.catalogue import Catalogue
from procedures.rules.published.nouns import capital
from procedures.rules.walk import CLOSED, SIDES
from procedures.rules.ways import edges

PROGRAM = "system"
"""Who takes a step that goes by itself: nobody's role."""
NAMING = ("receive", "acknowledge", "withdraw")
"""Kinds of steps whose words say what it is that came in: "Verzoek ontvangen"."""
EVENTS = {"submitted": "submit", CLOSED: "closed"}
"""Events that are told alike whatever step they come with: filing where that counts and not
receipt, and the closing of a case."""
OWN_REGULATION = "own regulation"


@dataclass(frozen=True)
class Voice:
    """What says the rules of one regulation in one language."""

    regulation: Regulation
    texts: Texts
    words: Catalogue

    def say(self, *path: str, **given: object) -> str:
        """Return a sentence of the catalogue; the matter and the sides are always known."""
        return self.words.say(*path, **{**self._always, **given})

    @cached_property
    def _always(self) -> dict[str, object]:
        known = {"the_matter": self.words.the(self.matter)}
        known |= {side: self.role(side) for side in SIDES}
        return {**known, **{capital(name): capital(word) for name, word in known.items()}}

    @cached_property
    def matter(self) -> str:
        """What is filed here, by the words of the step that receives it: "klacht", "melding"."""
        named = (step.act for kind in NAMING for step in self.regulation.steps if step.kind == kind)
        labels = (self.texts.acts.get(act, "") for act in named)
        found = (re.match(self.words.text("matter_ending"), label) for label in labels)
        first = next((one.group(1) for one in found if one), "")
        return self.words.small(first) or str(self.words.text("matter"))

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many steps of each kind there are; an advising judgment is a kind of its own."""
        return Counter(kind_of(step) for step in self.regulation.steps)

    @cached_property
    def has_respondent(self) -> bool:
        """Whether there is another side at all: it is told something, or does something."""
        steps = self.regulation.steps
        told = {letter.to for step in steps for letter in step.letters}
        return "respondent" in told | {role for step in steps for role in step.by}

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The sides that there are."""
        return SIDES if self.has_respondent else SIDES[:1]

    def role(self, role: str) -> str:
        """Return a role with its article."""
        name = self.name(role)
        return self.words.the(name, name=role in self._bodies and " " in name)

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """Those outside that somebody can go to: names of more than one word keep their capital."""
        return frozenset(step.body for step in self.regulation.next_steps)

    def name(self, role: str) -> str:
        """Return the plain name of a role."""
        return self.texts.roles.get(role) or plain(role)

    def roles(self, roles: Iterable[str], *, by: str = "and") -> str:
        """Return roles as one enumeration, each with its article."""
        known = dict.fromkeys(self.role(role) for role in roles if role != PROGRAM)
        return self.words.joined(known, by=by)

    def to(self, roles: Iterable[str]) -> str:
        """Return roles as those who get something."""
        between = {"fr": "à "}.get(self.words.language, "")
        first, *rest = list(dict.fromkeys(self.role(role) for role in roles)) or [""]
        return self.words.joined([first, *(between + one for one in rest)])

    def act(self, act: str) -> str:
        """Return what a step is called, as part of a sentence."""
        known = self.texts.acts.get(act) or self.texts.states.get(act)
        if known is None and self.words.knows("events", act):
            return self.say("events", act)
        return self.words.small(known or plain(act))

    def acts(self, acts: Iterable[str]) -> str:
        """Return what steps are called, as one enumeration."""
        return "; ".join(dict.fromkeys(self.act(act) for act in acts))

    def does(self, step: Step) -> str:
        """Return what somebody does who takes a step: "ontvangst bevestigen"."""
        return self.words.small(self.texts.buttons.get(step.act, "")) or self.act(step.act)

    def state(self, state: str) -> str:
        """Return what a stage is called."""
        return self.texts.states.get(state) or plain(state)

    def code(self, listed: str, code: str) -> str:
        """Return the words of a code."""
        return self.texts.codes.get(listed, {}).get(code) or plain(code)

    def bare_codes(self, listed: str) -> tuple[str, ...]:
        """Return the words of every code of a list."""
        known = self.regulation.code_lists.get(listed, ())
        return tuple(self.words.small(self.code(listed, code)) for code in known)

    def codes(self, listed: str) -> tuple[str, ...]:
        """Return the words of every code of a list, closed as in a law."""
        return ended(self.bare_codes(listed))

    def term(self, name: str) -> str:
        """Return what a term is called."""
        return self.texts.terms.get(name) or self.texts.terms.get(self._side(name)) or plain(name)

    def _side(self, name: str) -> str:
        """Return the term of the first side, for one that runs apart for each."""
        spec = self.regulation.terms.get(name)
        return f"{name}_{spec.per[0]}" if spec and spec.per else name

    def start(self, act: str) -> str:
        """Return an act as the day from which a term is counted."""
        step = self.regulation.step(act)
        kind = told_as(step) if step else act
        if act in EVENTS:
            return self.say("starts", EVENTS[act])
        alone = step is None or self.kinds[kind] == 1
        if kind == "receive":
            named = re.match(self.words.text("matter_ending"), capital(self.act(act)))
            alone = alone and named is not None
        if alone and self.words.knows("starts", kind):
            return self.say("starts", kind)
        return self.say("starts", "act", act=self.act(act))

    def within(self, spec: TermSpec) -> str:
        """Return in which time after which day, to follow what must be done."""
        form = "within_open" if spec.every else "within"
        return self.say(form, length=self.words.length(spec), start=self.start(spec.from_))

    def article_of(self, key: str) -> str:
        """Return a mark for the number of an article, which is known only when all are there."""
        return f"[[{key}]]"


def kind_of(step: Step) -> str:
    """Return the kind of a step; a judgment that only advises is apart from one that binds."""
    return "rule_advising" if step.kind == "rule" and not step.binding else step.kind


def told_as(step: Step) -> str:
    """Return the kind that a step is told as: not every recorded receipt is an acknowledgement."""
    other = step.kind == "acknowledge" and step.act != "acknowledged"
    return "note" if other else kind_of(step)


def plain(code: str) -> str:
    """Return a code word that has no words as something that can be read."""
    return code.replace("_", " ")


def ended(items: Iterable[str]) -> tuple[str, ...]:
    """Return the items of a list, closed as in a law: semicolons, and a full stop last."""
    bare = [item.rstrip(" ;.") for item in items]
    return tuple(f"{item};" for item in bare[:-1]) + tuple(f"{item}." for item in bare[-1:])


def cited(part: Sourced | Retention | TermSpec, voice: Voice) -> str:
    """Return the source of a rule, empty when it is the regulation itself."""
    return together([part.source], voice)


def together(sources: Iterable[str | None], voice: Voice) -> str:
    """Return sources as one, each once; the regulation itself needs no mention."""
    told = (one for source in sources for one in voice.words.source(source).split("; "))
    itself = voice.words.source(OWN_REGULATION)
    return "; ".join(one for one in dict.fromkeys(told) if one not in ("", itself))


def in_brackets(part: Sourced | TermSpec, voice: Voice) -> str:
    """Return the source of a rule to stand behind its words, and whether nobody checked it yet."""
    mark = [voice.say("unverified")] if part.verify else []
    told = " – ".join(filter(None, [cited(part, voice), *mark]))
    return f" ({told})" if told else ""


def states_in_order(regulation: Regulation) -> tuple[str, ...]:
    """Return the stages so that each comes before those that it leads to, as far as can be."""
    ways, found = edges(regulation), list[str]()
    seen: set[str] = set()

    def visit(state: str) -> None:
        seen.add(state)
        for later in (one for one in reversed(list(regulation.states)) if one in ways[state]):
            if later not in seen:
                visit(later)
        found.insert(0, state)

    for state in regulation.states:
        if state not in seen:
            visit(state)
    return tuple(found)


def closing(states: Iterable[str], regulation: Regulation) -> bool:
    """Whether all these stages come after the case was closed."""
    after = {CLOSED} | {name for name, state in regulation.states.items() if state.final}
    found = tuple(states)
    return bool(found) and set(found) <= after
