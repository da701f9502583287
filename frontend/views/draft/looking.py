"""Looking at a draft: its flow, the text as it would be published, and beside what is in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from frontend.views.draft.desk import Desk, for_draft, page
from frontend.views.draft.texts import spoken
from kernel.actors import Actor
from procedures.queries.regulations import rules_of, texts_of
from procedures.rules.editing.beside import ArticlePair, beside
from procedures.rules.flow import Drawing, drawing, layers
from procedures.rules.flow.drawing import Told
from procedures.rules.language import Regulation, Step, Texts
from procedures.rules.published import Article, Setting, articles
from tenants import scope


@for_draft
def flow(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """Draw the flow, and tell it as a list."""
    found = desk.check.whole
    texts = found.texts[desk.names.language]
    context = {
        "picture": picture_of(found.regulation, texts),
        "stages": list(_stages(found.regulation, texts)),
        "begins": [texts.acts[one.act] for one in found.regulation.steps if not one.from_],
        "states_count": len(found.regulation.states),
    }
    return page(request, desk, "flow", context | {"hides_status": True})


@dataclass(frozen=True, slots=True)
class StageTold:
    """A stage of the picture in words: its steps, and where each leads."""

    title: str
    explanation: str
    waits_for: str
    steps: tuple[tuple[str, str, str, str], ...]


def _stages(regulation: Regulation, texts: Texts) -> Iterator[StageTold]:
    """Yield the stages in the order of the picture, each with every step that leaves from it."""
    for name in (state for layer in layers(regulation) for state in layer):
        here = [step for step in regulation.steps if name in step.from_]
        waits_for = regulation.states[name].waits_for or ""
        yield StageTold(
            title=texts.states.get(name, name),
            explanation=texts.explanations.get(name, ""),
            waits_for=texts.roles.get(waits_for, waits_for),
            steps=tuple(_way(step, name, texts) for step in here),
        )


def _way(step: Step, here: str, texts: Texts) -> tuple[str, str, str, str]:
    """Return a step: its act, its name, who takes it, and where it leads (empty: it stays)."""
    to = step.to if step.to and step.to != here else ""
    who = ", ".join(texts.roles.get(role, role) for role in step.by)
    return step.act, texts.acts.get(step.act, step.act), who, texts.states.get(to, to)


def picture_of(regulation: Regulation, texts: Texts) -> Drawing:
    """Return the picture of a regulation in the reader's words."""
    told = Told(
        acts=texts.acts,
        states=texts.states,
        roles=texts.roles,
        waits=gettext("Wacht op: {}"),
        stays={1: gettext("1 stap binnen deze fase"), 2: gettext("{} stappen binnen deze fase")},
    )
    return drawing(regulation, told)


@for_draft
def preview(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """Show the text as it would be published."""
    context = {"articles": _drafted(desk), "spoken": spoken(desk), "hides_status": True}
    return page(request, desk, "preview", context)


@for_draft
def side_by_side(request: HttpRequest, _actor: Actor, desk: Desk) -> HttpResponse:
    """Show the draft beside the version in force, article by article."""
    former = desk.draft.based_on
    pairs: tuple[ArticlePair, ...] = ()
    if former is not None:
        before = articles(
            rules_of(former),
            texts_of(former, spoken(desk)),
            language=spoken(desk),
            wording=former.wording.get(spoken(desk), {}),
            setting=Setting(client=scope.current().name),
        )
        pairs = beside(before, _drafted(desk))
    everything = "alles" in request.GET
    context = {
        "former": former,
        "pairs": [one for one in pairs if everything or one.differs],
        "same_count": sum(not one.differs for one in pairs),
        "everything": everything,
        "spoken": spoken(desk),
    }
    return page(request, desk, "beside", context | {"hides_status": True})


def _drafted(desk: Desk) -> tuple[Article, ...]:
    found = desk.check.whole
    return articles(
        found.regulation,
        found.texts[spoken(desk)],
        language=spoken(desk),
        wording=desk.manuscript.wording.get(spoken(desk), {}),
        setting=Setting(client=scope.current().name),
    )
