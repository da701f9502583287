"""What somebody who just started the demo reads: where to go, as whom, and what to try."""

from collections.abc import Iterator

from django.conf import settings

from wederhoor.demo import codes, sheets
from wederhoor.demo.sheets import Script

TRIES = (
    "Try first: sign in as Iris at the consultancy, enter Van Delden, take an overdue case on.",
    "Or file a complaint at a portal, without a name, and come back with the code you get.",
    "Mail of a client arrives at /postvak/ on its own host. Signing in asks for a code of an app:",
    "the codes of now stand there too, and at the consultancy's own /postvak/.",
)


def guide() -> str:
    """Return at most 30 lines of at most 100 columns."""
    bureau = sheets.bureau()
    sign_in = f"Sign in at /aanmelden/ with the password {bureau.password}; a code at /mijn-zaak/."
    lines = [sign_in, *_consultancy()]
    for slug in bureau.clients:
        lines += [*_client(Script(slug)), *_codes(slug)]
    return "\n".join([*lines, *TRIES])


def _consultancy() -> Iterator[str]:
    bureau = sheets.bureau()
    yield _head(settings.CONSULTANCY_HOST, f"{bureau.name}, the consultancy")
    for one in bureau.staff.values():
        yield _line(one.email, one.told)


def _client(script: Script) -> Iterator[str]:
    client = script.client
    host = f"{client.slug}.{settings.CLIENT_HOST_SUFFIX}"
    yield _head(host, f"{client.name}, {client.kind}")
    for one in client.people.values():
        if one.told:
            yield _line(one.email, one.told)


def _codes(slug: str) -> Iterator[str]:
    for one in codes.read().get(slug, {}).get("told", []):
        yield f"    {one['code']}  {one['part']:11} {one['number']}  {one['shows']}"


def _head(host: str, what: str) -> str:
    return f"{f'http://{host}:{settings.PORT}/':36}{what}"


def _line(who: str, told: str) -> str:
    return f"    {who:37}{told}"
