"""A small client counted by hand, with every case that is easily counted wrong.

The regulation began on 1 July 2025. Thuis merged into Zorg on 1 September; the category stalking
goes on as harassment from that day on, and discrimination was split on 1 October. What follows is
the whole register; each row says where it counts.

| case | received | what happened | counts in 2025 as |
|---|---|---|---|
| A | 7 July, phone, bullying, Zorg | settled 4 August | received, closed, talk |
| B | 14 July, stalking, Thuis | withdrawn 21 July | harassment at Zorg: both merged |
| C | 11 August, bullying | declined 18 August | closed, inadmissible |
| D | 8 September, bullying and discrimination, age | settled 6 October | one case, two categories |
| E | 13 October, discrimination | settled 10 November | keeps its code: a split moves nobody |
| F | 15 December, harassment | settled 20 January 2026 | received, open at the end |
| G | 16 December, harassment | still open | received, open at the end |

Beside them: a question on 10 July (30 minutes), a question of 12 July that became case A and so is
no contact, a signal on 2 September that was a mistake, a consultation of the confidential adviser
on 3 October, and a training for 12 people on 20 November. On A 75 minutes were worked in 2025, on F
60 in 2026.
"""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from kernel.actors import Actor
from procedures.actions.keep_codes import Changed, change_code
from procedures.actions.note_details import Details, Worked, note_details, note_time
from procedures.actions.register_contact import (
    Told,
    become_case,
    register_contact,
    withdraw_contact,
)
from procedures.actions.shred_case import empty
from procedures.models import Complaint, Edition, Registration
from procedures.queries.register import register
from procedures.queries.year import frame_of, year_figures
from procedures.rules.statistics import RegisterRow, figures, load
from procedures.rules.statistics.figures import counted
from tests.cast import Cast, cast
from tests.factories import cases, years

pytestmark = pytest.mark.usefixtures("in_acme")
TODAY = date(2026, 2, 2)
AT = years.MADE_AT


def small_client() -> tuple[Cast, dict[str, Complaint]]:
    """Make the register of the table above."""
    cases.regulation(from_on=date(2025, 7, 1))
    cases.department("zorg", "Zorg", employees_count=50)
    cases.department("thuis", "Thuis", employees_count=10)
    who = cast()
    made = _complaints(who)
    _beside(who, made)
    _changes(cases.acting(who.carla))
    return who, made


def _complaints(who: Cast) -> dict[str, Complaint]:
    bullying, both = ("bullying",), ("bullying", "discrimination")
    zorg, thuis = {"department": "zorg"}, {"department": "thuis"}
    return {
        "A": years.settled(
            who, "2025-07-07", "2025-08-04", channel="phone", categories=bullying, **zorg
        ),
        "B": years.withdrawn(who, "2025-07-14", "2025-07-21", categories=("stalking",), **thuis),
        "C": years.declined(who, "2025-08-11", "2025-08-18", categories=bullying),
        "D": years.settled(who, "2025-09-08", "2025-10-06", categories=both, grounds=("age",)),
        "E": years.settled(who, "2025-10-13", "2025-11-10", categories=("discrimination",)),
        "F": years.settled(who, "2025-12-15", "2026-01-20", categories=("harassment",)),
        "G": years.received("2025-12-16", categories=("harassment",)),
    }


def _beside(who: Cast, made: dict[str, Complaint]) -> None:
    carla = cases.acting(who.carla)
    paula = cases.acting(cases.person("Paula Wiersma", roles=["confidential_adviser"]))
    asked = _told(carla, "question", date(2025, 7, 10), handling="listened")
    began_a = _told(carla, "question", date(2025, 7, 12))
    mistake = _told(carla, "signal", date(2025, 9, 2))
    _told(paula, "consultation", date(2025, 10, 3), handling="listened")
    _told(carla, "activity", date(2025, 11, 20), activity="training", reach=12)
    become_case(began_a.id, made["A"], by=carla, at=AT)
    withdraw_contact(mistake.id, back=False, by=carla, at=AT)
    for about, day, minutes in (
        (asked, date(2025, 7, 10), 30),
        (made["A"], date(2025, 7, 8), 30),
        (made["A"], date(2025, 7, 9), 45),
        (made["F"], date(2026, 1, 12), 60),
    ):
        note_time(about, Worked(day, "advice", minutes), key=uuid4(), by=carla, at=AT)
    details = Details(complainant_role="employee", barriers=("awareness", "trustworthiness"))
    note_details(made["A"], details, version=0, by=carla, at=AT)


def _told(by: Actor, kind: str, day: date, **given: object) -> Registration:
    return register_contact(Told(kind, day, **given), key=uuid4(), by=by, at=AT)  # type: ignore[arg-type]


def _changes(carla: Actor) -> None:
    first, october = date(2025, 9, 1), date(2025, 10, 1)
    for changed in (
        Changed("department", "merged", first, "thuis", ("zorg",)),
        Changed("category", "merged", first, "stalking", ("harassment",)),
        Changed("category", "split", october, "discrimination", ("harassment", "aggression")),
    ):
        change_code(changed, by=carla, at=AT)


def counts(year: int) -> dict[str, dict[str, int]]:
    """Return what was counted in a year by table and line, without the zeros."""
    found: dict[str, dict[str, int]] = {}
    for key, number in counted(register(TODAY), frame_of(year, TODAY)).items():
        table, _, line = key.partition("/")
        if number:
            found.setdefault(table if line else "flow", {})[line or key] = number
    return found


def test_year_is_what_was_counted_by_hand() -> None:
    small_client()
    found = counts(2025)
    # Seven came in and five were closed; the two of December are open. Nothing came over.
    assert found["flow"] == {
        "received": 7,
        "closed": 5,
        "open_end": 2,
        "caseload": 7,
        "contacts": 10,
        "contact": 2,
        "worked_on": 2,  # seven cases, two contacts, a training
    }
    # A, B, C came in the third quarter, and D; E, F, G in the fourth. D was closed in October.
    assert found["periods"] == {
        "received/q3": 4,
        "received/q4": 3,
        "closed/q3": 3,
        "closed/q4": 2,
    }
    # What became case A is no question any more, and the mistaken signal is nothing.
    assert found["kind"] == {"complaint": 7, "question": 1, "consultation": 1, "activity": 1}
    # A, C, D bullying; B was stalking, F and G harassment; D and E discrimination: eight of seven.
    assert found["category"] == {"bullying": 3, "harassment": 3, "discrimination": 2}
    # Only D was about a ground.
    assert found["ground"] == {"age": 1, "none": 6}
    # A, and B by the merger; nobody told a department for the other five.
    assert found["department"] == {"zorg": 2, "unknown": 5}
    assert found["channel"] == {"phone": 1, "portal": 6}


def test_endings_hours_and_codes_beside_the_acts_are_what_was_counted_by_hand() -> None:
    small_client()
    found = counts(2025)
    # A, D, E were settled in a talk, B withdrawn before handling, C declined.
    assert found["outcome"] == {
        "settled_to_satisfaction": 3,
        "withdrawn": 1,
        "inadmissible": 1,
    }
    assert found["handling"] == {"talk": 3, "withdraw": 1, "decline": 1}
    assert found["inadmissible"] == {"too_long_ago": 1, "none": 4}
    # Hours of 2025 went to the question and to A; those on F are of 2026.
    assert found["hours"] == {"advice": 2}
    # A names two of the barriers, so that these are three lines of seven cases.
    assert found["barrier"] == {"awareness": 1, "trustworthiness": 1, "none": 6}
    assert found["complainant_role"] == {"employee": 1, "unknown": 6}
    # The question and the adviser's consultation: both were listened to.
    assert found["contact_handling"] == {"listened": 2}
    assert found["activity"] == {"training": 1}


def test_what_came_in_december_and_was_decided_in_january_is_closed_in_the_next_year() -> None:
    small_client()
    found = counts(2026)
    # F and G came over; F was closed. Nothing came in, so there is nothing to say of categories.
    assert found["flow"] == {
        "open_start": 2,
        "closed": 1,
        "open_end": 1,
        "caseload": 2,
        "worked_on": 1,
    }
    assert (found["outcome"], found["hours"]) == ({"settled_to_satisfaction": 1}, {"advice": 1})
    assert "category" not in found


def test_print_never_differs_from_the_hand_count_and_says_what_changed() -> None:
    small_client()
    printed, known = year_figures(2025, TODAY), counted(register(TODAY), frame_of(2025, TODAY))
    cells = [c for t in printed.tables for line in (*t.lines, *t.totals) for c in line.cells]
    shown = {cell.key: cell.value for cell in cells if cell.key and cell.value is not None}
    assert shown == {key: known[key] for key in shown}
    assert shown["received"] == 7
    assert [key for key, number in shown.items() if 0 < number < printed.threshold] == []
    category, department = printed.table("category"), printed.table("department")
    assert category is not None
    assert department is not None
    assert category.footnotes == (
        *("multi_valued", "note:category/2025-09-01/2", "note:category/2025-10-01/3"),
    )
    assert printed.labels["note"]["department/2025-09-01/1"]["nl"] == (
        "Thuis is vanaf 1 september 2025 opgegaan in Zorg. Ook eerdere zaken tellen daar mee."
    )
    heads = {line.code: line.cells[-2].value for line in department.lines}
    assert heads == {"zorg": 50, "thuis": None, "unknown": None}


def test_published_year_stays_when_a_case_is_shredded_and_the_register_stays_true() -> None:
    who, made = small_client()
    edition = years.published(who)
    before = counts(2025)
    empty([made["D"].id], today=TODAY)
    assert counts(2025) == before  # the stub counts as D did, without its number
    assert [row.number for row in register(TODAY) if row.kind == "complaint"].count("") == 1
    frozen = Edition.objects.get(id=edition.id)
    assert load(frozen.figures) == load(edition.figures)


def test_case_that_runs_again_after_publication_is_open_today_and_closed_in_the_print() -> None:
    who, made = small_client()
    edition = years.published(who)
    Complaint.objects.filter(id=made["E"].id).update(closed_on=None, outcome="")
    assert counts(2025)["flow"]["closed"] == 4  # A, B, C, D
    assert counts(2025)["flow"]["open_end"] == 3  # E, F, G
    assert load(Edition.objects.get(id=edition.id).figures) == load(edition.figures)


def test_client_without_a_case_counts_nothing_and_with_one_hides_it() -> None:
    cases.regulation(from_on=date(2025, 7, 1))
    none = year_figures(2025, TODAY)
    flow = none.table("flow")
    assert flow is not None
    assert {
        line.code: line.cells[-1].value for line in flow.lines if not line.unit
    } == dict.fromkeys(("open_start", "received", "caseload", "closed", "open_end"), 0)
    years.received("2025-12-16")
    one = year_figures(2025, TODAY).cell("flow", "received")
    assert one is not None
    assert (one.value, one.mark) == (None, "small")


def test_hours_are_shown_from_the_threshold_on_and_a_total_never_gives_a_hidden_line_away() -> None:
    small_client()
    frame = replace(frame_of(2025, TODAY), threshold=3)
    plain = [row for row in register(TODAY) if row.kind == "complaint"]
    spent = next(row.spent for row in plain if row.spent)
    told = [replace(row, spent=spent) for row in plain[:4]]
    lone: list[RegisterRow] = [
        *told,
        replace(plain[4], spent=(replace(spent[0], purpose="travel"),)),
    ]
    shown, hidden = figures(told, frame), figures(lone, frame)
    # Four cases of 75 minutes are five hours.
    assert [shown.cell("hours", line).value for line in ("advice", "total")] == [5, 5]  # type: ignore[union-attr]
    assert [hidden.cell("hours", line).value for line in ("advice", "travel", "total")] == [  # type: ignore[union-attr]
        *(5, None, None),
    ]
