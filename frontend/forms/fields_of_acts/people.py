"""Who: somebody to appoint or to release, and for which seat."""

from django.utils.translation import gettext

from frontend.forms.fields_of_acts.part import Part, Setting, single
from frontend.forms.fields_of_acts.plain import choice
from procedures.models import Person
from procedures.queries.candidates import REASONS, Candidacy, candidates, seats_of
from procedures.rules.language import Field


def person(one: Field, setting: Setting) -> Part:
    """Make a choice of people: who may be appointed, who has a seat, or anybody."""
    kinds = {"appoint": _candidates, "release": _seated}
    choices = kinds.get(setting.step.kind, _anybody)(setting)
    return single(one, choice(one, setting, choices))


def seat(one: Field, setting: Setting) -> Part:
    """Make a choice of the seats that the regulation knows."""
    seats = seats_of(setting.regulation)
    return single(one, choice(one, setting, [(name, setting.role(name)) for name in seats]))


def _candidates(setting: Setting) -> list[tuple[str, str]]:
    """Everybody on the list, also who may not: the reason is said before it is refused."""
    return [(str(each.person.id), _told(each, setting)) for each in candidates(setting.case)]


def _told(one: Candidacy, setting: Setting) -> str:
    who = ", ".join(filter(None, (one.person.name, one.person.profession)))
    if one.sits:
        return gettext("%(who)s (zit al in deze zaak)") % {"who": who}
    free = [setting.role(seat) for seat, found in one.seats.items() if not found]
    barred = {code for found in one.seats.values() for code in found}
    words = [gettext("kan zijn: %(seats)s") % {"seats": ", ".join(free)}] if free else []
    words += [_why(barred, some=bool(free))] if barred else []
    return f"{who} – {'; '.join(words)}"


def _why(codes: set[str], *, some: bool) -> str:
    reasons = ", ".join(gettext(REASONS[code]) for code in sorted(codes))
    if some:
        return gettext("niet voor elke plaats: %(reasons)s") % {"reasons": reasons}
    return gettext("kan niet: %(reasons)s") % {"reasons": reasons}


def _seated(setting: Setting) -> list[tuple[str, str]]:
    seats = setting.case.appointments.filter(until_at=None).select_related("person")
    return [
        (str(one.person_id), f"{one.person.name} ({setting.role(one.seat)})")
        for one in seats.order_by("from_at")
    ]


def _anybody(_setting: Setting) -> list[tuple[str, str]]:
    people = Person.objects.filter(active=True)
    return sorted(((str(one.id), one.name) for one in people), key=lambda pair: pair[1])
