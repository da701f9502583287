"""The article on terms: a table of all of them, how they are counted, what moves their end."""

from collections.abc import Iterator

from procedures.rules.language import TermSpec
from procedures.rules.published.parts import Paragraph, Table
from procedures.rules.published.voice import Voice, closing, ended, in_brackets
from procedures.rules.walk import CLOSED


def term_paragraphs(voice: Voice) -> Iterator[Paragraph]:
    """Yield the paragraphs about terms."""
    terms = voice.regulation.terms
    if not terms:
        return
    yield Paragraph(
        text=voice.say("terms", "lead"),
        table=_table(voice),
        verify=any(_unverified(spec) for spec in terms.values()),
    )
    told = f"{voice.say('terms', 'counting')} {voice.say('terms', 'ends')}"
    yield Paragraph(text=told)
    yield from _rolling(voice)
    details = [(spec, told) for name, spec in terms.items() if (told := _detail(name, spec, voice))]
    if details:
        items = ended(told for _spec, told in details)
        yield Paragraph(text=voice.say("terms", "more_lead"), items=items)


def _table(voice: Voice) -> Table:
    rows = tuple(_row(name, spec, voice) for name, spec in voice.regulation.terms.items())
    heads = tuple(voice.words.text("terms", "heads"))
    return Table(heads=heads, rows=rows, names=tuple(voice.regulation.terms))


def _row(name: str, spec: TermSpec, voice: Voice) -> tuple[str, ...]:
    return (
        row_label(name, spec, voice),
        row_length(spec, voice),
        voice.act(spec.from_),
        voice.acts(spec.ends) or str(voice.words.text("terms", "open")),
        _source(spec, voice),
    )


def row_label(name: str, spec: TermSpec, voice: Voice) -> str:
    """Return what a term is called in the table, with its sides when it runs apart for each."""
    label = voice.term(name)
    if not spec.per:
        return label
    return voice.say("terms", "per", label=label, sides=voice.roles(spec.per))


def row_length(spec: TermSpec, voice: Voice) -> str:
    """Return how long a term is in the table."""
    length = voice.words.length(spec)
    if spec.backward:
        return voice.say("terms", "backward", length=length)
    if spec.every:
        return voice.say("terms", "every", length=length)
    if spec.target:
        return voice.say("terms", "target", length=length, target=voice.words.length(spec.target))
    return length


def _source(spec: TermSpec, voice: Voice) -> str:
    source = voice.words.source(spec.source)
    return f"{source} [{voice.say('unverified')}]" if _unverified(spec) else source


def _unverified(spec: TermSpec) -> bool:
    parts = (spec, *(part for part in (spec.extension, spec.cure, spec.fallback) if part))
    return any(part.verify for part in parts)


def _rolling(voice: Voice) -> Iterator[Paragraph]:
    """Say of every term whether its last day moves when it is a rest day."""
    forward = {name: one for name, one in voice.regulation.terms.items() if not one.backward}
    for roll in ("atw", "next_working_day", "none"):
        names = [name for name, spec in forward.items() if spec.roll == roll]
        if not names:
            continue
        every = len(names) == len(forward)
        text = f"{voice.say('terms', roll)} {voice.say('terms', 'rolls_all' if every else 'rolls')}"
        yield Paragraph(
            text=text,
            items=() if every else ended(voice.words.small(voice.term(name)) for name in names),
            source=voice.say("terms", "atw_source") if roll == "atw" else "",
        )


def _detail(name: str, spec: TermSpec, voice: Voice) -> str:
    clauses = "; ".join(_clauses(spec, voice))
    label = voice.term(name)
    return voice.say("terms", "item", label=label, clauses=clauses) if clauses else ""


def _clauses(spec: TermSpec, voice: Voice) -> Iterator[str]:
    yield from _longer(spec, voice)
    yield from _still(spec, voice)
    if spec.fallback:
        yield voice.say(
            "terms",
            "fallback",
            length=voice.words.length(spec.fallback.offset),
            start=voice.start(spec.fallback.starts),
            source=in_brackets(spec.fallback, voice),
        )
    if spec.silence:
        yield voice.say("terms", "silence", act=voice.act(spec.silence))
    if spec.presumes:
        yield voice.say("terms", "presumes", act=voice.act(spec.presumes))
    for name, holds in (("house", spec.house), ("window", spec.window), ("comes_back", spec.every)):
        if holds:
            yield voice.say("terms", name)
    if spec.tells:
        yield voice.say("terms", "tells", roles=voice.roles(spec.tells))
    lapses = [act for act in spec.lapses if not _closes(act, voice)]
    if lapses:
        acts = (voice.say("quoted", text=voice.act(act)) for act in lapses)
        yield voice.say("terms", "lapses", acts=voice.words.joined(acts, by="or"))


def _closes(act: str, voice: Voice) -> bool:
    """Whether the case is over after an act: then no term runs any more."""
    step = voice.regulation.step(act)
    return act == CLOSED or (step is not None and closing([step.to or ""], voice.regulation))


def _longer(spec: TermSpec, voice: Voice) -> Iterator[str]:
    if spec.extension:
        most = spec.extension.length
        times = spec.extension.max_times
        count = voice.words.number(times)
        yield voice.say(
            "terms",
            "extension" if most else "extension_open",
            length=voice.words.length(most) if most else "",
            times=voice.say("terms", "once" if times == 1 else "times", count=count),
            act=voice.act(spec.extended_by or "extended"),
            source=in_brackets(spec.extension, voice),
        )
    if spec.consent_postpones:
        yield voice.say("terms", "consent", act=voice.act(spec.consent_postpones))
    if spec.cure:
        yield voice.say(
            "terms",
            "cure",
            length=voice.words.length(spec.cure.adds),
            act=voice.act(spec.cure.on),
            source=in_brackets(spec.cure, voice),
        )


def _still(spec: TermSpec, voice: Voice) -> Iterator[str]:
    if spec.suspended_from and spec.suspended_until:
        field = voice.texts.fields.get(spec.suspends_if or "", spec.suspends_if or "")
        yield voice.say(
            "terms",
            "suspended_if" if spec.suspends_if else "suspended",
            start=voice.act(spec.suspended_from),
            end=voice.act(spec.suspended_until),
            field=voice.words.small(field),
        )
