from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
Path = tuple[str | int, ...]

NEVER = "verzonnen"
"""A name that no regulation knows."""
JUDGES = frozenset({"admit", "decline", "rule", "advise", "decide"})
WORDED = (
    "states",
    "acts",
    "terms",
    "roles",
    "fields",
    "questions",
    "letters",
    "buttons",
    "explanations",
    "help",
)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One part changed: of the regulation, or of its words in one language.

    `path` is where; `value` is what it becomes, and a dropped part has none.
    """

    kind: str
    what: str
    path: Path
    language: str = ""
    value: Any = None
    drops: bool = True

    def of(self, document: Document) -> Document:
        """Return the document with this one part changed."""
        changed = dict(document)
        node: Any = changed
        for part in self.path[:-1]:
            node[part] = copy(node[part])
            node = node[part]
        if self.drops:
            del node[self.path[-1]]
        else:
            node[self.path[-1]] = self.value
        return changed


def mutations(regulation: Document, texts: Mapping[str, Document]) -> Iterator[Mutation]:
    """Yield every mutation of a regulation and its words, always in the same order."""
    for place, step in enumerate(regulation["steps"]):
        yield from _of_step(place, step)
    for name, state in regulation["states"].items():
        yield from _of_state(name, state)
    for name, term in regulation["terms"].items():
        yield from _of_term(name, term)
    for name, codes in regulation["code_lists"].items():
        for place, code in enumerate(codes):
            yield Mutation("code", f"{name}: {code}", ("code_lists", name, place))
    yield from _of_panel(regulation.get("panel") or {})
    language = next(iter(texts))
    yield from _of_words(language, texts[language])
    for other in texts:
        yield Mutation("language", other, (), other)


def _of_step(place: int, step: Document) -> Iterator[Mutation]:
    act, at = step["act"], ("steps", place)
    yield Mutation("step", act, at)
    for part, kind in (("requires", "guard"), ("letters", "letter"), ("fields", "field")):
        for number, one in enumerate(step.get(part, ())):
            yield Mutation(kind, f"{act}: {_told(one)}", (*at, part, number))
    for number, state in enumerate(step.get("from", ())):
        yield Mutation("edge", f"{state} → {act}", (*at, "from", number))
    for number, role in enumerate(step["by"]):
        yield Mutation("role", f"{act}: {role}", (*at, "by", number))
    for part in ("to", "hears", "repeats", "outcome", "binding"):
        if part in step:
            yield Mutation(part, f"{act}: {step[part]}", (*at, part))
    yield from _turned(place, step)


def _turned(place: int, step: Document) -> Iterator[Mutation]:
    """Yield a step walked the other way, judged by the respondent, and without its conditions."""
    act, at = step["act"], ("steps", place)
    if "to" in step and step.get("from"):
        turned = {**step, "from": [step["to"]], "to": step["from"][0]}
        yield Mutation("turned", act, at, value=turned, drops=False)
    if step["kind"] in JUDGES:
        yield Mutation("partial", act, (*at, "by"), value=["respondent"], drops=False)
    for number, letter in enumerate(step.get("letters", ())):
        if letter.get("encloses"):
            yield Mutation("enclosed", f"{act}: {letter['letter']}",
                           (*at, "letters", number, "encloses"))  # fmt: skip
    for number, field in enumerate(step.get("fields", ())):
        if field.get("dated"):
            yield Mutation("undated", f"{act}: {field['name']}", (*at, "fields", number, "dated"))
        if field["type"] == "flag" and field.get("required", True):
            path = (*at, "fields", number, "required")
            what = f"{act}: {field['name']}"
            yield Mutation("condition", what, path, value=False, drops=False)


def _told(part: Document) -> str:
    return " ".join(str(value) for value in part.values() if not isinstance(value, list | dict))


def _of_state(name: str, state: Document) -> Iterator[Mutation]:
    yield Mutation("state", name, ("states", name))
    for part in ("final", "waits_for", "open_to"):
        if part in state:
            yield Mutation(part, name, ("states", name, part))


def _of_term(name: str, term: Document) -> Iterator[Mutation]:
    at = ("terms", name)
    yield Mutation("term", name, at)
    yield Mutation("start", f"{name}: {NEVER}", (*at, "from"), value=NEVER, drops=False)
    for part, kind in (("ends", "end"), ("lapses", "lapse"), ("tells", "told")):
        for number, one in enumerate(term.get(part, ())):
            yield Mutation(kind, f"{name}: {one}", (*at, part, number))
    for part in ("extension", "extended_by", "suspended_from", "suspended_until", "target", "cure",
                 "fallback", "silence", "consent_postpones"):  # fmt: skip
        if part in term:
            yield Mutation("moved", f"{name}: {part}", (*at, part))


def _of_panel(panel: Document) -> Iterator[Mutation]:
    for seat in panel.get("seats", ()):
        yield Mutation("seat", seat, ("panel", "seats", seat))
    if panel:
        yield Mutation("panel", "panel", ("panel",))


def _of_words(language: str, texts: Document) -> Iterator[Mutation]:
    for part in WORDED:
        for name in texts.get(part) or ():
            yield Mutation("word", f"{part}: {name}", (part, name), language)
    for name, codes in (texts.get("codes") or {}).items():
        for code in codes:
            yield Mutation("word", f"codes: {name} {code}", ("codes", name, code), language)
    for name, letter in (texts.get("letters") or {}).items():
        path = ("letters", name, "subject")
        value = f"{letter['subject']} {{{NEVER}}}"
        yield Mutation("blank", f"{name}: {{{NEVER}}}", path, language, value=value, drops=False)
        for place in range(len(letter["paragraphs"])):
            at = ("letters", name, "paragraphs", place)
            yield Mutation("paragraph", f"{name}: {place + 1}", at, language)
