"""Showing once more who one is, before a page gives away or does what cannot be taken back."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

from frontend.own_account import FRESH_SECONDS, to_again
from kernel import clock
from kernel.identity.proofs import proven_within

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


def again(*, seconds: int = FRESH_SECONDS) -> Callable[[View[Rest]], View[Rest]]:
    """Let in who proved at most `seconds` ago who they are; others are asked, and come back.

    Put it under the decorator that lets readers in, around what shows or does it. What was typed
    in a form is typed again: a form is asked for before it is filled in.
    """

    def decorate(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def guarded(
            request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponseBase:
            if proven_within(request, seconds, clock.now()):
                return view(request, *args, **kwargs)
            return to_again(request)

        return guarded

    return decorate
