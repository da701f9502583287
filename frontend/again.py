"""Showing once more who one is, before a page gives away or does what cannot be taken back."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from frontend.own_account import FRESH_SECONDS, to_again
from kernel import clock
from kernel.identity.proofs import proven_within

IDENTITY_SECONDS = 15 * 60
"""How recently somebody must have shown who they are to see where a party lives or is reached."""

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, Rest], Answer]
Guarded = Callable[Concatenate[HttpRequest, Rest], Answer | HttpResponse]


def again(
    *, seconds: int = FRESH_SECONDS, passage: bool = False
) -> Callable[[View[Rest, Answer]], Guarded[Rest, Answer]]:
    """Let in who proved at most `seconds` ago who they are; others are asked, and come back.

    Put it under the decorator that lets readers in, around what shows or does it. What was typed
    in a form is typed again: a form is asked for before it is filled in. With `passage`, having
    just come in from the consultancy will do.
    """

    def decorate(view: View[Rest, Answer]) -> Guarded[Rest, Answer]:
        @wraps(view)
        def guarded(
            request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> Answer | HttpResponse:
            if proven_within(request, seconds, clock.now(), passage=passage):
                return view(request, *args, **kwargs)
            return to_again(request)

        return guarded

    return decorate
