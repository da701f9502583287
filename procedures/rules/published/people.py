"""The articles on people: what words mean, who may do what, the committee, and who reads a file."""

from collections.abc import Iterator, Mapping

from procedures.rules.access import SEES_EVERY_CASE
from procedures.rules.language import Panel, Regulation, Step
from procedures.rules.language.committee import Challenge
from procedures.rules.published.nouns import capital
from procedures.rules.published.parts import Paragraph, Setting, Table
from procedures.rules.published.voice import PROGRAM, Voice, cited, ended, plain, states_in_order
from procedures.rules.sharing import act_shown
from procedures.rules.vocabulary import roles_of
from procedures.rules.walk import SIDES

EARLIER = frozenset({"talk", "mediate", "opine"})
"""Kinds of steps after which somebody does not judge the same case."""


def definitions(voice: Voice, setting: Setting) -> Iterator[Paragraph]:
    """Yield what the words of the regulation mean."""
    found = [voice.say("definitions", "organisation", client=setting.client)]
    names = ["matter", *voice.sides]
    names += ["sides"] if voice.has_respondent else []
    names += ["committee"] if voice.regulation.panel else []
    items = found if setting.client else []
    given = {
        "committee_article": voice.article_of("committee"),
        "calendar": voice.say("calendars", voice.regulation.calendar),
    }
    names += ["working_day"] if "working_days" in _units(voice.regulation) else []
    items += [voice.say("definitions", name, **given) for name in names]
    yield Paragraph(text=voice.say("definitions", "lead"), items=ended(items))


def _units(regulation: Regulation) -> set[str]:
    specs = regulation.terms.values()
    return {spec.unit for spec in specs} | {spec.target.unit for spec in specs if spec.target}


def powers(voice: Voice) -> Iterator[Paragraph]:
    """Yield which steps each role may take; nobody else may."""
    rows = {
        role: done
        for role in _in_order(voice.regulation)
        if (done := "; ".join(_steps_of(role, voice)))
    }
    rows |= dict(_without_steps(voice))
    table = Table(
        heads=tuple(voice.words.text("roles", "heads")),
        rows=tuple((capital(voice.name(role)), done) for role, done in rows.items()),
        names=tuple(rows),
    )
    yield Paragraph(text=voice.say("roles", "lead"), table=table)


def _in_order(regulation: Regulation) -> tuple[str, ...]:
    acting = (role for step in regulation.steps for role in step.by)
    return tuple(role for role in dict.fromkeys((*SIDES, *acting)) if role != PROGRAM)


def _steps_of(role: str, voice: Voice) -> Iterator[str]:
    for step in voice.regulation.steps:
        if role not in step.by:
            continue
        if step.kind == "receive" and role not in SIDES:
            yield voice.say("roles", "records", act=voice.act(step.act))
        else:
            yield voice.does(step)


def _without_steps(voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield what those do who take no step of their own."""
    panel = voice.regulation.panel
    places: Mapping[str, tuple[str, ...]] = {
        "seat": tuple(panel.seats) if panel else (),
        "support": panel.support if panel else (),
        "expert": panel.experts if panel else (),
        "body": tuple(step.body for step in voice.regulation.next_steps),
        "reads": tuple(sorted(roles_of(voice.regulation))),
    }
    acting = {PROGRAM, *_in_order(voice.regulation)}
    for place, roles in places.items():
        for role in (one for one in dict.fromkeys(roles) if one not in acting):
            acting.add(role)
            yield role, voice.say("roles", place)


def committee(voice: Voice) -> Iterator[Paragraph]:
    """Yield how the committee is composed, and who may not sit in it."""
    panel = voice.regulation.panel
    if panel is None:
        return
    seats = [
        voice.say("committee", "seat", role=voice.words.small(voice.name(seat)), count=count)
        for seat, count in panel.seats.items()
    ]
    lead = f"{voice.say('committee', panel.formed)} {voice.say('committee', 'seats')}"
    yield Paragraph(text=lead, items=ended(seats), source=cited(panel, voice), verify=panel.verify)
    more = " ".join(_rules(panel, voice))
    if more:
        yield Paragraph(text=more)
    yield Paragraph(text=" ".join(_excluded(panel, voice)))
    if panel.challenge:
        yield _challenge(panel.challenge, voice)


def _rules(panel: Panel, voice: Voice) -> Iterator[str]:
    yield from _others(panel, voice)
    yield from _members(panel, voice)


def _others(panel: Panel, voice: Voice) -> Iterator[str]:
    for name, roles in (("external", panel.external), ("experts", panel.experts)):
        if roles:
            yield voice.say("committee", name, roles=voice.roles(roles))
    if panel.support:
        yield voice.say("committee", "support", roles=voice.roles(panel.support))


def _members(panel: Panel, voice: Voice) -> Iterator[str]:
    if panel.pool:
        yield voice.say("committee", "pool", count=panel.pool)
    for name, holds in (("odd", panel.odd), ("deputies", panel.deputies)):
        if holds:
            yield voice.say("committee", name)
    if panel.mix:
        mix = "; ".join(f"{_known(one, voice)}: {count}" for one, count in panel.mix.items())
        yield voice.say("committee", "mix", mix=mix)
    if panel.expertise:
        names = voice.words.joined(_known(one, voice) for one in panel.expertise)
        yield voice.say("committee", "expertise", names=names)
    if panel.office:
        name = "renewed" if panel.office.renewals else "office"
        length, count = voice.words.length(panel.office), panel.office.renewals
        yield voice.say("committee", name, length=length, count=count)


def _known(name: str, voice: Voice) -> str:
    """Return the words of a description of members, as far as the regulation has any."""
    words = voice.texts.codes.get("panel", {}).get(name) or voice.texts.roles.get(name)
    return voice.words.small(words or plain(name))


def _excluded(panel: Panel, voice: Voice) -> Iterator[str]:
    yield voice.say("committee", "conflicts")
    earlier = [step.act for step in voice.regulation.steps if step.kind in EARLIER]
    if earlier:
        yield voice.say("committee", "conflicts_earlier", acts=voice.acts(earlier))
    if panel.excluded:
        yield voice.say("committee", "excluded", roles=voice.roles(panel.excluded))


def _challenge(challenge: Challenge, voice: Voice) -> Paragraph:
    within = challenge.within
    name = "challenge_within" if within else "challenge"
    length = voice.words.length(within) if within else ""
    told = [voice.say("committee", name, act=voice.act(challenge.act), length=length)]
    if challenge.decided_by:
        role = voice.role(challenge.decided_by)
        told.append(voice.say("committee", "challenge_by", role=role, Role=capital(role)))
    told.append(voice.say("committee", f"tie_{challenge.tie}"))
    return Paragraph(text=" ".join(told), source=cited(challenge, voice), verify=challenge.verify)


def confidentiality(voice: Voice) -> Iterator[Paragraph]:
    """Yield who keeps what secret, and who can read a case from when on."""
    yield Paragraph(text=voice.say("confidentiality", "secret"))
    yield Paragraph(text=" ".join(_readers(voice)))
    informing = [step.act for step in voice.regulation.steps if step.kind == "inform"]
    if informing:
        acts = voice.words.joined(map(voice.act, informing), by="or")
        yield Paragraph(text=voice.say("confidentiality", "informing", act=acts))
    for side in voice.sides:
        steps = voice.regulation.steps
        hidden = [step.act for step in steps if not _noticed(side, step)]
        if hidden:
            given = {"side": voice.role(side), "acts": voice.acts(hidden)}
            yield Paragraph(text=voice.say("confidentiality", "hidden", **given))


def report_remarks(voice: Voice) -> Iterator[Paragraph]:
    """Yield how long a side can say what the report of its own talk has wrong, when it is said."""
    rules = voice.regulation.hearing
    if rules is None or not voice.kinds["hear"]:
        return
    text = voice.say("hearing", "remarks", length=voice.words.length(rules.remarks_within))
    yield Paragraph(text=text, source=cited(rules, voice), verify=rules.verify)


def _noticed(side: str, step: Step) -> bool:
    """Whether a side notices a step: it sees it, takes it itself, or gets a letter about it."""
    told = any(letter.to == side for letter in step.letters)
    return told or side in step.by or act_shown(side, step)


def _readers(voice: Voice) -> Iterator[str]:
    regulation = voice.regulation
    every = [role for role in _in_order(regulation) if role in SEES_EVERY_CASE]
    if every:
        yield voice.say("confidentiality", "every_case", roles=voice.roles(every))
    panel = regulation.panel
    if panel:
        seats = (*panel.seats, *panel.experts, *panel.support)
        yield voice.say("confidentiality", "one_case", roles=voice.roles(seats))
    told: set[str] = set()
    for name in states_in_order(regulation):
        for role in (one for one in regulation.states[name].open_to if one not in told):
            told.add(role)
            stage = voice.words.small(voice.state(name))
            given = {"stage": stage, "role": voice.role(role)}
            yield voice.say("confidentiality", "from_stage", **given)
    yield voice.say("confidentiality", "nobody")
