from collections.abc import Mapping
from typing import Literal

from procedures.rules.language.values import Name, Sourced


class Track(Sourced):
    """Where a case can go on under another regulation that the client has in force beside this one.

    `track` is its code in the code list of that name, `regulation` the name of the other one. The
    day of receipt always counts there. `counts` are acts of here that count there too, on the day
    on which they were done: the act here, and what it is there.
    """

    track: Name
    regulation: Name
    counts: Mapping[Name, Name] = {}
    brings: tuple[Literal["respondents", "pieces"], ...] = ("respondents", "pieces")
    """What goes along beside the complaint itself: whom it is about, what the complainant added."""
