from datetime import UTC, datetime
from uuid import UUID

from procedures.rules.composition import Candidate, Tie, conflicts, missing_seats
from procedures.rules.language import Panel
from procedures.rules.walk import SeatTaken

MONDAY = datetime(2026, 3, 23, 9, tzinfo=UTC)
ELS, DIRK = UUID(int=1), UUID(int=2)
PANEL = Panel(seats={"chair": 1, "member": 2}, external=("chair",), experts=("lawyer",))


def _conflicts(candidate: Candidate, *, seat: str = "member", **others: object) -> tuple[str, ...]:
    ties = others.get("ties", ())
    earlier = others.get("earlier", {})
    return conflicts(candidate, ties=ties, seat=seat, panel=PANEL, earlier=earlier)  # type: ignore[arg-type]


def test_somebody_without_any_tie_may_sit() -> None:
    tie = Tie("respondent", email="bram@acme.nl", department="verkoop", person=DIRK)
    candidate = Candidate(ELS, email="els@acme.nl", department="zorg")
    assert _conflicts(candidate, ties=[tie]) == ()


def test_party_is_known_by_person_or_by_address_whatever_its_case() -> None:
    by_person = Tie("respondent", person=ELS)
    by_address = Tie("complainant", email="ELS@acme.nl")
    candidate = Candidate(ELS, email="els@acme.nl")
    assert _conflicts(candidate, ties=[by_person]) == ("is_party",)
    assert _conflicts(candidate, ties=[by_address]) == ("is_party",)


def test_empty_addresses_tie_nobody() -> None:
    assert _conflicts(Candidate(ELS, email=""), ties=[Tie("respondent", email="")]) == ()


def test_colleague_of_the_same_department_may_not_sit_but_an_external_may() -> None:
    tie = Tie("respondent", department="verkoop")
    colleague = Candidate(ELS, department="verkoop")
    assert _conflicts(colleague, ties=[tie]) == ("same_department",)
    assert _conflicts(Candidate(ELS, department="verkoop", external=True), ties=[tie]) == ()


def test_who_conciliated_may_not_judge_but_may_give_an_opinion() -> None:
    earlier = {ELS: frozenset({"talk"})}
    assert _conflicts(Candidate(ELS), earlier=earlier) == ("handled_before",)
    assert _conflicts(Candidate(ELS), seat="lawyer", earlier=earlier) == ()


def test_confidential_adviser_may_not_judge() -> None:
    adviser = Candidate(ELS, roles=frozenset({"confidential_adviser"}))
    assert _conflicts(adviser) == ("confidential_adviser",)
    assert _conflicts(adviser, seat="lawyer") == ()


def test_chair_must_be_external() -> None:
    assert _conflicts(Candidate(ELS), seat="chair") == ("not_external",)
    assert _conflicts(Candidate(ELS, external=True), seat="chair") == ()


def test_missing_seats_count_only_who_still_sits() -> None:
    sitting = [
        SeatTaken(DIRK, "chair", MONDAY),
        SeatTaken(ELS, "member", MONDAY, until_at=MONDAY),
    ]
    assert missing_seats(PANEL, sitting) == {"member": 2}
    assert missing_seats(PANEL, []) == {"chair": 1, "member": 2}
    assert missing_seats(None, []) == {}
