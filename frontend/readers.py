"""Who reads: from the session to an actor, and views that are for some readers only."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from frontend.context import FROM_CONSULTANCY
from kernel import clock
from kernel.actors import Actor
from kernel.errors import Refusal
from kernel.identity.models import Account
from procedures.models import Complaint, Party, Person
from procedures.queries.places import place_of
from procedures.queries.regulations import light
from procedures.queries.visible import cases_for
from tenants.positions import bureau_roles

PARTY = "party"
PARTY_SEEN = "party_seen_at"
IDLE_SECONDS = 15 * 60
SAFE = ("GET", "HEAD", "OPTIONS")

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


def person_of(request: HttpRequest) -> Person | None:
    """Return the person of this client who is signed in, or None; a program is nobody here.

    Asked once a request: who is not active any more is nobody from the next one on.
    """
    if not isinstance(request.user, Account):
        return None
    asked, found = getattr(request, "person_asked", (None, None))
    if asked != request.user.pk:
        way = request.session.get(FROM_CONSULTANCY, "")
        found = place_of(request.user, way=str(way), at=clock.now())
        request.person_asked = request.user.pk, found  # type: ignore[attr-defined]
    return found


def bureau_roles_of(request: HttpRequest, account: Account) -> frozenset[str]:
    """Return what somebody is at the consultancy, asked once a request."""
    asked, found = getattr(request, "bureau_asked", (None, frozenset()))
    if asked != account.pk:
        found = bureau_roles(account)
        request.bureau_asked = account.pk, found  # type: ignore[attr-defined]
    return found


def party_of(request: HttpRequest) -> Party | None:
    """Return the party who came in with a receipt code at most 15 minutes ago, or None."""
    party_id, seen_at = request.session.get(PARTY), request.session.get(PARTY_SEEN, 0)
    now = clock.now().timestamp()
    if party_id is None or now - float(seen_at) > IDLE_SECONDS:
        return None
    request.session[PARTY_SEEN] = now
    parties = light(Party.objects.select_related("case__regulation"), "case__regulation__")
    return parties.filter(id=UUID(party_id)).first()


def admit_party(request: HttpRequest, party: Party) -> None:
    """Let a party in: a fresh session that holds nothing but who they are."""
    request.session.flush()
    request.session[PARTY] = str(party.id)
    request.session[PARTY_SEEN] = clock.now().timestamp()


def actor_from(person: Person) -> Actor:
    """Return a person of this client as an actor."""
    return Actor("person", person.id, person.name, frozenset(person.roles))


def party_actor(party: Party) -> Actor:
    """Return a party as an actor whose only role is its side."""
    return Actor("party", party.id, party.name, frozenset({party.side}))


def for_people(
    view: Callable[Concatenate[HttpRequest, Actor, Rest], HttpResponseBase],
) -> View[Rest]:
    """Let in who has an account and a person row at this client; others go to the sign-in page."""

    @wraps(view)
    def guarded(
        request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        person = person_of(request)
        if person is None:
            return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.path})}")
        check_reads_alone(request)
        return view(request, actor_from(person), *args, **kwargs)

    return guarded


def check_reads_alone(request: HttpRequest) -> None:
    """Raise Refusal `platform.read_only` when somebody of the platform does more than read."""
    if request.session.get(FROM_CONSULTANCY) == "platform" and request.method not in SAFE:
        raise Refusal("platform.read_only", message="U kijkt mee. U kunt hier alleen lezen.")


def for_roles(
    *roles: str,
) -> Callable[[Callable[Concatenate[HttpRequest, Actor, Rest], HttpResponseBase]], View[Rest]]:
    """Let in people with one of these roles at the client; for others the page is not there."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Actor, Rest], HttpResponseBase],
    ) -> View[Rest]:
        @for_people
        @wraps(view)
        def guarded(
            request: HttpRequest, actor: Actor, /, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponseBase:
            if not actor.roles & set(roles):
                raise Http404
            return view(request, actor, *args, **kwargs)

        return guarded

    return decorate


def for_parties(
    view: Callable[Concatenate[HttpRequest, Party, Rest], HttpResponseBase],
) -> View[Rest]:
    """Let in a party with a live code session; others are asked for their code."""

    @wraps(view)
    def guarded(
        request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        party = party_of(request)
        if party is None:
            return redirect("party_sign_in")
        return view(request, party, *args, **kwargs)

    return guarded


def case_for(actor: Actor, case_id: UUID) -> Complaint:
    """Return a case the actor may see; a foreign one answers as a missing one (Http404)."""
    case = cases_for(actor, clock.now()).filter(id=case_id).first()
    if case is None:
        raise Http404
    return case
