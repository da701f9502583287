"""The law of who sees a case, in values and as a queryset: the same answer for everybody."""

from datetime import UTC, datetime, timedelta

import pytest

from kernel.actors import Actor
from procedures.models import Complaint
from procedures.queries.standing import walk_of
from procedures.queries.visible import cases_for
from procedures.rules.access import CaseFacts, reach
from tenants import scope
from tenants.models import Tenant
from tests.cast import Cast, admitted, cast
from tests.factories import cases

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


def _by_rule(actor: Actor, case: Complaint, at: datetime) -> bool:
    facts = CaseFacts(
        kinds=frozenset(case.acts.values_list("kind", flat=True)),
        closed=case.closed_on is not None,
        opened_to=frozenset(case.opened_to),
        seats=walk_of(case).seats,
        parties=dict(case.parties.values_list("id", "side")),
    )
    return reach(actor, facts, at).sees


def _everybody(who: Cast, case: Complaint) -> dict[str, Actor]:
    names = {name: cases.acting(getattr(who, name)) for name in Cast.__dataclass_fields__}
    return names | {
        "anna": cases.party_acting(case, "complainant"),
        "bram": cases.party_acting(case, "respondent"),
        "program": Actor("program", case.id, "HR", frozenset({"secretariat"})),
        "system": cases.SYSTEM,
    }


def _advised(who: Cast) -> Complaint:
    case = admitted(who)
    cases.do(case, "respondent_informed", who.carla)
    for person, seat in who.committee:
        cases.do(case, "appointed", who.carla, person=person.id, seat=seat, no_conflict=True)
    for side in ("complainant", "respondent"):
        cases.do(case, "heard", who.dirk, side=side, held_on="2026-03-12", report="Verslag.")
    cases.do(
        case, "advised", who.dirk, rulings=cases.rulings(case), findings="Zo.", lessons="Dit."
    )  # fmt: skip
    return case


def test_rule_and_queryset_agree_for_everybody_on_every_case(in_acme: Tenant) -> None:
    assert in_acme.slug == "acme"
    who = cast()
    filed, advised = cases.complaint(), _advised(who)
    seen: dict[str, list[bool]] = {}
    for name, actor in _everybody(who, advised).items():
        by_query = [case in set(cases_for(actor, NOW)) for case in (filed, advised)]
        assert [_by_rule(actor, case, NOW) for case in (filed, advised)] == by_query, name
        seen[name] = by_query
    assert {name for name, (_, sees) in seen.items() if sees} == {
        "carla", "omar", "dirk", "els", "faruk", "henk", "anna", "bram",
    }  # fmt: skip
    assert {name for name, (sees, _) in seen.items() if sees} == {"carla", "omar"}


@pytest.mark.parametrize(("days", "sees"), [(-1, False), (0, True), (9, True), (10, False)])
def test_seat_gives_sight_from_its_first_to_its_last_moment(
    in_acme: Tenant, days: int, sees: bool
) -> None:
    assert in_acme.slug == "acme"
    who = cast()
    case = admitted(who)
    start = datetime(2026, 3, 10, 9, tzinfo=UTC)
    cases.do(
        case, "appointed", who.carla, start, person=who.els.id, seat="member", no_conflict=True
    )
    cases.do(
        case, "released", who.carla, start + timedelta(days=10), person=who.els.id, reasons="Ziek."
    )
    els, at = cases.acting(who.els), start + timedelta(days=days)
    assert (cases_for(els, at).exists(), _by_rule(els, case, at)) == (sees, sees)


def test_case_of_another_client_is_never_seen(acme: Tenant, globex: Tenant) -> None:
    with scope.within(acme):
        case = cases.complaint()
    with scope.within(globex):
        carla = cases.acting(cases.person("Carla", roles=["secretariat"]))
        assert (
            cases_for(carla, NOW).count(),
            cases_for(carla, NOW).filter(id=case.id).count(),
        ) == (
            0,
            0,
        )
