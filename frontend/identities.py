from collections.abc import Callable
from contextlib import nullcontext

from django.http import HttpRequest, HttpResponse

from frontend.readers import SAFE, actor_from, person_of
from kernel import clock
from kernel.audit.chain import gathered
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
        """Answer, once it is noted what the answer shows; what one page notes is written at once.

        A form is different: its act is noted first, and may be what opened the case.
        """
        reads = request.method in SAFE and not request.tenant.is_public  # type: ignore[attr-defined]
        with gathered() if reads else nullcontext():
            return self._noted(request)

    def _noted(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        try:
            cases = ring.opened_identities()
        except Refusal:  # no client's host
            return response
        person = person_of(request) if cases else None
        if person is not None:
            note_identities(cases, by=actor_from(person), at=clock.now())
        return response
