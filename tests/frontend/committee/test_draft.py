"""The draft advice: written together, talked over, signed, and handed in by the chair."""

import pytest
from django.http import HttpResponse

from kernel import clock
from kernel.audit.models import Entry
from kernel.post.models import OutboxMessage
from procedures.actions.choose_how_told import choose_how_told
from procedures.models import Act, Complaint, DraftComment, DraftSignature, DraftVersion
from procedures.rules.notices import DRAFT, Wishes
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast
from tests.factories import cases
from tests.factories.seats import Browser, address, declare

pytestmark = pytest.mark.django_db
PAGES = ("committee_draft", "committee_versions", "committee_comments", "committee_sign")


@pytest.fixture(autouse=True)
def _free(acme: Tenant, who: Cast, case: Complaint) -> None:
    """Everybody of the committee declared to have no interest."""
    with scope.within(acme):
        for person in (who.els, who.faruk, who.sanne):
            declare(person, case)


def wrote(who: Browser, case: Complaint, **typed: object) -> HttpResponse:
    """Write at the draft; `typed` goes over what stands there."""
    form = who.open("committee_draft", case.id).context["form"]
    there = {name: form[name].value() or "" for name in form.fields}
    return who.post(address("committee_draft", case.id), there | typed)


def ruled(acme: Tenant, case: Complaint) -> dict[str, str]:
    with scope.within(acme):
        element = case.elements.get()
    return {f"rulings-{element.id}": "founded", f"rulings-{element.id}-reasons": "Bewezen."}


def test_each_change_is_a_version_with_its_writer(acme: Tenant, who: Cast, case: Complaint) -> None:
    els, sanne = Browser(who.els), Browser(who.sanne)
    answer = wrote(sanne, case, findings="Er is geroepen.")
    assert answer["Location"] == address("committee_draft", case.id)
    wrote(els, case, findings="Er is geschreeuwd.", lessons="Oefen.")
    wrote(els, case)
    page = els.text("committee_versions", case.id)
    assert [one in page for one in ("Sanne Kok", "Els Bakker", "Versie 2")] == [True] * 3
    assert "Er is geroepen." in els.text("committee_versions", case.id, nr=1)
    with scope.within(acme):
        kept = [(one.number, one.seat.person.name) for one in DraftVersion.objects.all()]
        assert kept == [(1, "Sanne Kok"), (2, "Els Bakker")]
        noted = Entry.objects.filter(action="draft.written").order_by("seq")
        assert [one.facts for one in noted] == [{"version": 1}, {"version": 2}]


def test_second_of_two_who_write_keeps_the_text_and_sees_the_others(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    els, dirk = Browser(who.els), Browser(who.dirk)
    wrote(els, case, findings="Eerst.")
    opened = dirk.hidden("committee_draft", case.id)
    wrote(els, case, findings="Els schreef dit.")
    door, mine = address("committee_draft", case.id), {"findings": "Dirk schreef dat."}
    answer = dirk.post(door, opened | mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    told = ("Dit schreef de ander", "Els schreef dit.", "Dirk schreef dat.")
    assert [one for one in told if one not in page] == []
    with scope.within(acme):
        assert DraftVersion.objects.count() == 2
    form = answer.context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    assert dirk.post(door, again).status_code == 302
    assert "Dirk schreef dat." in els.text("committee_draft", case.id)


def test_older_version_can_be_put_back(who: Cast, case: Complaint) -> None:
    els = Browser(who.els)
    wrote(els, case, findings="Eerste.")
    wrote(els, case, findings="Tweede.")
    door = f"{address('committee_versions', case.id)}?nr=1"
    assert els.post(door)["Location"] == address("committee_draft", case.id)
    page = els.text("committee_draft", case.id)
    assert ["Eerste." in page, "Versie 3" in page] == [True, True]


def test_comment_stands_with_its_element_until_it_is_settled(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        element = case.elements.get()
    els, dirk = Browser(who.els), Browser(who.dirk)
    said = {"element": str(element.id), "body": "Wie zag dit?"}
    els.send("committee_comments", case.id, **said)
    assert "Wie zag dit?" in dirk.text("committee_draft", case.id)
    with scope.within(acme):
        comment = DraftComment.objects.get()
    settled = {"settle": str(comment.id), "settled": "yes"}
    dirk.post(address("committee_comments", case.id), settled)
    assert "Wie zag dit?" not in dirk.text("committee_draft", case.id)
    assert "Verwerkt" in els.text("committee_comments", case.id)


def test_signature_is_for_one_version_only(who: Cast, case: Complaint) -> None:
    els, faruk = Browser(who.els), Browser(who.faruk)
    wrote(els, case, findings="Eerste.")
    els.send("committee_sign", case.id, answer="agrees")
    assert "Akkoord" in faruk.text("committee_draft", case.id)
    opened = faruk.hidden("committee_sign", case.id)
    wrote(els, case, findings="Tweede.")
    stale = faruk.post(address("committee_sign", case.id), {**opened, "answer": "agrees"})
    assert stale.status_code == 409
    assert "Akkoord" not in faruk.text("committee_draft", case.id)


def test_who_differs_must_say_why(who: Cast, case: Complaint) -> None:
    els = Browser(who.els)
    wrote(els, case, findings="Eerste.")
    answer = els.send("committee_sign", case.id, answer="differs")
    assert (answer.status_code, "Schrijf waarom" in answer.content.decode()) == (422, True)


def test_chair_hands_in_what_was_drafted_with_the_minority(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    dirk, els = Browser(who.dirk), Browser(who.els)
    wrote(els, case, findings="Er is geschreeuwd.", lessons="Oefen.", **ruled(acme, case))
    els.send("committee_sign", case.id, answer="differs", view="Het was één keer.")
    form = dirk.open("committee_act", case.id, "advised").context["form"]
    begun = {name: form[name].value() or "" for name in form.fields if name != "files"}
    assert begun["minority_view"] == "Els Bakker: Het was één keer."
    answer = dirk.post(address("committee_act", case.id, "advised"), begun)
    assert answer["Location"] == address("committee_case", case.id)
    with scope.within(acme):
        act = Act.objects.get(name="advised")
        assert act.texts["findings"] == "Er is geschreeuwd."
        assert act.texts["minority_view"] == "Els Bakker: Het was één keer."
    shut = Browser(who.els)
    assert "Dit concept is klaar" in shut.text("committee_draft", case.id)
    assert "Tekende niet" in shut.text("committee_sign", case.id)
    assert "Ondertekenen kan niet meer" in shut.text("committee_sign", case.id)
    assert "Niemand schreef iets" in shut.text("committee_comments", case.id)
    late = shut.post(address("committee_draft", case.id), {"findings": "Toch anders."})
    assert late.status_code in (409, 422)
    with scope.within(acme):
        assert DraftVersion.objects.count() == 1


def test_expert_and_secretariat_have_no_part_in_it(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    wrote(Browser(who.els), case, findings="kanarie-uit-de-raadkamer")
    with scope.within(acme):
        seat = {"person": who.gerda.id, "seat": "lawyer", "no_conflict": True}
        cases.do(case, "appointed", who.carla, clock.now(), **seat)
        declare(who.gerda, case)
    for person in (who.gerda, who.carla, who.henk):
        browser = Browser(person)
        for name in PAGES:
            assert browser.open(name, case.id).status_code == 404
    assert Browser(who.sanne).open("committee_sign", case.id).status_code == 404
    page = Browser(who.carla).text("case", case.id)
    assert "kanarie-uit-de-raadkamer" not in page


def test_draft_is_shut_when_the_seat_ends(acme: Tenant, who: Cast, case: Complaint) -> None:
    els = Browser(who.els)
    wrote(els, case, findings="Eerste.")
    with scope.within(acme):
        gone = {"person": who.els.id, "reasons": "Verhuisd."}
        cases.do(case, "released", who.carla, clock.now(), **gone)
    assert [els.open(name, case.id).status_code for name in PAGES] == [404] * 4
    assert "Eerste." in Browser(who.dirk).text("committee_draft", case.id)


def test_others_are_told_of_a_version_and_of_signing_as_they_chose(
    acme: Tenant, who: Cast, case: Complaint
) -> None:
    with scope.within(acme):
        choose_how_told(who.faruk, Wishes({DRAFT: "never"}))
        OutboxMessage.objects.all().delete()
    els, dirk = Browser(who.els), Browser(who.dirk)
    wrote(els, case, findings="Geheim van de raadkamer.")
    wrote(els, case, findings="Geheim van de raadkamer. En meer.")
    with scope.within(acme):
        mails = OutboxMessage.objects.filter(key__startswith="draft/")
        assert sorted(one.recipient for one in mails) == sorted([who.dirk.email, who.sanne.email])
        said = "".join(one.subject + one.body_text for one in mails)
        assert [one for one in ("Geheim", case.number) if one in said] == []
    form = dirk.hidden("committee_sign", case.id)
    dirk.post(address("committee_sign", case.id), form | {"answer": "agrees"})
    with scope.within(acme):
        assert DraftSignature.objects.count() == 1
        mails = OutboxMessage.objects.filter(key__startswith="sign/")
        assert [one.recipient for one in mails] == [who.els.email]
