"""From a case as it is kept to the advice, or binding ruling, that its document prints.

Everything comes from the act with which it was given, which never changes: so the document is the
same whenever it is made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from textwrap import shorten

from babel.dates import format_date
from django.utils import translation
from django.utils.translation import gettext

from kernel.clock import local_date
from procedures.models import Act, Complaint
from procedures.queries.names import names_of
from procedures.queries.regulations import language_of, of_case, texts_of
from procedures.queries.standing import hides_complainant
from procedures.queries.words import label
from procedures.reports.advice import (
    AIMS,
    AdviceContent,
    Aim,
    CourseEntry,
    ElementAdvice,
    PanelMember,
    PartyLine,
)
from procedures.reports.wording import languages
from procedures.rules.language import Texts
from procedures.rules.published.nouns import in_sentence
from procedures.rules.sharing import MEASURES_FOR_BOTH, about_side
from procedures.rules.walk import SIDES
from tenants import scope
from tenants.standing import consultancy_name

FINDINGS, LESSONS = "findings", "lessons"
NOT_IN_COURSE = frozenset({"appoint", "release", "note"})
TITLE_LENGTH = 60


def content_of(case: Complaint, *, for_parties: bool = False) -> AdviceContent:
    """Return what the document of a case says, in the language of the case.

    The copy `for_parties` leaves out the measures towards a person: that person is told apart.
    Raise Act.DoesNotExist when nobody advised or ruled in this case.
    """
    act = case.acts.filter(kind="rule").earliest("ordinal")
    step, texts, client = of_case(case).step(act.name), _texts(case), scope.current()
    kept = MEASURES_FOR_BOTH if for_parties else frozenset(AIMS)
    return AdviceContent(
        client_name=client.name,
        consultancy_name=consultancy_name(),
        brand_colour=client.brand_colour,
        language=_language(case),
        number=case.number,
        decided_on=_day(act.at),
        parties=_parties(case, texts),
        panel=_panel(case, act, texts),
        course=tuple(_course(case, act, texts)),
        elements=tuple(_elements(case, act, texts)),
        findings=act.texts.get(FINDINGS, ""),
        lessons=act.texts.get(LESSONS, ""),
        more=tuple(_more(case, act, texts)),
        measures=_measures(case, act, kept),
        is_binding=bool(step and step.binding),
        is_for_parties=bool(_measures(case, act, set(AIMS) - kept)),
    )


def _language(case: Complaint) -> str:
    """Return the language of the document: of the letters, where there are words for it."""
    spoken = language_of(case.regulation, case.language)
    return spoken if spoken in languages() else "nl"


def _texts(case: Complaint) -> Texts:
    return texts_of(case.regulation, _language(case))


def _day(moment: datetime) -> date:
    return local_date(moment, scope.current().time_zone)


def _parties(case: Complaint, texts: Texts) -> tuple[PartyLine, ...]:
    """Each party by its initials: its readers know who is meant, who finds a copy does not."""
    parties = sorted(case.parties.all(), key=lambda one: (SIDES.index(one.side), one.id))
    hidden = hides_complainant(case)
    return tuple(
        PartyLine(
            texts.roles.get(one.side, one.side),
            _initials("" if hidden and one.side == "complainant" else one.name, _language(case)),
        )
        for one in parties
    )


def _initials(name: str, language: str) -> str:
    if not name.strip():
        with translation.override(language):
            return gettext("anoniem")
    words = name.split()
    names = [word for word in words if word[0].isupper()] or words
    return "".join(f"{word[0].upper()}." for word in names)


def _panel(case: Complaint, act: Act, texts: Texts) -> tuple[PanelMember, ...]:
    """Who judged: the seats of the panel when the act was done, or else who did it."""
    panel = of_case(case).panel
    seats = case.appointments.select_related("person").filter(from_at__lte=act.at)
    order = list(panel.seats) if panel else []
    sat = [
        one
        for one in seats.order_by("from_at", "id")
        if one.seat in order and (one.until_at is None or one.until_at > act.at)
    ]
    if not sat:
        name = names_of([act.actor_id]).get(act.actor_id, "") if act.actor_id else ""
        return (PanelMember(name, texts.roles.get(act.actor_role, act.actor_role)),)
    return tuple(
        PanelMember(one.person.name, texts.roles.get(one.seat, one.seat))
        for one in sorted(sat, key=lambda one: order.index(one.seat))
    )


def _course(case: Complaint, act: Act, texts: Texts) -> Iterator[CourseEntry]:
    """What both sides know that happened, up to the act itself."""
    regulation = of_case(case)
    for one in case.acts.filter(ordinal__lt=act.ordinal):
        step = regulation.step(one.name)
        if step is None or step.kind in NOT_IN_COURSE or not set(SIDES) <= set(step.visible_to):
            continue
        side = about_side(step, one.facts)
        what = texts.acts.get(one.name, one.name)
        held_on = one.facts.get("held_on")
        on = date.fromisoformat(held_on) if held_on else _day(one.at)
        role = in_sentence(texts.roles.get(side, side), _language(case)) if side else ""
        yield CourseEntry(on, f"{what} ({role})" if role else what)


def _elements(case: Complaint, act: Act, texts: Texts) -> Iterator[ElementAdvice]:
    elements = {str(one.id): one for one in case.elements.all()}
    field = _field(case, act, "rulings")
    rows: Sequence[Mapping[str, str]] = act.facts.get(field, [])
    for row in sorted(rows, key=lambda row: elements[row["element"]].ordinal):
        element = elements[row["element"]]
        title = label(texts, "category", element.category) if element.category else ""
        yield ElementAdvice(
            title=title or shorten(element.text, TITLE_LENGTH, placeholder="…"),
            text=element.text,
            reasons=act.texts.get(f"{field}:{row['element']}", ""),
            ruling=label(texts, "ruling", row["ruling"]),
        )


def _more(case: Complaint, act: Act, texts: Texts) -> Iterator[tuple[str, str]]:
    """Other words that the regulation lets the committee write, such as a minority's view."""
    step = of_case(case).step(act.name)
    for one in step.fields if step else ():
        written = act.texts.get(one.name, "") if one.type == "text" else ""
        if written and one.name not in (FINDINGS, LESSONS):
            yield texts.fields.get(one.name, one.name), written


def _measures(case: Complaint, act: Act, aims: Iterable[str]) -> dict[Aim, tuple[str, ...]]:
    """The measures aimed at these, as they were advised; who does it and when behind them."""
    field = _field(case, act, "measures")
    rows: Sequence[Mapping[str, str]] = act.facts.get(field, [])
    found: dict[Aim, tuple[str, ...]] = {}
    for place, row in enumerate(rows):
        aim = next((one for one in AIMS if one == row["kind"] and one in aims), None)
        if aim is not None:
            due_on = date.fromisoformat(row["due_on"]) if row["due_on"] else None
            day = format_date(due_on, "long", locale=_language(case)) if due_on else ""
            known = ", ".join(filter(None, (act.texts.get(f"{field}:{place}:owner"), day)))
            written = act.texts[f"{field}:{place}"].strip()
            told = f"{written.rstrip('.')} ({known})." if known else written
            found[aim] = (*found.get(aim, ()), told)
    return found


def _field(case: Complaint, act: Act, type_: str) -> str:
    step = of_case(case).step(act.name)
    return next((one.name for one in step.fields if one.type == type_), "") if step else ""
