"""How a client stands, where that changes what it may still do; and who serves it."""

from kernel.errors import Refusal
from tenants import scope
from tenants.models import Tenant


def takes_complaints() -> bool:
    """Whether the client whose scope this is takes new complaints: not once it is closing.

    What began is finished; a new complaint would outlive the one who has to hear it.
    """
    return bool(scope.current().state == Tenant.State.OPEN)


def check_takes_complaints() -> None:
    """Raise Refusal `tenant.closing` when no new complaint can be taken in."""
    if not takes_complaints():
        message = "Deze organisatie neemt hier geen nieuwe klachten meer aan."
        raise Refusal("tenant.closing", message=message)


def consultancy_name() -> str:
    """Return the name of the consultancy, which every client may read."""
    return str(Tenant.objects.get(schema_name="public").name)
