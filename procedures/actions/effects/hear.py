from kernel import calendars, clock
from procedures.actions.propose_moments import tell_seats
from procedures.models import Act, Complaint, Hearing
from procedures.queries.regulations import of_case
from procedures.rules.hearing_report import remarks_until
from procedures.rules.walk import SIDES
from tenants import scope


def invite(case: Complaint, act: Act) -> None:
    """Plan a hearing of one side, or plan it anew; who has a seat is told each time.

    Whatever moments were proposed to that side are settled with it.
    """
    Hearing.objects.update_or_create(
        case=case,
        side=act.facts["side"],
        held_on=None,
        waived_at=None,
        defaults={
            "planned_at": act.facts.get("planned_at"),
            "place": act.texts.get("place", ""),
            "answer_by": act.facts.get("answer_by"),
        },
    )
    settled = case.proposals.filter(side=act.facts["side"], ended_at=None)
    settled.update(ended_at=act.at, fixed_at=act.facts.get("planned_at"))
    seats = case.appointments.filter(until_at=None).values_list("id", flat=True)
    tell_seats(case, list(seats), f"hearing/{act.id}", at=act.at)


def hear(case: Complaint, act: Act) -> None:
    """Keep the report of what one side said."""
    side = act.facts.get("side")
    if side is None:
        return
    hearing = Hearing.objects.filter(case=case, side=side, held_on=None).first()
    hearing = hearing or Hearing(case=case, side=side)
    hearing.held_on = act.facts.get("held_on")
    hearing.report = act.texts.get("report", "")
    recorded_on = clock.local_date(act.at, scope.current().time_zone)
    regulation = of_case(case)
    calendar = calendars.calendar(regulation.calendar)
    hearing.remarks_until_on = remarks_until(regulation, recorded_on, calendar=calendar)
    hearing.save()


def talk(case: Complaint, act: Act) -> None:
    """Let the appointments be over for a talk in which sides were heard."""
    step = of_case(case).step(act.name)
    if step is None or step.hears == "none":
        return
    sides = SIDES if step.hears == "both" else (str(act.facts.get("side", "")),)
    planned = Hearing.objects.filter(case=case, side__in=sides, held_on=None, waived_at=None)
    planned.update(held_on=act.facts.get("held_on"))


def waive(case: Complaint, act: Act) -> None:
    """Keep that one side does not want to be heard."""
    side = act.facts["side"]
    hearing = Hearing.objects.filter(case=case, side=side, held_on=None).first()
    hearing = hearing or Hearing(case=case, side=side)
    hearing.waived_at = act.at
    hearing.save()
