"""The steps of an edition that ask once more: count again, approve, publish."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from frontend.asking import REVIEW, Asking, Question, publishing
from frontend.forms.received import number, seen, sent
from frontend.forms.sending import attempt
from frontend.forms.year import ConfirmForm
from frontend.jobs import AGAIN_SECONDS
from frontend.views.year.desk import for_makers, page
from kernel import clock
from kernel.actors import Actor
from procedures.actions.publish_edition import publish_edition
from procedures.actions.publish_in_parts import ask_publishing
from procedures.actions.recount_edition import recount_edition
from procedures.actions.review_edition import review_edition
from procedures.models import Edition, EditionJob
from procedures.queries.editions import edition_for
from procedures.queries.publishing import PARTS_COUNT, job_of, needs_worker, parts_done


def _recount(edition_id: UUID, actor: Actor, _version: int) -> Edition:
    return recount_edition(edition_id, by=actor, at=clock.now())


def _review(edition_id: UUID, actor: Actor, version: int) -> Edition:
    return review_edition(edition_id, by=actor, at=clock.now(), seen=version)


def _publish(edition_id: UUID, actor: Actor, version: int) -> Edition | EditionJob:
    publish = ask_publishing if needs_worker(edition_for(actor, edition_id)) else publish_edition
    return publish(edition_id, by=actor, at=clock.now(), seen=version)


RECOUNT = Asking(
    gettext_lazy("De cijfers opnieuw tellen?"),
    (
        gettext_lazy("De cijfers worden die van het register van vandaag."),
        gettext_lazy("De toelichting blijft staan. Controleer of zij nog klopt."),
        gettext_lazy("Een collega moet de rapportage daarna (weer) nakijken."),
    ),
    gettext_lazy("Tel opnieuw"),
    gettext_lazy("De cijfers zijn opnieuw geteld."),
)
QUESTIONS: Mapping[str, Question[Actor, Edition | EditionJob]] = {
    "recount": Question(_recount, RECOUNT),
    "review": Question(_review, REVIEW),
    "publish": Question(
        _publish,
        publishing(gettext_lazy("De werkgever kan haar vanaf nu lezen en downloaden.")),
    ),
}


@for_makers
def edition_step(request: HttpRequest, actor: Actor, edition_id: UUID, step: str) -> HttpResponse:
    """Ask once more, then take the step; say so when somebody else was first."""
    found, asked = edition_for(actor, edition_id), QUESTIONS[step]
    job = job_of(found) if step == "publish" else None
    if job is not None and request.method != "POST" and not job.problem:
        return _followed(request, actor, found, job)
    version = seen(request, found.version)
    form, status = ConfirmForm(sent(request), version=version), 200
    made: list[Edition | EditionJob] = []
    if request.method == "POST":
        status = attempt(form, lambda: made.append(asked.act(found.id, actor, number(version))))
        if made:
            return _went_on(request, made[0], asked)
    context = {
        "problem": gettext(job.problem) if job and job.problem else "",
        "form": form,
        "edition": found,
        "year": found.year,
        "question": asked.words.question,
        "consequences": asked.words.consequences,
        "confirm_label": asked.words.label,
        "cancel_url": reverse("edition", args=[found.id]),
    }
    return page(request, actor, "edition_step", context, status=status)


def _went_on(
    request: HttpRequest, made: Edition | EditionJob, asked: Question[Actor, Edition | EditionJob]
) -> HttpResponseRedirect:
    """Go to the edition, or to how far the worker is with it."""
    if isinstance(made, EditionJob):
        return redirect("edition_publish", edition_id=made.edition_id)
    messages.success(request, str(asked.words.done))
    return redirect("edition", edition_id=made.id)


def _followed(
    request: HttpRequest, actor: Actor, edition: Edition, job: EditionJob
) -> HttpResponse:
    """Show how far the worker is; who asked can leave this page and come back."""
    if job.done_at is not None:
        return redirect("edition", edition_id=edition.id)
    context = {"edition": edition, "done_count": parts_done(job), "parts_count": PARTS_COUNT}
    answer = page(request, actor, "edition_job", context)
    answer.headers["Refresh"] = str(AGAIN_SECONDS)
    return answer
