"""Counting tries, so that who guesses is slowed and who owns the account is not locked out.

Tries at an account are counted together, wherever they come from. A browser in which somebody
came in before carries a signed cookie and has a count of its own: an attacker who uses up the
first count keeps nobody out (OWASP, "slow down online guessing attacks with device cookies").
"""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from kernel.errors import Refusal
from kernel.identity.models import Account
from tenants import limits
from tenants.limits import Limit
from tenants.networks import bucket_of
from tenants.signing import opened, signed

TakeBack = Callable[[], None]
COOKIE = f"{'__Host-' if settings.HTTPS else ''}toestel"
KNOWN_SECONDS = 180 * 24 * 60 * 60
PURPOSE = "device"

QUARTER = 15 * 60
FROM_ONE_PLACE = Limit("sign_in.place", 60, QUARTER)
AT_ONE_ACCOUNT = Limit("sign_in.account", 10, QUARTER)
SECOND_STEP = Limit("sign_in.second", 5, QUARTER)
ASKED_ANEW = Limit("password.asked", 5, 60 * 60)


def count_from(request: HttpRequest) -> TakeBack:
    """Count a try from this network; only the address that our own server saw counts.

    Return what takes it back. Raise Refusal "limit.reached" when there were too many.
    """
    return _counted(FROM_ONE_PLACE, bucket_of(request.META.get("REMOTE_ADDR", "")))


def count_sign_in(request: HttpRequest, email: str) -> TakeBack:
    """Count a try to sign in; raise Refusal "limit.reached" when there were too many.

    Return what takes it back once it was no guess: a whole office comes in behind one address.
    """
    here, there = count_from(request), _counted(AT_ONE_ACCOUNT, _subject(request, email))

    def take_back() -> None:
        here()
        there()

    return take_back


def count_second(request: HttpRequest, account: Account) -> TakeBack:
    """Count a try at a second factor; raise Refusal "limit.reached" when there were too many.

    Return what takes it back once it was right.
    """
    return _counted(SECOND_STEP, _subject(request, account.email))


def count_asked(request: HttpRequest, email: str) -> None:
    """Count a new password that is asked for; raise Refusal "limit.reached"."""
    count_from(request)
    limits.take(ASKED_ANEW, email)


def remember_device(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """Let this browser be known as one in which this account came in, at this host alone."""
    if _known_for(request, account.email):
        return
    response.set_cookie(
        COOKIE,
        signed(PURPOSE, _digest(account.email)),
        max_age=KNOWN_SECONDS,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _counted(limit: Limit, subject: str) -> TakeBack:
    return partial(limits.give_back, limit, subject, limits.take(limit, subject))


def _subject(request: HttpRequest, email: str) -> str:
    return request.COOKIES[COOKIE] if _known_for(request, email) else email


def _known_for(request: HttpRequest, email: str) -> bool:
    try:
        kept = opened(PURPOSE, request.COOKIES.get(COOKIE, ""), max_age_seconds=KNOWN_SECONDS)
    except Refusal:
        return False
    return kept == _digest(email)


def _digest(email: str) -> str:
    return salted_hmac(PURPOSE, email, algorithm="sha256").hexdigest()
