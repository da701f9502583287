"""One case as one file, in parts: every part that is opened is noted in the audit trail."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.again import IDENTITY_SECONDS, again
from frontend.views.staff.desk import around, for_staff, language, opened, today
from frontend.views.staff.gaps import to_mend
from kernel.actors import Actor
from procedures.queries.answers import answers_by_element
from procedures.queries.finishing import finishing_step
from procedures.queries.named import likenesses
from procedures.queries.next_steps import next_steps, stages
from procedures.queries.read_once import read_once
from procedures.queries.regulations import of_case, texts_of
from procedures.queries.timeline import timeline
from procedures.queries.words import label

LATEST = 5


@for_staff
def overview(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show where the case is, what can be done now, its terms, and what happened last."""
    case = opened(actor, case_id, "overview")
    read_once(case)
    texts = texts_of(case.regulation, language())
    entries = timeline(case, actor, language=language())
    frame = around(case, actor)
    unread = frame["head"].unread_count
    context = {
        **frame,
        "choices": next_steps(case, actor, texts, today=today()),
        "stages": stages(case, texts),
        "latest": entries[-LATEST:][::-1],
        "to_mend": to_mend(case, texts, unread_count=unread, today=today()),
    }
    return render(request, "staff/case/overview.html", context)


@for_staff
def story(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the complaint as filed, its elements, and the answers to what was asked."""
    case = opened(actor, case_id, "story")
    texts = texts_of(case.regulation, language())
    said = answers_by_element(case, case.acts.all())
    context = {
        **around(case, actor),
        "categories": [label(texts, "category", code) for code in case.categories],
        "grounds": [label(texts, "ground", code) for code in case.grounds],
        "channel": label(texts, "channel", case.channel),
        "elements": [
            (element, label(texts, "category", element.category), said.get(element.id, ()))
            for element in case.elements.all()
        ],
        "answers": [
            (texts.questions.get(name, name), label(texts, name, answer))
            for name, answer in {**case.answers, **case.written_answers}.items()
            if answer
        ],
        "ruled": case.rulings.exists(),
    }
    return render(request, "staff/case/story.html", context)


@for_staff
@again(seconds=IDENTITY_SECONDS, passage=True)
def people(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the parties, who was appointed, and the hearings."""
    case = opened(actor, case_id, "people")
    texts = texts_of(case.regulation, language())
    seats = case.appointments.select_related("person").order_by("from_at")
    context = {
        **around(case, actor),
        "parties": [
            (one, texts.roles.get(one.side, one.side))
            for one in case.parties.select_related("department").order_by("side", "id")
        ],
        "seats": [(one, texts.roles.get(one.seat, one.seat)) for one in seats],
        "likenesses": likenesses(case),
        "has_panel": of_case(case).panel is not None,
        "hearings": [
            (one, texts.roles.get(one.side, one.side))
            for one in case.hearings.order_by("planned_at", "side")
        ],
    }
    return render(request, "staff/case/people.html", context)


@for_staff
def outcome(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the rulings, the decision, the measures and the aftercare."""
    case = opened(actor, case_id, "outcome")
    texts = texts_of(case.regulation, language())
    care = timeline(case, actor, language=language())
    finishing = finishing_step(case, actor, today())
    context = {
        **around(case, actor),
        "finishing": finishing.act if finishing else "",
        "advice": getattr(case, "advice", None),
        "rulings": [
            (one, label(texts, "ruling", one.ruling))
            for one in case.rulings.select_related("element").order_by("element__ordinal")
        ],
        "measures": [
            (one, label(texts, "measure", one.kind))
            for one in case.measures.prefetch_related("evidence").order_by("state", "due_on", "id")
        ],
        "aftercare": [entry for entry in care if entry.act.kind == "aftercare"],
    }
    return render(request, "staff/case/outcome.html", context)
