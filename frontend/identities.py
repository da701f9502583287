from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from frontend.readers import actor_from, person_of
from kernel import clock
from kernel.errors import Refusal
from kernel.vault import ring
from procedures.actions.note_identities import note_identities


class IdentitiesMiddleware:
    """Notes whose identities a page opened for somebody who works here, one entry a request.

    The keys themselves tell it, so no page can forget to. A party reads its own name; that it
    came in is in the trail already. When the note cannot be made, the page is not given.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, once it is noted what the answer shows."""
        response = self.get_response(request)
        try:
            cases = ring.opened_identities()
        except Refusal:  # no client's host
            return response
        person = person_of(request) if cases else None
        if person is not None:
            note_identities(cases, by=actor_from(person), at=clock.now())
        return response
