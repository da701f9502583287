"""The cases that were opened to the employer: what to decide, and what was decided."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from frontend.views.acts import act_page
from frontend.views.downloads import download
from frontend.views.employer.desk import for_employer, opened, reading
from frontend.views.staff.desk import paged
from kernel.actors import Actor
from procedures.queries.case_pieces import file_of
from procedures.queries.employer_view import (
    adopted_versions,
    files_of_advice,
    is_ever_told,
    listed,
    opened_file,
    opened_rows,
    unopened_count,
)


@for_employer
def cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the advices that came, what to decide first; of other complaints only how many run."""
    reader = reading(actor)
    versions = adopted_versions()
    page = paged(request, listed(reader, versions))
    context = {
        "reader": actor,
        "page": page,
        "rows": opened_rows(page.object_list, reader),
        "unopened_count": unopened_count(reader),
        "is_ever_told": is_ever_told(reader, versions),
    }
    return render(request, "employer/cases.html", context)


@for_employer
def case(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the advice, what to decide on it, and what was agreed."""
    found = opened(actor, case_id, "advice")
    context = {"reader": actor, "case": found, "file": opened_file(found, reading(actor))}
    return render(request, "employer/case.html", context)


@for_employer
def take_act(request: HttpRequest, actor: Actor, case_id: UUID, act: str) -> HttpResponse:
    """Ask for an act of the case and record it."""
    found = opened(actor, case_id, "act")
    done_url = reverse("employer_case", args=[case_id])
    return act_page(request, actor, found, act, done_url=done_url)


@for_employer
def piece(
    request: HttpRequest,  # noqa: ARG001 a view's form
    actor: Actor,
    case_id: UUID,
    piece_id: UUID,
) -> HttpResponseBase:
    """Give a file of the advice itself as a download; the other pieces are not the employer's."""
    found = opened(actor, case_id, "piece")
    file = file_of(found, piece_id) if piece_id in files_of_advice(found, reading(actor)) else None
    if file is None:
        raise Http404
    return download(file)
