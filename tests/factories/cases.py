"""Cases for tests, made by the same actions that people use; call within a client's scope."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.identity.models import Account
from procedures import presets
from procedures.actions.adopt_regulation import adopt_regulation
from procedures.actions.file_complaint import Receipt, file_complaint
from procedures.actions.take import Doing, take
from procedures.models import Act, AdoptedRegulation, Complaint, Department, Person
from procedures.queries.regulations import of_case
from procedures.rules.filing import Filed, PersonNamed

SYSTEM = Actor("system", None, "test")
IN_FORCE_FROM = date(2024, 1, 1)
RECEIVED_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ADOPTION_FACTS = ("version", "in_force_from", "council", "council_on")
_PROVEN: dict[tuple[str, date], AdoptedRegulation] = {}
"""What was adopted as a client's first regulation, by what was written and from when it holds."""


def regulation(name: str = "provider", *, from_on: date = IN_FORCE_FROM) -> AdoptedRegulation:
    """Return the shipped regulation `name` as adopted by the client, adopting it when needed."""
    adopted = AdoptedRegulation.objects.filter(name=name).first()
    if adopted is not None:
        return adopted
    source = presets.source_of(name)
    known = _PROVEN.get((source, from_on))
    if known is not None and not AdoptedRegulation.objects.exists():
        return _adopted_again(known)
    adopted = adopt_regulation(
        source,
        presets.texts_of(name),
        in_force_from=from_on,
        by=SYSTEM,
        at=datetime(from_on.year, from_on.month, from_on.day, 8, 0, tzinfo=UTC),
    )
    if adopted.version == 1:
        _PROVEN[source, from_on] = adopted
    return adopted


def _adopted_again(known: AdoptedRegulation) -> AdoptedRegulation:
    """Adopt what this run proved before: the same row, and the same line in the client's trail."""
    columns = {
        one.attname: deepcopy(getattr(known, one.attname))
        for one in known._meta.concrete_fields
        if not one.primary_key
    }
    with transaction.atomic():
        made = AdoptedRegulation.objects.create(**columns)
        facts = {name: getattr(made, name) for name in ADOPTION_FACTS}
        about = About("regulation", made.id)
        record("regulation.adopted", by=SYSTEM, at=made.adopted_at, about=about, facts=facts)
    return made


def department(code: str = "zorg", name: str = "Zorg", *, employees_count: int = 40) -> Department:
    """Return a department of the client, made when it is not there yet."""
    made, _ = Department.objects.get_or_create(
        code=code, defaults={"name": name, "employees_count": employees_count}
    )
    return made


def person(
    name: str,
    *,
    roles: Sequence[str] = (),
    seats: Sequence[str] = (),
    **traits: object,
) -> Person:
    """Return somebody with an account at this client, without a password (that would be slow).

    `seats` are those for which they are on the list.
    """
    email = f"{name.split(maxsplit=1)[0].lower()}@example.org"
    account = Account.objects.filter(email=email).first()
    account = account or Account.objects.create_user(email, None, name=name)
    return Person.objects.create(
        account_id=account.id,
        name=name,
        email=email,
        roles=list(roles),
        available_as=list(seats),
        **traits,
    )


def account_of(who: Person) -> Account:
    """Return the account under which somebody signs in (for `client.force_login`)."""
    return Account.objects.get(id=who.account_id)


def acting(who: Person) -> Actor:
    """Return a person as an actor."""
    return Actor("person", who.id, who.name, frozenset(who.roles))


def party_acting(case: Complaint, side: str) -> Actor:
    """Return the (first) party of a side as an actor."""
    party = case.parties.filter(side=side).order_by("id")[0]
    return Actor("party", party.id, party.name, frozenset({side}))


def receipt(story: str = "Mijn collega schreeuwt elke dag.", **traits: object) -> Receipt:
    """File a complaint by Anna about Bram under the client's regulation; return its receipt."""
    if not AdoptedRegulation.objects.exists():
        regulation()
    filed: dict[str, object] = {
        "received_at": RECEIVED_AT,
        "channel": "portal",
        "complainant": PersonNamed("Anna Jansen", "anna.jansen@example.org"),
        "respondents": (PersonNamed("Bram Smit", "bram.smit@example.org"),),
        "categories": ("bullying",),
    }
    given = Filed(story=story, **{**filed, **traits})  # type: ignore[arg-type]
    return file_complaint(given, by=Actor("party", None, "klager", frozenset({"complainant"})))


def complaint(story: str = "Mijn collega schreeuwt elke dag.", **traits: object) -> Complaint:
    """File a complaint by Anna about Bram under the client's regulation; return its case."""
    return receipt(story, **traits).case


def do(
    case: Complaint, act: str, by: Actor | Person, at: datetime | None = None, **values: object
) -> Act:
    """Take a step, by default a day after the last act; the case is fresh afterwards."""
    actor = acting(by) if isinstance(by, Person) else by
    last = case.acts.order_by("-ordinal")[0].at
    taken = take(case.id, Doing(act, by=actor, at=at or last + timedelta(days=1), values=values))
    case.refresh_from_db()
    return taken


def rulings(case: Complaint, ruling: str = "founded") -> list[dict[str, object]]:
    """Return the same ruling on each element of the case, as `take` wants them."""
    return [
        {"element": element.id, "ruling": ruling, "reasons": "Dat bleek uit de gesprekken."}
        for element in case.elements.all()
    ]


def act_of_kind(case: Complaint, kind: str) -> str:
    """Return the name of the first act of a kind in the case's regulation."""
    return next(step.act for step in of_case(case).steps if step.kind == kind)


def fresh(case_id: UUID) -> Complaint:
    """Return the case as it is in the database now."""
    return Complaint.objects.select_related("regulation").get(id=case_id)
