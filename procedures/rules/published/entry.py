"""The articles before the first step: what it is about, how it goes, who may file and how."""

from collections.abc import Iterator

from procedures.rules.language import Filing
from procedures.rules.published.parts import Paragraph
from procedures.rules.published.voice import PROGRAM, Voice, cited, ended, states_in_order, together
from procedures.rules.walk import SIDES


def scope(voice: Voice) -> Iterator[Paragraph]:
    """Yield where the regulation comes from and what can be filed under it."""
    source = voice.words.source(voice.regulation.source)
    yield Paragraph(text=voice.say("scope", "based", source=source))
    for name, listed in (("categories", "category"), ("grounds", "ground")):
        codes = voice.codes(listed)
        if codes:
            yield Paragraph(text=voice.say("scope", name), items=codes)


def course(voice: Voice) -> Iterator[Paragraph]:
    """Yield the stages, and what a case can end in."""
    stages = ended(_stage(name, voice) for name in states_in_order(voice.regulation))
    yield Paragraph(text=voice.say("course", "lead"), items=stages)
    outcomes = voice.codes("outcome")
    if outcomes:
        yield Paragraph(text=voice.say("course", "outcomes"), items=outcomes)
    rules = voice.regulation.outcomes
    told = [] if rules.founded_exists else [voice.say("no_founded")]
    told += [voice.say("course", "resolved")] if rules.resolved_axis else []
    if told:
        yield Paragraph(text=" ".join(told), source=cited(rules, voice), verify=rules.verify)


def _stage(name: str, voice: Voice) -> str:
    waits_for = voice.regulation.states[name].waits_for
    if waits_for is None:
        return voice.say("course", "bare", state=voice.state(name))
    role = voice.words.small(voice.name(waits_for))
    return voice.say("course", "stage", state=voice.state(name), role=role)


def filing(voice: Voice) -> Iterator[Paragraph]:
    """Yield who may file, how openly, through which channels and in which form."""
    rules = voice.regulation.filing
    who = ended(voice.say("filing", "who", one) for one in rules.who)
    lead = voice.say("filing", "who_may")
    yield Paragraph(text=lead, items=who, source=cited(rules, voice), verify=rules.verify)
    yield _naming(rules, voice)
    yield from _ways(rules, voice)
    questions = [
        voice.say("filing", "required", question=asked) if one.required else asked
        for one in rules.questions
        if (asked := voice.texts.questions.get(one.name, one.name))
    ]
    if questions:
        yield Paragraph(text=voice.say("filing", "questions"), items=tuple(questions))
    if rules.limit:
        length = voice.words.length(rules.limit)
        yield Paragraph(text=voice.say("filing", "limit", length=length))


def received(voice: Voice) -> Iterator[Paragraph]:
    """Yield who records what comes in by another way than the portal."""
    steps = [step for step in voice.regulation.steps if step.kind == "receive"]
    staff = [role for one in steps for role in one.by if role not in (PROGRAM, *SIDES)]
    acts = tuple(step.act for step in steps)
    source = together((one.source for one in steps), voice)
    if staff:
        who = voice.roles(staff, by="or")
        text = voice.say("filing", "recorded_by", who=who)
        yield Paragraph(text=text, acts=acts, source=source)


def _naming(rules: Filing, voice: Voice) -> Paragraph:
    items = ended(voice.say("filing", "naming", one) for one in rules.anonymity)
    blocked = [
        voice.say("filing", "blocks", naming=_named(one, voice), acts=voice.acts(acts))
        for one, acts in rules.blocks.items()
    ]
    return Paragraph(text=" ".join([*blocked, voice.say("filing", "naming_lead")]), items=items)


def _named(naming: str, voice: Voice) -> str:
    return voice.say("filing", "naming", naming).rstrip(" ;")


def _ways(rules: Filing, voice: Voice) -> Iterator[Paragraph]:
    channels = voice.words.text("filing", "channels")
    required = voice.words.text("filing", "requirements")
    ways = []
    for channel in rules.channels:
        forms = ", ".join(required[one] for one in rules.forms.get(channel, ()))
        name = channels[channel]
        ways.append(voice.say("filing", "form", channel=name, forms=forms) if forms else name)
    yield Paragraph(text=voice.say("filing", "channels_lead"), items=ended(ways))
    if rules.needs:
        needs = voice.words.joined(required[one] for one in rules.needs)
        yield Paragraph(text=voice.say("filing", "needs", needs=needs))
    for code, only in rules.only_by.items():
        category = voice.words.small(voice.code("category", code))
        told = ", ".join(channels[one] for one in only)
        yield Paragraph(text=voice.say("filing", "only_by", category=category, channels=told))
