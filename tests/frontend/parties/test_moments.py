"""Moments for a hearing: proposed by the secretariat, chosen by who comes, then fixed."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from kernel import clock
from kernel.post.models import OutboxMessage
from procedures.actions.answer_proposal import Fitting, answer_as_party
from procedures.actions.propose_moments import Proposed, propose_moments
from procedures.actions.remind_of_moments import remind_of_moments
from procedures.models import Hearing, HearingProposal, ProposalAnswer
from tests.factories import cases
from tests.factories.browsers import HostClient
from tests.factories.seats import declare
from tests.frontend.parties.conftest import House

PATH = "/mijn-zaak/gesprek/"
SECRET_LINK = "https://beeldbellen.example/kamer-42"


def desk(house: House, name: str = "carla") -> Client:
    client = HostClient("acme.localhost")
    with house.within():
        account = cases.account_of(getattr(house.who, name))
    client.force_login(account)
    return client


def proposed(house: House, side: str = "complainant") -> HearingProposal:
    """Propose two moments to a side and the committee, a good week from now."""
    noon = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
    moments = (noon + timedelta(days=8), noon + timedelta(days=9))
    with house.within():
        seats = tuple(house.case.appointments.values_list("id", flat=True))
        asked = Proposed(side, moments, SECRET_LINK, seats, (noon + timedelta(days=5)).date())
        by = cases.acting(house.who.carla)
        return propose_moments(house.case, asked, by=by, at=clock.now())


def field(proposal: HearingProposal, name: str) -> str:
    return f"m{proposal.id.hex[:8]}-{name}"


def typed(moment: datetime) -> dict[str, str]:
    return {"day_1": moment.strftime("%d-%m-%Y"), "time_1": "14:00"}


def tomorrow() -> str:
    """Return a day that lies ahead in every zone."""
    return (clock.now() + timedelta(days=1)).strftime("%d-%m-%Y")


def test_secretariat_proposes_and_only_that_side_and_the_seats_are_told(told: House) -> None:
    carla, address = desk(told), f"/werk/zaken/{told.case.id}/gesprekken/voorstel/"
    day = clock.now() + timedelta(days=8)
    form = {field.html_name: field.value() for field in carla.get(address).context["form"]}
    seats = form["seats"][:1]
    sent = {"side": "complainant", **typed(day), "place": SECRET_LINK, "seats": seats}
    sent |= {"answer_by": tomorrow(), "once_key": str(form["once_key"])}
    sent["anyway"] = "yes"
    answer = carla.post(address, sent)
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/werk/zaken/{told.case.id}/gesprekken/",
    )
    with told.within():
        made = HearingProposal.objects.get()
        assert (made.seats, made.place) == ([UUID(seats[0])], SECRET_LINK)
        mails = OutboxMessage.objects.filter(key__startswith="proposal/")
        assert {one.recipient for one in mails} == {
            "anna.jansen@example.org",
            "dirk@example.org",
        }
        assert [one for one in mails if SECRET_LINK in one.body_text] == []
    assert SECRET_LINK in carla.get(answer["Location"]).content.decode()
    assert SECRET_LINK not in told.enter("respondent").get(PATH).content.decode()


def test_more_moments_are_unfolded_only_when_one_of_them_is_used(told: House) -> None:
    carla, address = desk(told), f"/werk/zaken/{told.case.id}/gesprekken/voorstel/"
    assert not carla.get(address).context["form"].uses_more
    assert carla.post(address, {"day_5": "31-01-2026"}).context["form"].uses_more


def test_moment_that_clashes_is_shown_once_before_it_is_proposed(told: House) -> None:
    noon = clock.now().replace(hour=11) + timedelta(days=8)
    with told.within():
        Hearing.objects.create(case=told.case, side="respondent", planned_at=noon)
    address = f"/werk/zaken/{told.case.id}/gesprekken/voorstel/"
    local = noon.astimezone(ZoneInfo(told.tenant.time_zone)).strftime("%H:%M")
    sent = {"side": "complainant", **typed(noon), "time_1": local, "place": ""}
    sent |= {"answer_by": tomorrow()}
    carla = desk(told)
    sent["once_key"] = str(carla.get(address).context["form"]["once_key"].value())
    answer = carla.post(address, sent)
    assert answer.status_code == 422
    assert "Stel ze toch voor" in answer.content.decode()
    with told.within():
        assert HearingProposal.objects.count() == 0


def test_party_chooses_changes_its_mind_and_the_last_word_counts(told: House) -> None:
    proposal = proposed(told)
    anna = told.enter("complainant")
    text = anna.get("/mijn-zaak/").content.decode()
    assert ("Kies een moment" in text, SECRET_LINK in text) == (True, False)
    first = proposal.moments[0].isoformat()
    for fields in ({"fitting": [first]}, {"fitting": ["none"], "remark": "Alleen ’s avonds."}):
        sent = {field(proposal, name): value for name, value in fields.items()}
        assert anna.post(PATH, sent).url == "/mijn-zaak/"
    with told.within():
        said = ProposalAnswer.objects.get()
        assert (said.fitting, said.remark) == ([], "Alleen ’s avonds.")
    assert (
        "Alleen ’s avonds."
        in desk(told).get(f"/werk/zaken/{told.case.id}/gesprekken/").content.decode()
    )
    assert "Alleen ’s avonds." not in told.enter("respondent").get(PATH).content.decode()


@pytest.mark.parametrize("both", [False, True])
def test_party_that_says_nothing_or_both_is_asked_again(told: House, both: bool) -> None:
    proposal = proposed(told)
    sent: dict[str, object] = {field(proposal, "remark"): "Ik twijfel."}
    if both:
        sent[field(proposal, "fitting")] = ["none", proposal.moments[0].isoformat()]
    answer = told.enter("complainant").post(PATH, sent)
    assert (answer.status_code, "Ik twijfel." in answer.content.decode()) == (422, True)
    with told.within():
        assert ProposalAnswer.objects.count() == 0


def test_other_side_is_asked_nothing(told: House) -> None:
    proposal = proposed(told)
    bram = told.enter("respondent")
    assert "Er staan geen momenten open" in bram.get(PATH).content.decode()
    bram.post(PATH, {field(proposal, "fitting"): "none"})
    with told.within():
        assert ProposalAnswer.objects.count() == 0


def test_member_says_when_they_can_and_gets_no_other_proposal(told: House) -> None:
    proposal = proposed(told)
    with told.within():
        declare(told.who.dirk, told.case)
    dirk, address = desk(told, "dirk"), f"/commissie/zaken/{told.case.id}/momenten/"
    file, asked = (
        f"/commissie/zaken/{told.case.id}/",
        "Er wordt een moment voor een gesprek gezocht",
    )
    assert asked in dirk.get(file).content.decode()
    assert "Gesprek met de klager" in dirk.get(address).content.decode()
    sent = {
        "proposal": str(proposal.id),
        field(proposal, "fitting"): [proposal.moments[1].isoformat()],
    }
    assert dirk.post(address, sent)["Location"] == address
    with told.within():
        said = ProposalAnswer.objects.get()
        assert (said.seat.person_id, said.fitting) == (told.who.dirk.id, [proposal.moments[1]])
    assert asked not in dirk.get(file).content.decode()
    assert desk(told, "gerda").get(address).status_code == 404


def test_fixing_a_moment_is_the_regulations_own_invitation_and_tells_everyone(told: House) -> None:
    proposal = proposed(told)
    carla = desk(told)
    address = f"/werk/zaken/{told.case.id}/stap/invited/"
    form = carla.get(f"{address}?voorstel={proposal.id}&moment=1").context["form"]
    sent = {one.html_name: one.value() for one in form}
    assert (sent["side"], sent["place"], "planned_at-day" in sent) == (
        "complainant",
        SECRET_LINK,
        True,
    )
    sent |= {"answer_by": tomorrow(), "doing": "record"}
    answer = carla.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()
    with told.within():
        proposal.refresh_from_db()
        hearing = Hearing.objects.get(case=told.case)
        assert (hearing.planned_at, hearing.place) == (proposal.moments[1], SECRET_LINK)
        assert proposal.fixed_at == proposal.moments[1]
        told_ = OutboxMessage.objects.filter(key__startswith="hearing/")
        assert {one.recipient for one in told_} == {
            f"{name}@example.org" for name in ("dirk", "els", "faruk", "sanne")
        }
    calendar = carla.get(f"/werk/zaken/{told.case.id}/gesprekken/{hearing.id}/afspraak.ics")
    assert b"SUMMARY:Afspraak" in calendar.content
    assert "Anna" not in calendar.content.decode()


def test_withdrawn_proposal_can_no_longer_be_answered(told: House) -> None:
    proposal = proposed(told)
    carla, anna = desk(told), told.enter("complainant")
    page = f"/werk/zaken/{told.case.id}/gesprekken/"
    assert carla.post(page, {"withdraw": "complainant"})["Location"] == page
    assert "Er staan geen momenten open" in anna.get(PATH).content.decode()
    assert carla.post(page, {"withdraw": "complainant"})["Location"] == page
    with told.within():
        proposal.refresh_from_db()
        assert (proposal.ended_at is not None, proposal.fixed_at) == (True, None)


def morning(days: int) -> datetime:
    """Return eight in the morning of the first working day so many days from now, or before it."""
    day = clock.now().replace(hour=7, minute=30) + timedelta(days=days)
    return day - timedelta(days=max(day.weekday() - 4, 0))


def test_who_is_silent_is_reminded_once_before_the_last_day(told: House) -> None:
    made = proposed(told)
    with told.within():
        answer_as_party(made.id, told.party("complainant"), Fitting([]), at=clock.now())
        HearingProposal.objects.update(
            answer_by=morning(5).date(), proposed_at=clock.now() - timedelta(days=2)
        )
        OutboxMessage.objects.all().delete()
        early = morning(5) - timedelta(days=3)
        assert [remind_of_moments(early), remind_of_moments(morning(5))] == [0, 1]
        remind_of_moments(morning(5) + timedelta(minutes=15))
        mails = OutboxMessage.objects.filter(key__contains="/again/")
        silent = ("dirk", "els", "faruk", "sanne")
        assert sorted(one.recipient for one in mails) == [f"{one}@example.org" for one in silent]
