"""Proof of work: a puzzle of numbers that a browser solves by itself in a second or so.

No picture, no sound, no question, nothing of another party: everybody's device can do it, and
whoever wants to try many codes must do it for each. The format is that of ALTCHA, version 1.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import timedelta

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution
from django.utils.crypto import salted_hmac

from kernel import clock
from kernel.errors import Refusal
from tenants import limits
from tenants.limits import Limit
from tenants.whose import whose

LIFETIME = timedelta(minutes=10)
EASIEST = 30_000
"""The highest number of the easiest puzzle: 15,000 digests on average, a tenth of a second."""

_ONCE = Limit("code.proof", count=1, seconds=int(LIFETIME.total_seconds()) + 60)
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Puzzle:
    """Find the number up to `highest` whose digest behind the salt is this challenge."""

    challenge: str
    salt: str
    highest: int
    signature: str


def puzzle(steps: int) -> Puzzle:
    """Return a fresh puzzle; each step makes it twice as hard."""
    highest = EASIEST * 2 ** (steps - 1)
    options = ChallengeOptions(hmac_key=_key(), max_number=highest, expires=clock.now() + LIFETIME)
    made = create_challenge(options)
    return Puzzle(made.challenge, made.salt, made.max_number, made.signature)


def is_solved(answer: str) -> bool:
    """Whether this is the answer to a puzzle of this client, in time and for the first time.

    Raise Refusal "limit.unknown" when nobody can tell whether it was used before.
    """
    if not answer or len(answer) > _LONGEST:
        return False
    try:
        told = json.loads(base64.b64decode(answer, validate=True))
        solved, _ = verify_solution(told, _key(), check_expires=True)
        return solved and _is_first_use(str(told["challenge"]))
    except (binascii.Error, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False


def _is_first_use(challenge: str) -> bool:
    try:
        limits.take(_ONCE, challenge)
    except Refusal as refusal:
        if refusal.code != "limit.reached":
            raise
        return False
    return True


def _key() -> str:
    return salted_hmac(f"proof/{whose()}", "code", algorithm="sha256").hexdigest()
