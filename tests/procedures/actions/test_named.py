"""Somebody of the client about whom a complaint is: linked, and then without a trace of it."""

import pytest

from kernel import clock
from kernel.audit.models import Entry
from kernel.post.models import OutboxMessage
from procedures.actions.link_named import link_named
from procedures.queries.employer_view import unopened_count
from procedures.queries.named import likenesses
from procedures.queries.reading import Reading
from procedures.queries.visible import cases_for
from procedures.rules.filing import PersonNamed
from procedures.rules.naming import Match, same_person
from tests.cast import Cast, cast
from tests.factories import cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_acme")]


def seen_by(who: Cast) -> tuple[int, int]:
    """How many cases Omar and Carla see; both see every case by their role."""
    found = (cases_for(cases.acting(one), clock.now()).count() for one in (who.omar, who.carla))
    return next(found), next(found)


@pytest.mark.attack("B05")
def test_address_of_somebody_here_locks_them_out_at_once_whatever_their_role() -> None:
    who = cast()
    case = cases.complaint(respondents=(PersonNamed("O. Haddad", " OMAR@example.org"),))
    assert case.parties.get(side="respondent").person_id == who.omar.id
    assert seen_by(who) == (0, 1)
    told = [one.recipient.casefold() for one in OutboxMessage.objects.all()]
    assert [address for address in told if "omar" in address] == []


@pytest.mark.attack("B05")
def test_employer_about_whom_it_is_does_not_count_it() -> None:
    who, today = cast(), clock.now().date()
    cases.complaint(respondents=(PersonNamed("Henk Visser", "henk@example.org"),))
    cases.complaint("Over een ander.")
    reading = Reading(cases.acting(who.henk), clock.now(), today, "nl")
    assert unopened_count(reading) == 1


def test_namesake_is_asked_about_and_loses_nothing_meanwhile() -> None:
    who = cast()
    case = cases.complaint(respondents=(PersonNamed("Omar Haddad", "elders@example.com"),))
    assert [(one.person, one.match) for one in likenesses(case)] == [(who.omar, "unsure")]
    assert seen_by(who) == (1, 1)
    party = case.parties.get(side="respondent")
    link_named(case, party.id, who.omar.id, by=cases.acting(who.carla), at=clock.now())
    assert seen_by(who) == (0, 1)
    assert likenesses(case) == []
    assert Entry.objects.get(action="party.linked").facts["person"] == str(who.omar.id)


def test_who_was_ruled_out_is_not_asked_about_again_and_sees_the_case() -> None:
    who = cast()
    case = cases.complaint(respondents=(PersonNamed("Omar Haddad", ""),))
    party = case.parties.get(side="respondent")
    link_named(case, party.id, None, by=cases.acting(who.carla), at=clock.now())
    assert likenesses(case) == []
    assert seen_by(who) == (1, 1)


@pytest.mark.parametrize(
    ("party", "person", "match"),
    [
        (("Anders", "a@b.nl"), ("Omar Haddad", "A@B.nl "), "sure"),
        (("Ómar Haddad", ""), ("omar haddad", "o@b.nl"), "unsure"),
        (("O. Haddad", ""), ("Omar Haddad", ""), "unsure"),
        (("Haddad", ""), ("Omar Haddad", ""), "unsure"),
        (("Karim Haddad", ""), ("Omar Haddad", ""), "none"),
        (("Omar Bakker", "c@b.nl"), ("Omar Haddad", "a@b.nl"), "none"),
        (("", ""), ("Omar Haddad", ""), "none"),
        (("!", ""), ("?", ""), "none"),
    ],
)
def test_how_sure_it_is_that_two_are_one(
    party: tuple[str, str], person: tuple[str, str], match: Match
) -> None:
    assert same_person(party, person) == match
