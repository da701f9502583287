"""The people of the demo: accounts, assignments, departments, and a row at each client."""

from collections.abc import Mapping
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from kernel import clock
from kernel.actors import Actor
from kernel.identity import totp
from kernel.identity.models import Account
from procedures.actions.keep_contact import Called, add_contact
from procedures.actions.welcome_consultant import welcome_consultant
from procedures.models import Department, Person
from tenants.models import Assignment, Tenant
from tenants.positions import OWNER, give_position
from wederhoor.demo.company import Player
from wederhoor.demo.sheets import BureauSheet, ClientSheet, PersonSheet, StaffSheet


def engage_staff(bureau: BureauSheet) -> None:
    """Make the accounts of the consultancy's people."""
    password = make_password(bureau.password)
    for one in bureau.staff.values():
        account = _account(one, password, is_consultancy=one.position != OWNER)
        if one.position:
            give_position(account, one.position, at=clock.now())


def engage_client(bureau: BureauSheet, client: ClientSheet) -> Mapping[str, Player]:
    """Make the departments and people of a client, within its scope."""
    for code, one in client.departments.items():
        Department.objects.create(code=code, name=one.name, employees_count=one.employees_count)
    password = make_password(bureau.password)
    return {key: _player(_person(one, password)) for key, one in client.people.items()}


def name_contacts(client: ClientSheet, *, by: Actor, at: datetime) -> None:
    """Let the client's portal name whom people can call, within its scope."""
    for one in client.contacts:
        add_contact(Called(**one.model_dump()), by=by, at=at)


def assign(bureau: BureauSheet, client: ClientSheet, tenant: Tenant, *, from_on: date) -> None:
    """Let people of the consultancy serve the client."""
    for key, roles in client.assignments.items():
        account = _staff(bureau, key)
        for role in roles:
            Assignment.objects.create(account=account, tenant=tenant, role=role, from_on=from_on)


def welcome_visitors(
    bureau: BureauSheet, client: ClientSheet, at: datetime
) -> Mapping[str, Player]:
    """Let the people of the consultancy come in for the first time, within the client's scope."""
    accounts = {key: _staff(bureau, key) for key in client.assignments}
    return {
        key: _player(welcome_consultant(accounts[key], frozenset(roles), at), accounts[key])
        for key, roles in client.assignments.items()
    }


def _staff(bureau: BureauSheet, key: str) -> Account:
    return Account.objects.get(email=bureau.staff[key].email)


def _account(one: StaffSheet | PersonSheet, password: str, **traits: bool) -> Account:
    """Make an account with an app for codes; the demo's own page at /postvak/ shows them."""
    made = Account.objects.create(name=one.name, email=one.email, password=password, **traits)
    totp.keep(made, totp.new_secret(), clock.now())
    return made


def _person(one: PersonSheet, password: str) -> Person:
    account = _account(one, password) if one.email else None
    return Person.objects.create(
        account_id=account.id if account else None,
        name=one.name,
        email=one.email,
        profession=one.profession,
        department_id=one.department or None,
        external=one.external,
        roles=list(one.roles),
        available_as=list(one.seats),
    )


def _player(person: Person, visitor: Account | None = None) -> Player:
    actor = Actor("person", person.id, person.name, frozenset(person.roles))
    return Player(person.id, actor, visitor)
