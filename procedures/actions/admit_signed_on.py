from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kernel.actors import Actor
from kernel.audit.chain import About, Facts, record
from kernel.errors import Refusal
from kernel.identity.signed_on import make_account
from procedures.models import Person, SignOn, SignOnLink
from procedures.queries.sign_ons import person_at, same_address, subject_digest, terms_of
from procedures.rules.sign_on import (
    Held,
    Standing,
    Vouched,
    check_address,
    is_strong,
    roles_given,
    standing,
)


@dataclass(frozen=True, slots=True)
class SignedOn:
    """Who somebody is here; not `admitted` when their provider gives them no role any more."""

    person: Person
    account_id: UUID
    admitted: bool
    strong: bool


@transaction.atomic
def admit_signed_on(
    sign_on_id: UUID, vouched: Vouched, *, at: datetime, proven: UUID | None = None
) -> SignedOn:
    """Return who somebody is here whom a provider vouched for, and bring their roles up to date.

    A first arrival becomes a person when the provider gives a role. Who is a person already with
    an account of another kind proves to own that one first: `proven` is the account they signed
    in with. Its place here then passes to an account of this client's sign-on alone. Raise the
    refusals of `check_address`, `sign_on.own_account` when that proof is asked, `sign_on.ended`,
    `sign_on.keeper`, `sign_on.no_role` or `sign_on.address_in_use`.
    """
    sign_on = SignOn.objects.select_for_update().get(id=sign_on_id)
    terms = terms_of(sign_on)
    check_address(vouched, terms)
    link = _known(sign_on, vouched) or _first(sign_on, vouched, proven=proven, at=at)
    person = link.person
    held = Held(tuple(person.roles), tuple(link.granted), made=link.made)
    now = standing(held, vouched.values, terms.roles)
    _follow(link, now, at)
    if now.admitted and link.made:
        _rename(person, vouched)
    return SignedOn(person, link.account_id, now.admitted, is_strong(vouched, terms))


def _known(sign_on: SignOn, vouched: Vouched) -> SignOnLink | None:
    """Return the link of somebody who came before; people's own decisions about them hold."""
    digest = subject_digest(sign_on, vouched.subject)
    link = SignOnLink.objects.select_related("person").filter(subject=digest).first()
    if link is None:
        return None
    ended_by_people = not link.person.active and link.ended_at is None
    if link.person.account_id != link.account_id or ended_by_people:
        raise _ended()
    return link


def _first(sign_on: SignOn, vouched: Vouched, *, proven: UUID | None, at: datetime) -> SignOnLink:
    person = person_at(vouched.email)
    made = person is None
    if person is None:
        person = _new_person(vouched, dict(sign_on.roles))
    else:
        _check_theirs(person, proven)
    former = SignOnLink.objects.filter(person=person, sign_on=None).first()
    account_id = former.account_id if former else make_account(_name(vouched)).id
    made = former.made if former else made
    granted = former.granted if former else []
    SignOnLink.objects.filter(person=person, sign_on=None).delete()
    person.account_id = account_id
    person.save()
    link = SignOnLink.objects.create(
        sign_on=sign_on,
        subject=subject_digest(sign_on, vouched.subject),
        person=person,
        account_id=account_id,
        granted=granted,
        made=made,
    )
    facts: Facts = {"sign_on": sign_on.id, "made": made}
    _record("sign_on.linked", person, at, facts)
    return link


def _new_person(vouched: Vouched, mapping: dict[str, str]) -> Person:
    if not roles_given(vouched.values, mapping):
        message = "Uw organisatie gaf u hier geen rol. Vraag uw beheerder erom."
        raise Refusal("sign_on.no_role", message=message)
    return Person.objects.create(name=_name(vouched), email=vouched.email.strip())


def _check_theirs(person: Person, proven: UUID | None) -> None:
    """See that an address may become somebody's who is a person here already."""
    if not person.active:
        raise _ended()
    if SignOn.objects.filter(keeper=person, enforced=True).exists():
        message = "U bent de beheerder die altijd met een wachtwoord binnenkomt. Meld u zo aan."
        raise Refusal("sign_on.keeper", message=message)
    links = [one for one in person.links.all() if one.account_id == person.account_id]
    if any(one.sign_on_id for one in links):
        message = "Dit e-mailadres is hier al van iemand. Vraag het uw beheerder."
        raise Refusal("sign_on.address_in_use", message=message)
    if person.account_id not in {None, proven} and not links:
        message = "Laat eerst zien dat uw bestaande account van u is."
        raise Refusal("sign_on.own_account", message=message)


def _follow(link: SignOnLink, now: Standing, at: datetime) -> None:
    """Write how somebody stands; only what changed is told in the trail."""
    person = link.person
    before = (sorted(person.roles), person.active)
    if (sorted(now.roles), now.admitted) == before and list(now.granted) == link.granted:
        return
    person.roles, person.active = list(now.roles), now.admitted
    person.save()
    link.granted = list(now.granted)
    link.ended_at = None if now.admitted else at
    link.save()
    action = "sign_on.roles" if now.admitted else "sign_on.ended"
    _record(action, person, at, {"sign_on": link.sign_on_id, "roles": tuple(sorted(now.roles))})


def _rename(person: Person, vouched: Vouched) -> None:
    """Follow the provider in how somebody is called and written to, unless that is another's."""
    name = _name(vouched)
    if person.name == name and same_address(person.email, vouched.email):
        return
    other = person_at(vouched.email)
    if other is not None and other.id != person.id:
        message = "Dit e-mailadres is hier al van iemand. Vraag het uw beheerder."
        raise Refusal("sign_on.address_in_use", message=message)
    person.name, person.email = name, vouched.email.strip()
    person.save()


def _name(vouched: Vouched) -> str:
    return (" ".join(vouched.name.split()) or vouched.email.partition("@")[0])[:200]


def _record(action: str, person: Person, at: datetime, facts: Facts) -> None:
    by = Actor("person", person.id, "", frozenset())
    record(action, by=by, at=at, about=About("person", person.id), facts=facts)


def _ended() -> Refusal:
    message = "Uw toegang is hier beëindigd. Vraag het uw beheerder."
    return Refusal("sign_on.ended", message=message)
