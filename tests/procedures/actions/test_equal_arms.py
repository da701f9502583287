"""The ledger of equal arms: who got what when, who is told, and whose hearing has to wait."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from kernel.audit.models import Entry
from kernel.errors import Refusal
from kernel.post.models import OutboxMessage
from procedures.actions.add_own_pieces import add_own_pieces
from procedures.actions.add_pieces import Given as Added
from procedures.actions.add_pieces import add_pieces
from procedures.actions.excuse_pieces import Withheld, give_up_time, withhold_piece
from procedures.actions.give_piece import Given, give_piece, note_opened
from procedures.models import Complaint, Piece
from procedures.queries.arms import Ledger
from tests.cast import Cast, cast, composed
from tests.factories import cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_acme")]
ADDED_AT = datetime(2026, 3, 16, 9, tzinfo=UTC)
HEARD_AT = ADDED_AT + timedelta(days=20)
SECRET = b"kanarie in een stuk"


def text(name: str = "brief.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, SECRET, content_type="text/plain")


def with_piece(who: Cast, side: str = "complainant") -> tuple[Complaint, Piece]:
    """Return a composed case to which a side added a piece on Monday 16 March."""
    case = composed(who)
    party = case.parties.get(side=side)
    return case, add_own_pieces(party, [text()], at=ADDED_AT)[0]


def kept_from(who: Cast, **for_sides: bool) -> tuple[Complaint, Piece]:
    """Return a composed case with a piece of the secretariat for some sides only."""
    case = composed(who)
    added = Added("secretariat", **for_sides)
    return case, add_pieces(case, [text()], added, by=cases.acting(who.carla), at=ADDED_AT)[0]


def hear(case: Complaint, who: Cast, side: str, held_on: str) -> str:
    """Record that a side was heard on a day; return the code of what refused it."""
    try:
        cases.do(case, "heard", who.dirk, HEARD_AT, side=side, held_on=held_on, report="Verslag.")
    except Refusal as refusal:
        return refusal.code
    return ""


def states(case: Complaint, today: date = date(2026, 3, 30)) -> list[list[str]]:
    return [[one.state for one in row.holdings] for row in Ledger(case, today).rows()]


def told() -> list[str]:
    found = OutboxMessage.objects.filter(key__startswith="pieces/")
    return sorted(one.recipient for one in found)


@pytest.mark.parametrize(
    ("side", "held_on", "code"),
    [
        ("respondent", "2026-03-23", "guard.inspected"),
        ("respondent", "2026-03-24", ""),
        ("complainant", "2026-03-17", ""),
    ],
)
def test_hearing_waits_for_seven_whole_days_with_the_piece_of_the_other(
    side: str, held_on: str, code: str
) -> None:
    who = cast()
    case, _piece = with_piece(who)
    assert hear(case, who, side, held_on) == code
    assert case.hearings.filter(held_on__isnull=False).count() == (0 if code else 1)


@pytest.mark.attack("B11")
@pytest.mark.parametrize(
    ("side", "other"), [("complainant", "bram.smit"), ("respondent", "anna.jansen")]
)
def test_added_piece_tells_the_other_side_only_and_nothing_of_what_it_is(
    side: str, other: str
) -> None:
    with_piece(cast(), side)
    assert told() == [f"{other}@example.org"]
    body = OutboxMessage.objects.get(key__startswith="pieces/").body_text
    assert [word for word in ("kanarie", "brief.txt", "Anna", "Bram") if word in body] == []


def test_respondent_who_knows_of_nothing_is_told_of_no_piece() -> None:
    case = cases.complaint()
    add_own_pieces(case.parties.get(side="complainant"), [text()], at=ADDED_AT)
    assert told() == []
    assert states(case) == [["own", "missing"]]


def test_each_way_of_giving_has_an_entry_that_proves_it() -> None:
    case, piece = with_piece(cast())
    bram = case.parties.get(side="respondent")
    for _ in range(2):
        note_opened(piece, bram, by=cases.party_acting(case, "respondent"), at=HEARD_AT)
    ways = list(case.givings.order_by("noted_at"))
    assert [(one.how, one.side, one.given_on) for one in ways] == [
        ("notice", "respondent", date(2026, 3, 16)),
        ("opened", "respondent", date(2026, 4, 5)),
    ]
    entries = Entry.objects.filter(seq__in=[one.entry for one in ways]).order_by("seq")
    proof = [(one.action, one.object_id, one.facts["piece"]) for one in entries]
    assert proof == [("piece.given", case.id, str(piece.id))] * 2


def test_piece_that_one_side_lacks_stops_its_hearing_until_it_is_given() -> None:
    who = cast()
    case, piece = kept_from(who, for_complainant=True)
    assert states(case) == [["enough", "missing"]]
    assert hear(case, who, "respondent", "2026-04-01") == "guard.inspected"
    by = cases.acting(who.carla)
    handed = Given("respondent", "handed", date(2026, 3, 20))
    give_piece(case, piece.id, handed, by=by, at=ADDED_AT + timedelta(days=5))
    assert hear(case, who, "respondent", "2026-03-27") == "guard.inspected"
    assert hear(case, who, "respondent", "2026-03-28") == ""


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Given("complainant", "given", date(2026, 3, 16)), "giving.own"),
        (Given("respondent", "given", date(2026, 3, 15)), "giving.day"),
        (Given("respondent", "given", date(2027, 1, 1)), "giving.day"),
    ],
)
def test_giving_is_refused_to_who_brought_it_and_on_impossible_days(
    given: Given, code: str
) -> None:
    who = cast()
    case, piece = with_piece(who)
    with pytest.raises(Refusal) as refused:
        give_piece(case, piece.id, given, by=cases.acting(who.carla), at=HEARD_AT)
    assert refused.value.code == code
    assert case.givings.filter(how="given").count() == 0


def test_piece_of_another_case_cannot_be_given() -> None:
    who = cast()
    case, _piece = with_piece(who)
    other = cases.complaint("Een andere zaak.")
    elsewhere = add_own_pieces(other.parties.get(side="complainant"), [text()], at=ADDED_AT)[0]
    with pytest.raises(Http404):
        give_piece(
            case, elsewhere.id, Given("respondent", "given", date(2026, 3, 20)),
            by=cases.acting(who.carla), at=HEARD_AT,
        )  # fmt: skip


def test_side_gives_up_its_time_itself_and_for_no_other() -> None:
    who = cast()
    case, _piece = with_piece(who)
    bram, anna = (cases.party_acting(case, side) for side in ("respondent", "complainant"))
    on = date(2026, 3, 17)
    with pytest.raises(Refusal) as refused:
        give_up_time(case, "respondent", declared_on=on, by=anna, at=HEARD_AT)
    assert refused.value.code == "waiver.own"
    given_up = give_up_time(case, "respondent", declared_on=on, by=bram, at=HEARD_AT)
    entry = Entry.objects.get(seq=given_up.entry)
    assert (entry.action, entry.actor_kind, entry.facts["side"]) == (
        "pieces.waived", "party", "respondent",
    )  # fmt: skip
    assert hear(case, who, "respondent", "2026-03-18") == ""


def test_waiver_does_not_hold_for_what_came_later() -> None:
    who = cast()
    case, _piece = with_piece(who)
    bram = cases.party_acting(case, "respondent")
    give_up_time(case, "respondent", declared_on=date(2026, 3, 17), by=bram, at=HEARD_AT)
    later = ADDED_AT + timedelta(days=10)
    add_own_pieces(case.parties.get(side="complainant"), [text("later.txt")], at=later)
    assert states(case) == [["own", "waived"], ["own", "short"]]
    assert hear(case, who, "respondent", "2026-03-27") == "guard.inspected"


def test_withheld_piece_needs_a_reason_and_holds_nothing_up() -> None:
    who = cast()
    case, piece = kept_from(who, for_complainant=True)
    by = cases.acting(who.carla)
    with pytest.raises(Refusal) as refused:
        withhold_piece(case, Withheld(piece.id, "respondent", " "), by=by, at=HEARD_AT)
    assert refused.value.code == "withheld.reason"
    reason = "Er staan medische gegevens in."
    withhold_piece(case, Withheld(piece.id, "respondent", reason), by=by, at=HEARD_AT)
    assert states(case) == [["enough", "withheld"]]
    assert hear(case, who, "respondent", "2026-04-01") == ""


def test_what_the_side_has_already_cannot_be_withheld() -> None:
    who = cast()
    case, piece = with_piece(who)
    kept = Withheld(piece.id, "respondent", "Te laat.")
    with pytest.raises(Refusal) as refused:
        withhold_piece(case, kept, by=cases.acting(who.carla), at=HEARD_AT)
    assert refused.value.code == "withheld.given"


def test_what_nobody_was_given_is_no_ground_and_stands_in_no_ledger() -> None:
    who = cast()
    case, _piece = kept_from(who)
    assert states(case) == []
    assert hear(case, who, "respondent", "2026-03-17") == ""
