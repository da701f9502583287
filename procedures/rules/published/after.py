"""The articles after the last step: file, keeping, the next step outside, reports, entry."""

from collections.abc import Iterator, Sequence

from procedures.rules.language import NextStep
from procedures.rules.marks import unverified
from procedures.rules.published.parts import Paragraph, Setting
from procedures.rules.published.voice import Voice, cited, ended, in_brackets, together


def protection(voice: Voice) -> Iterator[Paragraph]:
    """Yield the regulation's own words on what protects people and what does not."""
    yield from (Paragraph(text=sentence) for sentence in voice.texts.protection)


def contents(voice: Voice) -> Iterator[Paragraph]:
    """Yield which pieces a file holds."""
    items = [
        voice.say(
            "file",
            "item",
            label=voice.words.small(voice.texts.contents.get(one.name) or voice.act(one.act)),
            source=in_brackets(one, voice),
        )
        for one in voice.regulation.contents
    ]
    if items:
        verify = any(one.verify for one in voice.regulation.contents)
        yield Paragraph(text=voice.say("file", "lead"), items=ended(items), verify=verify)


def tracks(voice: Voice) -> Iterator[Paragraph]:
    """Yield where a case can go on under another regulation, and what goes along."""
    found = voice.regulation.tracks
    if not found:
        return
    items = [
        voice.say(
            "tracks",
            "item",
            label=voice.words.small(voice.code("track", one.track)),
            source=in_brackets(one, voice),
        )
        for one in found
    ]
    verify = any(one.verify for one in found)
    yield Paragraph(text=voice.say("tracks", "lead"), items=ended(items), verify=verify)
    counted = dict.fromkeys(act for one in found for act in one.counts)
    told = [voice.say("tracks", "clock")]
    told += [voice.say("tracks", "counts", acts=voice.acts(counted))] if counted else []
    yield Paragraph(text=" ".join(told))


def aftercare(voice: Voice) -> Iterator[Paragraph]:
    """Yield when somebody asks how it went."""
    rules = voice.regulation.aftercare
    text = voice.say("aftercare", rules.channel, length=voice.words.length(rules.after))
    yield Paragraph(text=text, source=cited(rules, voice), verify=rules.verify)


def retention(voice: Voice) -> Iterator[Paragraph]:
    """Yield how long a file is kept."""
    rules = voice.regulation.retention
    given = {"length": voice.words.length(rules), "start": voice.start(rules.from_)}
    text = f"{voice.say('retention', 'kept', **given)} {voice.say('retention', 'figures')}"
    yield Paragraph(text=text, source=cited(rules, voice), verify=rules.verify)


def appeal(voice: Voice) -> Iterator[Paragraph]:
    """Yield where the complainant can go next, and in which time."""
    alike: dict[tuple[object, ...], list[NextStep]] = {}
    for step in voice.regulation.next_steps:
        what = (step.term, step.decides_within, step.source, step.verify, step.told_in)
        alike.setdefault(what, []).append(step)
    for steps in alike.values():
        together_there = len(steps) > 1 and steps[0].term is None
        yield from (
            [_several(steps, voice)] if together_there else [_next(step, voice) for step in steps]
        )
    yield Paragraph(text=voice.say("appeal", "court"))


def _several(steps: Sequence[NextStep], voice: Voice) -> Paragraph:
    """Say of bodies for which the same holds where somebody can go."""
    first = steps[0]
    items = ended(voice.role(step.body) for step in steps)
    told = [voice.say("appeal", "told")] if first.told_in else []
    lead = " ".join([*told, voice.say("appeal", "bodies")])
    return Paragraph(text=lead, items=items, source=cited(first, voice), verify=first.verify)


def _next(step: NextStep, voice: Voice) -> Paragraph:
    terms = voice.regulation.terms
    spec, answer = terms.get(step.term or ""), terms.get(step.decides_within or "")
    given = {"body": voice.to([step.body])}
    if spec:
        given |= {"length": voice.words.length(spec), "start": voice.start(spec.from_)}
    told = [voice.say("appeal", "body_within" if spec else "body", **given)]
    if answer:
        start = voice.start(answer.from_)
        length = voice.words.length(answer)
        told.append(voice.say("appeal", "decides_within", length=length, start=start))
    if step.told_in:
        told.append(voice.say("appeal", "told_term" if spec else "told"))
    parts = [part for part in (step, spec, answer) if part]
    source = together((part.source for part in parts), voice)
    verify = any(part.verify for part in parts)
    return Paragraph(text=" ".join(told), source=source, verify=verify)


def reports(voice: Voice) -> Iterator[Paragraph]:
    """Yield what the register records and which reports are made, for whom and when."""
    lists = voice.words.text("report", "lists")
    known = [told for name, told in lists.items() if voice.regulation.code_lists.get(name)]
    yield Paragraph(text=voice.say("report", "register"), items=ended(known))
    for duty in voice.regulation.reports:
        told = [
            voice.say(
                "report",
                "duty",
                every=voice.say("report", "every", duty.every),
                label=voice.words.small(voice.texts.reports.get(duty.name) or duty.name),
                roles=voice.roles(duty.to),
            )
        ]
        if duty.before:
            day = voice.words.day_of_year(duty.before)
            told.append(voice.say("report", "before", day=day))
        told += [voice.say("report", "public")] if duty.public else []
        yield Paragraph(text=" ".join(told), source=cited(duty, voice), verify=duty.verify)


def entry(voice: Voice, setting: Setting) -> Iterator[Paragraph]:
    """Yield which version this is, from when it holds, and what is not settled yet."""
    version, day = voice.regulation.version, setting.in_force_from
    if day:
        text = voice.say("entry", "in_force", version=version, day=voice.words.day(day))
    else:
        text = voice.say("entry", "version", version=version)
    yield Paragraph(text=text)
    yield Paragraph(text=voice.say("entry", "pinned"))
    if len(voice.regulation.languages) > 1:
        known = voice.words.text("languages")
        names = voice.words.joined(known.get(one, one) for one in voice.regulation.languages)
        yield Paragraph(text=voice.say("entry", "languages", languages=names))
    marked = unverified(voice.regulation)
    if marked:
        sources = dict.fromkeys(together([source], voice) for _place, source in marked)
        yield Paragraph(text=voice.say("entry", "unverified"), items=ended(sources), verify=True)
