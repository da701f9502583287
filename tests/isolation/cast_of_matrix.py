"""Everybody of the matrix at one client, and how each of them stands to each kind of case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from uuid import uuid4

from django.test import Client

from frontend.readers import PARTY, PARTY_SEEN
from kernel import clock
from kernel.audit.chain import About, record
from kernel.identity.models import Account, Restoration
from kernel.post.models import OutboxMessage
from procedures.actions.give_code import give_code
from procedures.models import Appointment, Complaint, Party, Person, Shredding
from procedures.queries.seated import TIED
from tenants import scope
from tenants.models import Assignment, PlatformAccess
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.factories.entering import entered
from tests.isolation.addresses import values_of
from tests.isolation.houses import FIRST, House

NOBODY: frozenset[str] = frozenset()
PERSON = frozenset({"person"})
RELATIONS = ("own", "other", "theirs", "gone", "random")
"""The case that everything was done in; another of this client; another client's; shredded; none.
"""


@dataclass(frozen=True)
class Actor:
    """Somebody with a browser: as whom the table knows them, and which cases they reach.

    `handles`, `seated` and `opened` are the relations of `RELATIONS` that they reach through a
    role, a seat or an opened case; `asked` those in which they must first declare to be free,
    `party` those in which they are one.
    """

    name: str
    browser: Client
    who: frozenset[str] = NOBODY
    handles: frozenset[str] = NOBODY
    seated: frozenset[str] = NOBODY
    opened: frozenset[str] = NOBODY
    asked: frozenset[str] = NOBODY
    party: frozenset[str] = NOBODY


@dataclass
class Scene:
    """Our client with a second case in it, another client, and everybody who could be there."""

    ours: House
    theirs: House
    other: Complaint
    cases: Mapping[str, str]
    of_side: Mapping[str, dict[str, list[str]]]
    actors: list[Actor] = field(default_factory=list)

    def actor(self, name: str) -> Actor:
        """Return one of them by name."""
        return next(one for one in self.actors if one.name == name)

    @cached_property
    def of_ours(self) -> dict[str, list[str]]:
        """What may stand in an address of ours: one row of each kind."""
        return _first(values_of(self.ours))

    @cached_property
    def of_theirs(self) -> dict[str, list[str]]:
        """The same, of the other client."""
        return _first(values_of(self.theirs))


def _first(values: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: some[:1] for name, some in values.items()}


def scene(ours: House, theirs: House) -> Scene:
    """Return our client with everybody in it."""
    with scope.within(ours.tenant):
        other = _other(ours)
        gone = Shredding.objects.exclude(state="asked").values_list("case_id", flat=True)[0]
        _end_seat(ours.case, ours.who.faruk)
        ours.case.hearings.update(planned_at=clock.now(), waived_at=None)
        Restoration.objects.update(asked_at=clock.now())  # else it is too long ago to be answered
        PlatformAccess.objects.filter(tenant=ours.tenant).update(asked_at=clock.now())
    found = {
        "own": str(ours.case.id),
        "other": str(other.id),
        "theirs": str(theirs.case.id),
        "gone": str(gone),
        "random": str(uuid4()),
    }
    made = Scene(ours, theirs, other, found, _of_sides(ours))
    made.actors = [*_without_account(made), *_of_client(made), *_from_elsewhere(made)]
    return made


def _other(ours: House) -> Complaint:
    """Return a second case: admitted, its respondent Omar of this client, who was not told yet."""
    case = cases.receipt(f"Iets anders {ours.secret}", received_at=FIRST).case
    cases.do(case, "acknowledged", ours.who.carla)
    cases.do(case, "admitted", ours.who.carla, reasons=ours.secret)
    case.parties.filter(side="respondent").update(person=ours.who.omar)
    return case


def _of_sides(ours: House) -> dict[str, dict[str, list[str]]]:
    """Return the rows in the whole case: of either side its own, and any for who has no side."""
    with scope.within(ours.tenant):
        case = ours.case
        both = case.pieces.filter(for_complainant=True, for_respondent=True)[0]
        whole = {
            "hearing_id": [str(case.hearings.all()[0].id)],
            "letter_id": [str(case.letters.all()[0].id)],
            "measure_id": [str(case.measures.exclude(state="proposed")[0].id)],
            "message_id": [str(OutboxMessage.objects.filter(case_id=case.id)[0].id)],
            "objection_id": [str(case.objections.all()[0].id)],
            "party_id": [str(case.parties.filter(side="respondent")[0].id)],
            "piece_id": [str(both.id)],
            "seat_id": [str(case.appointments.filter(until_at=None)[0].id)],
        }
        found = {"": whole}
        for side in ("complainant", "respondent"):
            own = {
                "letter_id": [str(case.letters.filter(to_party__side=side)[0].id)],
                "hearing_id": [str(case.hearings.filter(side=side)[0].id)],
            }
            found[side] = whole | own
        return found


def _end_seat(case: Complaint, person: Person) -> None:
    Appointment.objects.filter(case=case, person=person).update(
        until_at=clock.now() - timedelta(days=1)
    )


def _without_account(made: Scene) -> Iterator[Actor]:
    """Yield nobody, the parties of both cases, and a respondent who was not told yet."""
    yield Actor("nobody", Client())
    sides = {party.side: party for party in _parties(made, made.ours.case)}
    others = {party.side: party for party in _parties(made, made.other)}
    for side in ("complainant", "respondent"):
        own = frozenset({"own"})
        yield Actor(side, _party(made, sides[side]), frozenset({side}), party=own)
    yield Actor(
        "other complainant", _party(made, others["complainant"]), frozenset({"complainant"})
    )
    yield Actor("untold respondent", _admitted(made, others["respondent"]), frozenset({"untold"}))


def _parties(made: Scene, case: Complaint) -> list[Party]:
    with scope.within(made.ours.tenant):
        return list(case.parties.all())


def _party(made: Scene, party: Party) -> Client:
    with scope.within(made.ours.tenant):
        code = give_code(party)
    browser = HostClient(made.ours.host)
    answer = browser.post("/mijn-zaak/code/", {"code": code})
    assert answer.status_code == 302, answer.content.decode()
    return browser


def _admitted(made: Scene, party: Party) -> Client:
    """Return the browser of a party that no code lets in, as if one had."""
    browser = HostClient(made.ours.host)
    session = browser.session
    session[PARTY] = str(party.id)
    session[PARTY_SEEN] = clock.now().timestamp()
    session["tenant"] = str(made.ours.tenant.reference)
    session.save()
    return browser


def _of_client(made: Scene) -> Iterator[Actor]:
    """Yield who has a role or a seat at the client, or had one."""
    who, both = made.ours.who, frozenset({"own", "other"})
    own = frozenset({"own"})
    yield _person(made, "secretariat", who.carla, handles=both)
    yield _person(made, "officer named in the other case", who.omar, handles=own)
    yield _person(made, "chair with a seat", who.dirk, seated=own)
    yield _person(made, "member whose seat ended", who.faruk)
    yield _person(made, "expert who reported an interest", _tied(made), asked=own)
    yield _person(made, "expert who declared nothing yet", _seated(made), asked=own)
    yield _person(made, "employer", who.henk, opened=own)
    for role in ("hr", "policy_officer"):
        with scope.within(made.ours.tenant):
            person = cases.person(f"{role} Janssen", roles=[role])
        yield _person(made, role, person)
    with scope.within(made.ours.tenant):
        gone = cases.person("Lotte Vertrok", roles=["secretariat"])
    left = _person(made, "secretary who left", gone)
    with scope.within(made.ours.tenant):
        Person.objects.filter(id=gone.id).update(active=False)
    yield Actor(left.name, left.browser)


def _person(made: Scene, name: str, person: Person, **reach: frozenset[str]) -> Actor:
    browser = HostClient(made.ours.host)
    with scope.within(made.ours.tenant):
        account = cases.account_of(person)
    browser.force_login(account)
    return Actor(name, browser, PERSON | set(person.roles), **reach)


def _seated(made: Scene) -> Person:
    with scope.within(made.ours.tenant):
        person = cases.person("Gijs Deskundig", seats=["lawyer"])
        at = clock.now() - timedelta(hours=1)
        Appointment.objects.create(case=made.ours.case, person=person, seat="lawyer", from_at=at)
        return person


def _tied(made: Scene) -> Person:
    """Return Gerda, who has a seat and reported an interest; nobody is mailed of it here."""
    person = made.ours.who.gerda
    with scope.within(made.ours.tenant):
        at = clock.now() - timedelta(hours=1)
        Appointment.objects.create(case=made.ours.case, person=person, seat="lawyer", from_at=at)
        about = About("case", made.ours.case.id)
        record(TIED, by=cases.acting(person), at=clock.now(), about=about, facts={})
    return person


def _from_elsewhere(made: Scene) -> Iterator[Actor]:
    """Yield who comes from the consultancy or the platform, and the client's own program."""
    both, tenant = frozenset({"own", "other"}), made.ours.tenant
    iris = Account.objects.get(id=made.ours.who.iris.account_id)
    served = PERSON | {"secretariat", "consultant"}
    yield Actor("consultant", entered(iris, tenant), served, handles=both)
    ended = Account.objects.create_user("ended@bureau.test", None, name="Eva", is_consultancy=True)
    assignment = Assignment.objects.create(
        account=ended, tenant=tenant, role="secretariat", from_on=date(2024, 1, 1)
    )
    browser = entered(ended, tenant)
    assignment.delete()
    yield Actor("consultant not assigned any more", browser)
    stranger = Account.objects.create_user("platform@bureau.test", None, name="Pia")
    at_host = HostClient(made.ours.host)
    at_host.force_login(stranger)
    yield Actor("account without a place here", at_host)
    bearer = HostClient(made.ours.host, authorization=f"Bearer {made.ours.token}")
    yield Actor("program", bearer, frozenset({"program"}))
