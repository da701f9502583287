from django.http import HttpRequest, HttpResponse

from frontend.views.regulations.desk import for_writers, page
from frontend.views.staff.desk import language, today
from kernel.actors import Actor
from procedures.queries.drafts import open_draft
from procedures.queries.versions import versions, writers_of


@for_writers
def regulations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every version of the client's regulation, and the draft of the next."""
    draft = open_draft()
    began, changed = writers_of(draft) if draft else ("", "")
    context = {
        "versions": versions(language(), today()),
        "draft": draft,
        "began": began,
        "changed": changed,
    }
    return page(request, actor, "versions", context)
