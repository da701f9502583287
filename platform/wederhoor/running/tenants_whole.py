"""What the commands on a whole client share: finding it, and saying what went wrong."""

import sys
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tenants.models import Tenant


def told(work: Callable[[], str]) -> int:
    """Do it and print its sentence with how long it took; 1 with the reason when it is refused."""
    from kernel.errors import Refusal  # noqa: PLC0415 models exist after django.setup()

    started = perf_counter()
    try:
        sentence = work()
    except Refusal as refusal:
        facts = "".join(f", {name} {fact}" for name, fact in refusal.facts.items() if fact)
        sys.stderr.write(f"{refusal.message} ({refusal.code}{facts})\n")
        return 1
    sys.stdout.write(f"{sentence} ({(perf_counter() - started) * 1000:.0f} ms)\n")
    return 0


def client(slug: str) -> "Tenant":
    """Return the client with this short name; raise Refusal `tenant.unknown`."""
    from kernel.errors import Refusal  # noqa: PLC0415 as above
    from tenants import scope  # noqa: PLC0415 as above
    from tenants.models import Tenant  # noqa: PLC0415 as above

    with scope.in_public():
        clients = Tenant.objects.exclude(schema_name="public")
        found: Tenant | None = clients.filter(slug=slug).first()
    if found is None:
        message = "Er is geen organisatie met deze korte naam."
        raise Refusal("tenant.unknown", message=message, slug=slug)
    return found
