from kernel.errors import Refusal
from tenants import scope

CONSULTANCY = "public"


def whose() -> str:
    """Return whose scope is open, for the name of a thing that outlives it.

    The client's reference, or `public` for the consultancy itself: never a client's name.
    """
    try:
        return str(scope.current().reference)
    except Refusal:
        return CONSULTANCY
