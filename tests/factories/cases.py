"""Cases for tests, made by the same actions that people use; call within a client's scope."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from kernel.actors import Actor
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


def regulation(name: str = "provider", *, from_on: date = IN_FORCE_FROM) -> AdoptedRegulation:
    """Return the shipped regulation `name` as adopted by the client, adopting it when needed."""
    adopted = AdoptedRegulation.objects.filter(name=name).first()
    if adopted is not None:
        return adopted
    return adopt_regulation(
        presets.source_of(name),
        presets.texts_of(name),
        in_force_from=from_on,
        by=SYSTEM,
        at=datetime(from_on.year, from_on.month, from_on.day, 8, 0, tzinfo=UTC),
    )


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
