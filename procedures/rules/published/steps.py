"""A step of the regulation as a paragraph: who, what, when, under which conditions, who hears."""

import re
from collections.abc import Iterable, Iterator

from procedures.rules.language import Field, Guard, Step, TermSpec
from procedures.rules.published.nouns import capital
from procedures.rules.published.parts import Paragraph
from procedures.rules.published.voice import PROGRAM, Voice, ended, in_brackets, together, told_as
from procedures.rules.walk import SIDES

RECORDED = frozenset(
    {
        *("admit", "decline", "refer", "rule", "advise", "decide", "extend", "postpone", "measure"),
        *("settle", "mediate", "evaluate", "aftercare", "draft", "change"),
    }
)
"""Kinds of steps of which the regulation says what is written down."""
PHASED = frozenset({"talk", "mediate", "settle", "withdraw", "measure", "extend", "postpone"})
"""Kinds of steps of which people ask until when they are possible."""
LISTED = frozenset({"admit", "decline", "refer", "note", "change", "extend", "postpone"})
"""Kinds of steps of which the codes to choose from are part of the rule, such as the reasons."""
WITHOUT_SAYING = frozenset({"files", "side", "term", "person", "seat", "measure"})
"""Types of fields that the step itself already names."""
FREE = frozenset({"receive", "acknowledge", "answer", "view", "withdraw", "settle"})
"""Kinds of steps that nobody has to take, also where time is set for them."""
FEW, SHORT = 2, 5
"""How many conditions, and how many codes, still stand in a sentence."""


def paragraph_of(step: Step, voice: Voice, *, alone: bool) -> Paragraph:
    """Return the rule that a step is; `alone` when its article has no other step of its kind."""
    conditions = tuple(_conditions(step, voice))
    lead, options = _options(step, voice)
    items: tuple[str, ...] = ()
    sentences = [*_sentences(step, voice, alone=alone)]
    if options and len(options) <= SHORT:
        sentences.append(f"{lead} {voice.words.joined(options, by='or')}.")
    if len(options) > SHORT:
        sentences += [*_inline(conditions, voice), lead]
        items = ended(options)
    elif len(conditions) > FEW:
        sentences.append(voice.say("conditions"))
        items = ended(conditions)
    else:
        sentences += _inline(conditions, voice)
    return Paragraph(
        text=" ".join(one for one in sentences if one),
        items=items,
        source=_source(step, voice),
        verify=_unverified(step, voice),
        acts=(step.act,),
    )


def terms_of(step: Step, voice: Voice) -> dict[str, TermSpec]:
    """Return the terms in which a step must be taken."""
    return {
        name: spec
        for name, spec in voice.regulation.terms.items()
        if step.act in spec.ends and not (spec.window or spec.backward or spec.presumes)
    }


def _sentences(step: Step, voice: Voice, *, alone: bool) -> Iterator[str]:
    yield _main(step, voice, alone=alone)
    yield _others(step, voice)
    if step.hears != "none" and step.kind != "waive":
        yield voice.say(f"hears_{step.hears}")
    if step.binding:
        yield voice.say("final") if step.kind == "rule" and not voice.kinds["decide"] else ""
    if step.reveals:
        yield voice.say("reveals")
    if step.kind in PHASED and len(step.from_) > 1:
        yield voice.say("phases", states=voice.words.joined(_quoted(step.from_, voice), by="or"))
    yield _letters(step, voice)
    yield from _enclosures(step, voice)
    if step.visible_from:
        yield voice.say("shown_from", act=voice.act(step.visible_from))
    yield _recorded(step, voice)
    yield from _only_codes(step, voice)


def _only_codes(step: Step, voice: Voice) -> Iterator[str]:
    """Yield which codes alone can be recorded in a case of some categories."""
    for field in step.fields:
        for category, codes in field.only_by.items():
            known = (
                voice.words.small(voice.code(str(field.list or field.name), code)) for code in codes
            )
            yield voice.say(
                "only_codes",
                category=voice.words.small(voice.code("category", category)),
                label=_label(field, voice),
                codes=voice.words.joined(known, by="or"),
            )


def _main(step: Step, voice: Voice, *, alone: bool) -> str:
    kind = told_as(step)
    spans = dict.fromkeys(voice.within(spec) for spec in terms_of(step, voice).values())
    within = str(voice.words.text("and")).rstrip().join(spans)
    doers = _doers(step)
    if not doers:
        return voice.say("automatic", does=voice.act(step.act))
    who = voice.roles(doers, by="or")
    behalf = voice.say("on_behalf") if _judge(doers, voice) else ""
    given = {"who": who, "Who": capital(who), "does": voice.does(step), "within": within}
    given |= {"on_behalf": behalf}
    if voice.words.knows("kinds", kind) and alone:
        return voice.say("kinds", kind, **given)
    return voice.say("must" if _bound(step, doers, voice) else "can", **given)


def _bound(step: Step, doers: Iterable[str], voice: Voice) -> bool:
    """Whether who does it has to: a term waits for this step alone, and it is no side's choice."""
    terms = terms_of(step, voice).values()
    free = step.kind in FREE or any(role in SIDES for role in doers)
    return not free and any(spec.ends == (step.act,) for spec in terms)


def _judge(doers: Iterable[str], voice: Voice) -> bool:
    """Whether those who do it sit in a committee and do it for all of it."""
    panel = voice.regulation.panel
    return panel is not None and sum(panel.seats.values()) > 1 and set(doers) <= set(panel.seats)


def _doers(step: Step) -> tuple[str, ...]:
    """Return whose step it is: the sides, when it is theirs and others may record it."""
    sides = tuple(role for role in step.by if role in SIDES)
    people = tuple(role for role in step.by if role != PROGRAM)
    staff = tuple(role for role in people if role not in SIDES)
    return (staff or sides) if step.kind == "aftercare" else sides or people


def _others(step: Step, voice: Voice) -> str:
    """Return who may record it for a side, and whether it can go by itself."""
    doers = _doers(step)
    rest = [role for role in step.by if role not in doers and role != PROGRAM]
    found = []
    if rest:
        who = voice.roles(rest, by="or")
        found.append(voice.say("for_side", who=who, Who=capital(who)))
    if doers and PROGRAM in step.by:
        found.append(voice.say("also_automatic"))
    return " ".join(found)


def _letters(step: Step, voice: Voice) -> str:
    about_one = step.kind in ("invite", "hear", "waive") or step.hears == "side"
    to = tuple(dict.fromkeys(letter.to for letter in step.letters))
    sides = [role for role in to if role in SIDES]
    others = [role for role in to if role not in SIDES]
    if about_one and len(sides) > 1:
        told = voice.say("letters_side", to=voice.roles(sides, by="or"))
        return " ".join([told, voice.say("letters", to=voice.to(others))] if others else [told])
    return voice.say("letters", to=voice.to(to)) if to else ""


def _enclosures(step: Step, voice: Voice) -> Iterator[str]:
    """Yield which pieces of the file go along with a letter."""
    for letter in step.letters:
        if letter.encloses:
            names = (voice.texts.contents.get(one) or one for one in letter.encloses)
            pieces = voice.words.joined(voice.words.small(one) for one in names)
            yield voice.say("encloses", to=voice.to([letter.to]), pieces=pieces)


def _recorded(step: Step, voice: Voice) -> str:
    if step.kind not in RECORDED:
        return ""
    listed = _listed(step)
    told = [
        one
        for one in step.fields
        if one.type not in WITHOUT_SAYING and not _condition(one) and one is not listed
    ]
    fields = "; ".join(_label(one, voice) for one in told if one.required)
    optional = "; ".join(_label(one, voice) for one in told if not one.required)
    if fields and optional:
        return voice.say("recorded_optional", fields=fields, optional=optional)
    if optional:
        return voice.say("recorded_only_optional", optional=optional)
    return voice.say("recorded", fields=fields) if fields else ""


def _label(field: Field, voice: Voice) -> str:
    label = voice.words.small(
        (voice.texts.fields.get(field.name) or field.name).rstrip("?. \u00a0\u202f")
    )
    return voice.say("dated", label=label) if field.dated else label


def _condition(field: Field) -> bool:
    """Whether a field is a yes that the step cannot be taken without."""
    return field.type == "flag" and field.required


def _conditions(step: Step, voice: Voice) -> Iterator[str]:
    for guard in step.requires:
        yield _held(guard, voice)
    for field in filter(_condition, step.fields):
        label = voice.texts.fields.get(field.name) or field.name
        said = re.match(voice.words.text("first_person"), voice.words.small(label), re.IGNORECASE)
        yield voice.say("holds", "declared", label=label) if said else _label(field, voice)


def _inline(conditions: tuple[str, ...], voice: Voice) -> list[str]:
    if not conditions:
        return []
    if len(conditions) == 1:
        return [voice.say("condition", condition=conditions[0])]
    return [voice.say("conditions_inline", conditions="; ".join(conditions))]


def _held(guard: Guard, voice: Voice) -> str:
    if guard.answered:
        return "; ".join(
            voice.say(
                "holds",
                "answered",
                question=voice.texts.questions.get(question, question),
                answer=voice.code(question, answer),
            )
            for question, answer in guard.answered.items()
        )
    if guard.waited:
        return voice.say("holds", "waited", term=voice.words.small(voice.term(guard.waited)))
    if guard.inspected:
        return voice.say("holds", "inspected", length=voice.words.length(guard.inspected))
    for name, act in (("taken", guard.taken), ("not_taken", guard.not_taken)):
        if act:
            return voice.say("holds", name, act=voice.act(act))
    held = voice.say("holds", str(guard.holds))
    for one in guard.unless:
        given = {"side": voice.role(one.side), "act": voice.act(one.taken)}
        given |= {"source": in_brackets(one, voice)}
        held = voice.say("holds", "unless_absent" if one.absent else "unless", holds=held, **given)
    return held


def _options(step: Step, voice: Voice) -> tuple[str, tuple[str, ...]]:
    """Return the codes to choose from in a step, with the words before them."""
    listed = _listed(step)
    if listed is not None:
        label = (voice.texts.fields.get(listed.name) or listed.name).rstrip("?. \u00a0\u202f")
        return voice.say("options", label=label), voice.bare_codes(str(listed.list))
    if any(one.type == "rulings" for one in step.fields):
        return voice.say("elements"), voice.bare_codes("ruling")
    return "", ()


def _listed(step: Step) -> Field | None:
    """Return the field of which the codes to choose from are part of the rule."""
    if step.kind not in LISTED:
        return None
    return next((one for one in step.fields if one.type in ("code", "codes") and one.list), None)


def _source(step: Step, voice: Voice) -> str:
    terms = terms_of(step, voice).values()
    found = (step.source, *(spec.source for spec in terms), *_sources_within(step))
    return together(found, voice)


def _sources_within(step: Step) -> Iterable[str | None]:
    return (part.source for part in (*step.letters, *step.requires))


def _unverified(step: Step, voice: Voice) -> bool:
    terms = terms_of(step, voice).values()
    unless = (one for guard in step.requires for one in guard.unless)
    parts = (*step.letters, *step.requires, *unless)
    return step.verify or any(one.verify for one in terms) or any(one.verify for one in parts)


def _quoted(states: Iterable[str], voice: Voice) -> Iterator[str]:
    return (voice.say("quoted", text=voice.words.small(voice.state(state))) for state in states)
