"""Where do I belong? A few plain questions, and whom to go to; and everybody there is to call.

The answers lie sealed in the visit, for an hour at most, and nowhere else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_stubs_ext import StrOrPromise

from frontend import sealed_session
from frontend.belonging import BODIES, CALLED, MEANT
from frontend.forms.belonging import QuestionForm
from frontend.views.public.information import Current, current, first_page
from kernel import clock
from procedures.models import Contact
from procedures.queries.contacts import contacts_by_way
from procedures.rules import belonging
from procedures.rules.outside import Body, bodies_for
from tenants import scope
from tenants.standing import takes_complaints

NAME = "belonging"
LIFETIME = timedelta(hours=1)
BELGIAN = "Europe/Brussels"

Answers = dict[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """A way as the page shows it."""

    code: str
    title: StrOrPromise
    meaning: StrOrPromise
    contacts: tuple[Contact, ...] = ()
    bodies: tuple[tuple[Body, StrOrPromise], ...] = ()


@sensitive_post_parameters()
def belong(request: HttpRequest, question: str = "") -> HttpResponse:
    """Ask one question; the first that is open when none is named."""
    answers = _answers(request)
    asked = question or next(iter(belonging.QUESTIONS))
    if asked not in belonging.QUESTIONS:
        raise Http404
    initial = {"answer": answers.get(asked)}
    form = QuestionForm(asked, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        answers[asked] = form.cleaned_data["answer"]
        _keep(request, answers)
        following = _after(asked, answers)
        return redirect("belong_at", following) if following else redirect("belong_where")
    names = list(belonging.QUESTIONS)
    place = names.index(asked)
    context = {
        "form": form,
        "number": place + 1,
        "count": len(names),
        "before": names[place - 1] if place else "",
        "answered": bool(answers),
    }
    return render(request, "public/belong.html", context, status=422 if form.errors else 200)


def belong_where(request: HttpRequest) -> HttpResponse:
    """Say where somebody belongs, the best way first; who answered nothing is asked."""
    answers = _answers(request)
    if not answers:
        return redirect("belong")
    unanswered = belonging.next_question(answers)
    if unanswered:
        return redirect("belong_at", unanswered)
    now = current()
    contacts, there = _there(now)
    shown = belonging.ways(answers, there)
    bodies = bodies_for(_country(now), belonging.topic(answers))
    context = {
        "ways": [_way(code, contacts, bodies) for code in shown],
        "others": [_way(code, contacts, ()) for code in belonging.other_ways(shown, there)],
        "for_other": answers.get("who") == "somebody_else",
        "unsafe": answers.get("talked") == "unsafe",
        **first_page(now, takes_new=takes_complaints()),
    }
    return render(request, "public/belong_where.html", context)


@require_POST
def belong_wipe(request: HttpRequest) -> HttpResponse:
    """Forget the answers."""
    sealed_session.forget(request, NAME)
    return redirect("belong")


def whom_to_call(request: HttpRequest) -> HttpResponse:
    """Name everybody there is to call, without any question."""
    now = current()
    contacts, there = _there(now)
    context = {
        "ways": [_way(code, contacts, ()) for code in belonging.CALLED if code in contacts],
        "bodies": _told(bodies_for(_country(now))),
        "may_file": belonging.COMPLAINT in there,
    }
    return render(request, "public/whom_to_call.html", context)


def _after(asked: str, answers: Answers) -> str:
    """Return the question behind this one: also when somebody came back to change an answer."""
    if answers.get("danger") == "yes":
        return ""
    names = list(belonging.QUESTIONS)
    rest = names[names.index(asked) + 1 :]
    return rest[0] if rest else belonging.next_question(answers)


def _answers(request: HttpRequest) -> Answers:
    kept = sealed_session.kept(request, NAME)
    if kept is None or clock.now() - datetime.fromisoformat(kept["at"]) > LIFETIME:
        sealed_session.forget(request, NAME)
        return {}
    return belonging.known(kept["answers"])


def _keep(request: HttpRequest, answers: Answers) -> None:
    sealed_session.keep(request, NAME, {"at": clock.now().isoformat(), "answers": answers})


def _there(now: Current | None) -> tuple[dict[str, list[Contact]], set[str]]:
    """Return whom the client named, and the ways that it has."""
    contacts = contacts_by_way()
    there = set(contacts)
    if first_page(now, takes_new=takes_complaints())["may_file"]:
        there.add(belonging.COMPLAINT)
    return contacts, there


def _country(now: Current | None) -> str:
    """Return the country whose bodies are named: of the regulation, else of the clock."""
    if now is not None:
        return now.regulation.calendar
    return "be" if scope.current().time_zone == BELGIAN else "nl"


def _way(code: str, contacts: dict[str, list[Contact]], bodies: tuple[Body, ...]) -> Way:
    told = _told(bodies) if code == belonging.OUTSIDE else ()
    return Way(code, CALLED[code], MEANT[code], tuple(contacts.get(code, ())), told)


def _told(bodies: tuple[Body, ...]) -> tuple[tuple[Body, StrOrPromise], ...]:
    return tuple((one, BODIES[one.code]) for one in bodies)
