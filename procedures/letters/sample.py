"""A letter as it would look, with facts that were made up: so that whoever writes it can see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext, override

from kernel.calendars import calendar
from kernel.errors import Refusal
from kernel.terms import Amount, Unit, forward
from procedures.letters.wording import long_date, long_moment
from procedures.rules.events import names_of
from procedures.rules.language import Length, LetterText, Regulation, Texts
from procedures.rules.placeholders import PLACEHOLDER, fill
from tenants import hosts, scope
from tenants.models import Tenant

UNKNOWN = "…"
TWO_WEEKS, THREE_WEEKS, TEN_WEEKS = (Length(amount=one, unit="weeks") for one in (2, 3, 10))


@dataclass(frozen=True, slots=True)
class Sample:
    """A letter filled with made-up facts; `unknown` are the placeholders that do not exist."""

    subject: str
    paragraphs: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def sample(
    letter: LetterText, regulation: Regulation, texts: Texts, *, language: str, today: date
) -> Sample:
    """Return the letter as it would be for somebody who complained on `today`."""
    words = (letter.subject, *letter.paragraphs)
    values = facts(regulation, texts, language=language, today=today)
    asked = {name for word in words for name in PLACEHOLDER.findall(word)}
    unknown = tuple(sorted(asked - set(values)))
    known = {**values, **dict.fromkeys(unknown, UNKNOWN)}
    subject, *paragraphs = (fill(word, known) for word in words)
    return Sample(subject, tuple(paragraphs), unknown)


def facts(regulation: Regulation, texts: Texts, *, language: str, today: date) -> Mapping[str, str]:
    """Return a made-up value for everything that a letter may speak of."""
    client = scope.current()
    outcomes = list(texts.codes.get("outcome", {}).values())
    planned = datetime.combine(_after(today, THREE_WEEKS), time(9, 30), UTC)
    with override(language):
        written = _written()
    return {
        **written,
        **_due(regulation, language, today),
        "number": f"{today.year}-0012",
        "client": client.name,
        "received_on": long_date(today, language),
        "today": long_date(today, language),
        "state": next(iter(texts.states.values()), ""),
        "outcome": outcomes[-1] if outcomes else "",
        "side": texts.roles.get("complainant", ""),
        "planned_at": long_moment(planned, ZoneInfo(client.time_zone), language),
        "answer_by": long_date(_after(today, TWO_WEEKS), language),
        "extended_to": long_date(_after(today, TEN_WEEKS), language),
        "portal": hosts.address_of(client, port=settings.PORT, https=settings.HTTPS),
        "contact": _contact(client),
    }


def _written() -> dict[str, str]:
    return {
        "recipient": gettext("Anna Voorbeeld"),
        "place": gettext("Vergaderkamer 2, Marktplein 1"),
        "reasons": gettext("Hier staan de redenen die in het portaal zijn ingevuld."),
        "departure_reasons": gettext("Hier staat waarom de werkgever van het advies afwijkt."),
    }


def _contact(client: Tenant) -> str:
    known = " · ".join(filter(None, [client.contact_email, client.contact_phone]))
    return known or "klachten@voorbeeld.example"


def _due(regulation: Regulation, language: str, today: date) -> dict[str, str]:
    specs = {name: regulation.terms[spec] for name, (spec, _side) in names_of(regulation).items()}
    return {
        f"due.{name}": long_date(_after(today, spec, regulation.calendar), language)
        for name, spec in specs.items()
    }


def _after(day: date, length: Length, code: str = "nl") -> date:
    try:
        amount = Amount(length.amount, Unit(length.unit))
        return forward(day, amount, calendar=calendar(code))
    except Refusal:  # a calendar that runs out: the day itself will do in an example
        return day
