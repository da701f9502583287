"""The steps of a draft: which there are, who takes them, and switching them on and off."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from frontend.forms.draft.confirming import ConfirmForm
from frontend.forms.draft.steps import PARTED, StepForm, StepOffForm
from frontend.forms.draft.words import Entry, WordsForm
from frontend.forms.received import sent
from frontend.views.draft.desk import Desk, for_draft, keep, page, press
from frontend.views.draft.needs import told_needs
from kernel.actors import Actor
from procedures.rules.editing.names import Names
from procedures.rules.editing.needing import needed_for, waiting_for
from procedures.rules.editing.steps import acts_of, off, switched_off, switched_on
from procedures.rules.language import Regulation, Step
from procedures.rules.walk import SIDES


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step as the list shows it."""

    act: str
    name: str
    who: str
    letters_count: int
    own: bool


@for_draft
def steps(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """List the steps per stage, and those that are switched off."""
    regulation = desk.manuscript.regulation
    gone = [(act, desk.names.act(act)) for act in off(desk.manuscript)]
    context = {
        "stages": list(_stages(regulation, desk)),
        "gone": gone,
        "form": ConfirmForm(version=desk.revision),
    }
    return page(request, desk, "steps", context)


def _stages(regulation: Regulation, desk: Desk) -> Iterator[tuple[str, list[StepTold]]]:
    told: set[str] = set()
    receives = [step for step in regulation.steps if not step.from_]
    if receives:
        yield gettext("Het begin"), [_told(step, desk) for step in receives]
    for state in regulation.states:
        here = [s for s in regulation.steps if state in s.from_ and s.act not in told]
        told |= {step.act for step in here}
        if here:
            yield desk.names.of("states", state), [_told(step, desk) for step in here]


def _told(step: Step, desk: Desk) -> StepTold:
    return StepTold(
        act=step.act,
        name=desk.names.act(step.act),
        who=", ".join(desk.names.role(role) for role in step.by),
        letters_count=len(step.letters),
        own=desk.manuscript.is_own("steps", step.act),
    )


@for_draft
def step(request: HttpRequest, actor: Actor, desk: Desk, act: str) -> HttpResponse:
    """Change who takes a step, what follows and what it waits for; or see that it is off."""
    if act in off(desk.manuscript):
        return page(request, desk, "step_gone", {"act": act, **_said(desk, act)})
    found = _found(desk, act)
    form = _step_form(request, desk, found)
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: form.changed(desk.manuscript, act))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_step", act)
    regulation = desk.manuscript.regulation
    context = {
        "act": act,
        "form": form,
        "step": found,
        "from_states": [desk.names.of("states", one) for one in found.from_],
        "to_state": desk.names.of("states", found.to) if found.to else "",
        "needs": told_needs(needed_for(regulation, act), desk.names),
        **_said(desk, act),
    }
    return page(request, desk, "step", context, status=status or 200)


def _said(desk: Desk, act: str) -> dict[str, str]:
    return {"name": desk.names.act(act), "explanation": desk.names.said("explanations", act)}


def _found(desk: Desk, act: str) -> Step:
    found = desk.manuscript.regulation.step(act)
    if found is None:
        raise Http404
    return found


def _step_form(request: HttpRequest, desk: Desk, found: Step) -> StepForm:
    names, draft = desk.names, desk.manuscript
    regulation = draft.regulation
    base = draft.base_at("steps", found.act, default={})
    letters = [(one.letter, one.to) for one in found.letters]
    letters += [(one["letter"], one["to"]) for one in base.get("letters", ())]
    waits = [guard.taken for guard in found.requires if guard.taken]
    former = [guard["taken"] for guard in base.get("requires", ()) if "taken" in guard]
    roles = {role for one in regulation.steps for role in one.by} | set(base.get("by", ()))
    return StepForm(
        sent(request),
        version=desk.revision,
        roles=sorted(((role, names.role(role)) for role in roles), key=lambda one: one[1]),
        letters=[_letter(names, *one) for one in dict.fromkeys(letters)],
        sides=[(side, names.role(side)) for side in SIDES if _known(regulation, side)],
        waits=[(one, names.act(one)) for one in dict.fromkeys((*waits, *former))],
        initial={
            "by": list(found.by),
            "letters": [f"{one.letter}{PARTED}{one.to}" for one in found.letters],
            "seen_by": list(found.visible_to),
            "waits": waits,
        },
    )


def _known(regulation: Regulation, side: str) -> bool:
    """Whether there is such a side: a regulation that tells nobody knows no respondent."""
    return side != "respondent" or any(step.kind == "inform" for step in regulation.steps)


def _letter(names: Names, letter: str, to: str) -> tuple[str, str]:
    words = gettext("‘%(letter)s’ aan: %(to)s")
    told = {"letter": names.letter(letter), "to": names.role(to).lower()}
    return f"{letter}{PARTED}{to}", words % told


@for_draft
def step_off(request: HttpRequest, actor: Actor, desk: Desk, act: str) -> HttpResponse:
    """Say what needs a step, and take it away with what cannot do without it."""
    _found(desk, act)
    regulation = desk.manuscript.regulation
    waiting = [(one, desk.names.act(one)) for one in waiting_for(regulation, act)]
    form = StepOffForm(sent(request), version=desk.revision, waiting=waiting)
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: switched_off(desk.manuscript, form.acts(act)))
        if not status:
            told = gettext("De stap ‘%(name)s’ staat uit.") % {"name": desk.names.act(act)}
            messages.success(request, told)
            return redirect("draft_steps")
    needs = told_needs(needed_for(regulation, act), desk.names)
    context = {"act": act, "form": form, "needs": needs, **_said(desk, act)}
    return page(request, desk, "step_off", context, status=status or 200)


@require_POST
@for_draft
def step_on(request: HttpRequest, actor: Actor, desk: Desk, act: str) -> HttpResponse:
    """Put a step back as it was in what the draft builds on."""
    if press(request, actor, desk, lambda: switched_on(desk.manuscript, [act])):
        told = gettext("De stap ‘%(name)s’ staat weer aan.") % {"name": desk.names.act(act)}
        messages.success(request, told)
    return redirect("draft_steps")


@for_draft
def step_words(request: HttpRequest, actor: Actor, desk: Desk, act: str) -> HttpResponse:
    """Change what a step is called, how it is explained, and what it asks."""
    if act not in acts_of(desk.manuscript.rules):
        raise Http404
    entries = list(_entries(desk, _found(desk, act)))
    form = WordsForm(sent(request), desk.manuscript, entries, version=desk.revision)
    status = 200
    if request.method == "POST":
        status = keep(actor, desk, form, lambda: form.changed(desk.manuscript))
        if not status:
            messages.success(request, gettext("Bewaard."))
            return redirect("draft_step", act)
    context = {"act": act, "form": form, **_said(desk, act)}
    return page(request, desk, "step_words", context, status=status or 200)


def _entries(desk: Desk, found: Step) -> Iterator[Entry]:
    act = found.act
    yield Entry(("acts", act), gettext("Hoe heet deze stap?"))
    yield Entry(("buttons", act), gettext("Wat staat er op de knop?"))
    yield Entry(("explanations", act), gettext("Uitleg"), lines=True)
    for field in found.fields:
        called = desk.names.of("fields", field.name)
        yield Entry(("fields", field.name), gettext("Vraag ‘%(field)s’") % {"field": called})
        yield Entry(
            ("help", field.name),
            gettext("Hulp bij ‘%(field)s’") % {"field": called},
            lines=True,
        )
