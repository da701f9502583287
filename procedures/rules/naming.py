"""Whether somebody named in a complaint is somebody of the client: sure, unsure, or not."""

import re
import unicodedata
from typing import Literal

Match = Literal["sure", "unsure", "none"]


def same_person(party: tuple[str, str], person: tuple[str, str]) -> Match:
    """Return how sure it is that two (name, address) pairs are one person.

    The same address is sure. The same name, or the same last name with the same initial, is
    unsure: somebody has to say so, and a namesake must not lose their work.
    """
    (name, email), (other, address) = party, person
    if email and email.strip().casefold() == address.strip().casefold():
        return "sure"
    mine, theirs = _words(name), _words(other)
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return "none"
    alone = len(mine) == 1 or len(theirs) == 1
    return "unsure" if alone or mine[0][0] == theirs[0][0] else "none"


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.findall(r"\w+", "".join(one for one in plain if not unicodedata.combining(one)))
