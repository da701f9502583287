"""What somebody who just started the demo reads: where to go, as whom, and what to try."""

from collections.abc import Iterator

from django.conf import settings

from wederhoor.demo import codes, sheets
from wederhoor.demo.sheets import Script

SIGN_IN = "aanmelden/"


def guide() -> str:
    """Return at most 24 lines of at most 100 columns."""
    scripts = [Script(slug) for slug in sheets.bureau().clients]
    return "\n".join([*_places(scripts), "", *_people(scripts), "", *_codes(), "", *_tries()])


def _places(scripts: list[Script]) -> Iterator[str]:
    bureau = sheets.bureau()
    yield f"  {_address(settings.CONSULTANCY_HOST):32}{bureau.name}, the consultancy"
    for script in scripts:
        host = f"{script.client.slug}.{settings.CLIENT_HOST_SUFFIX}"
        yield f"  {_address(host):32}{script.client.name}, {script.client.kind}"


def _address(host: str) -> str:
    return f"http://{host}:{settings.PORT}/"


def _people(scripts: list[Script]) -> Iterator[str]:
    bureau = sheets.bureau()
    yield f"  Sign in at /{SIGN_IN} with the password  {bureau.password}  as"
    for staff in bureau.staff.values():
        yield _line("bureau", staff.email, staff.told)
    for script in scripts:
        for person in script.client.people.values():
            if person.told:
                yield _line(script.client.slug, person.email, person.told)


def _codes() -> Iterator[str]:
    found = [
        _line(slug, code, f"{part} in {case['number']}")
        for slug, one in codes.read().items()
        for case in one["cases"]
        for part, code in case["codes"].items()
    ]
    if found:
        yield "  Come back with a receipt code at /mijn-zaak/ as"
        yield from found


def _line(place: str, what: str, told: str) -> str:
    return f"    {place:11}{what:38}{told}"


def _tries() -> Iterator[str]:
    yield "  Try first: sign in as Iris at the consultancy, enter Van Delden, open an overdue case;"
    yield "  or file a complaint at its portal, anonymously, and come back with the code you get."
