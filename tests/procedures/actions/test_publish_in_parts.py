"""An edition that the worker publishes: asked once, done in parts, broken off, begun again."""

from datetime import date, timedelta

import pytest

from kernel import clock
from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.vault import files
from kernel.vault.models import StoredFile
from procedures.actions.edit_edition import Written, edit_edition
from procedures.actions.in_parts import TRIES
from procedures.actions.publish_edition import publish_edition
from procedures.actions.publish_in_parts import (
    BROKEN,
    ask_publishing,
    go_on_with_publishing,
)
from procedures.actions.review_edition import review_edition
from procedures.models import Edition, EditionJob, Person
from procedures.queries.places import roles_now
from procedures.queries.publishing import parts_done
from procedures.rules.statistics import dump
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast, cast
from tests.factories import cases, years
from tests.factories.bureau import consultant
from tests.factories.editions import uncovered

AT = years.MADE_AT


@pytest.fixture
def who(in_acme: object) -> Cast:
    del in_acme
    cases.regulation()
    return cast()


def reviewed(who: Cast) -> Edition:
    edition = years.drafted(who)
    return review_edition(edition.id, by=cases.acting(who.carla), at=AT)


def asked(who: Cast, edition: Edition) -> EditionJob:
    return ask_publishing(edition.id, by=cases.acting(who.iris), at=AT, seen=edition.version)


def test_worker_publishes_what_was_asked_with_its_files_and_one_entry(who: Cast) -> None:
    edition = reviewed(who)
    job = asked(who, edition)
    assert go_on_with_publishing() == 4
    edition.refresh_from_db()
    job.refresh_from_db()
    assert (edition.state, edition.published_by, len(edition.digest)) == (
        "published",
        who.iris.id,
        64,
    )
    assert (parts_done(job), job.problem, job.tries_count) == (4, "", 0)
    made = StoredFile.objects.filter(id__in=[edition.document, edition.spreadsheet])
    assert sorted(b"".join(files.opened(each))[:2] for each in made) == [b"%P", b"PK"]
    assert Entry.objects.filter(action="edition.published", actor_id=who.iris.id).count() == 1
    go_on_with_publishing()
    assert (
        StoredFile.objects.count(),
        Entry.objects.filter(action="edition.published").count(),
    ) == (
        2,
        1,
    )


def test_same_edition_comes_out_of_the_worker_as_out_of_the_request(who: Cast) -> None:
    asked(who, reviewed(who))
    go_on_with_publishing()
    by_worker = Edition.objects.get()
    Edition.objects.all().delete()
    again = reviewed(who)
    at_once = publish_edition(again.id, by=cases.acting(who.iris), at=AT)
    assert (by_worker.digest, by_worker.printed["texts"]) == (
        at_once.digest,
        at_once.printed["texts"],
    )


def test_asked_twice_is_one_job_and_afterwards_the_other_is_told(who: Cast) -> None:
    edition = reviewed(who)
    first = asked(who, edition)
    carla = cases.acting(who.carla)
    other = ask_publishing(edition.id, by=carla, at=AT + timedelta(minutes=1), seen=1)
    assert (other.id, EditionJob.objects.get().asked_by) == (first.id, who.iris.id)
    go_on_with_publishing()
    assert asked(who, edition).id == first.id
    with pytest.raises(Refusal) as refusal:
        ask_publishing(edition.id, by=carla, at=AT, seen=1)
    assert refusal.value.code == "edition.frozen"


def test_edition_changed_after_it_was_asked_is_not_published(who: Cast) -> None:
    edition = reviewed(who)
    job = asked(who, edition)
    edit_edition(edition.id, Written({"flow": "Anders."}), by=cases.acting(who.iris), at=AT)
    go_on_with_publishing()
    job.refresh_from_db()
    assert "Iemand anders heeft dit intussen gewijzigd" in job.problem
    assert (Edition.objects.get().state, StoredFile.objects.count()) == ("draft", 0)


def test_edition_from_which_a_hidden_number_follows_stops_and_says_what_to_do(who: Cast) -> None:
    edition = reviewed(who)
    job = asked(who, edition)
    Edition.objects.filter(id=edition.id).update(figures=dump(uncovered()))
    go_on_with_publishing()
    job.refresh_from_db()
    assert "Tel ze opnieuw" in job.problem
    assert Edition.objects.get().state == "reviewed"


def test_what_rests_on_something_else_by_now_is_made_anew(who: Cast) -> None:
    edition = reviewed(who)
    job = asked(who, edition)
    stale = files.store(None, "oud.pdf", [b"%PDF-1.7 oud"], at=AT)
    EditionJob.objects.filter(id=job.id).update(basis="0" * 64, document=stale.id)
    go_on_with_publishing()
    edition.refresh_from_db()
    assert edition.state == "published"
    assert edition.document != stale.id
    assert not StoredFile.objects.filter(id=stale.id).exists()


def test_part_in_which_the_worker_keeps_dying_stops_and_can_be_asked_again(who: Cast) -> None:
    edition = reviewed(who)
    job = asked(who, edition)
    EditionJob.objects.filter(id=job.id).update(tries_count=TRIES)
    go_on_with_publishing()
    job.refresh_from_db()
    assert (job.problem, Edition.objects.get().state) == (BROKEN, "reviewed")
    asked(who, edition)
    go_on_with_publishing()
    job.refresh_from_db()
    assert (job.problem, Edition.objects.get().state) == ("", "published")


def test_running_year_is_refused_before_anything_is_asked(who: Cast) -> None:
    edition = years.drafted(who, 2026)
    review_edition(edition.id, by=cases.acting(who.carla), at=AT)
    with pytest.raises(Refusal) as refusal:
        asked(who, edition)
    assert (refusal.value.code, EditionJob.objects.count()) == ("edition.year_running", 0)


@pytest.mark.parametrize("given", [{"roles": ["employer"]}, {"active": False}])
def test_who_lost_the_role_after_asking_publishes_nothing_and_a_colleague_can(
    who: Cast, given: dict[str, object]
) -> None:
    edition = reviewed(who)
    job = asked(who, edition)
    Person.objects.filter(id=who.iris.id).update(**given)
    go_on_with_publishing()
    job.refresh_from_db()
    assert "mag hier geen rapportages meer publiceren" in job.problem
    assert (Edition.objects.get().state, StoredFile.objects.count()) == ("reviewed", 0)
    ask_publishing(edition.id, by=cases.acting(who.carla), at=AT, seen=edition.version)
    go_on_with_publishing()
    assert Edition.objects.get().published_by == who.carla.id


def test_consultant_who_stops_serving_the_client_publishes_nothing(acme: Tenant) -> None:
    iris = consultant("Iris", acme, role="consultant")
    with scope.within(acme):
        cases.regulation()
        people = cast()
        Person.objects.filter(id=people.iris.id).update(account_id=iris.id)
        job = asked(people, reviewed(people))
        assert roles_now(people.iris.id, clock.now()) == {"consultant"}
    iris.assignments.update(until_on=date(2025, 12, 31))
    with scope.within(acme):
        go_on_with_publishing()
        job.refresh_from_db()
        assert "mag hier geen rapportages meer publiceren" in job.problem
        assert Edition.objects.get().state == "reviewed"
