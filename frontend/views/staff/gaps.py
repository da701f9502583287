"""What is missing in a file, in words, each with the page that mends it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from procedures.models import Complaint
from procedures.queries.missing import gaps_of
from procedures.queries.regulations import of_case
from procedures.rules.language import Texts
from procedures.rules.missing import Gap

Said = Callable[[Gap], str]


@dataclass(frozen=True, slots=True)
class ToMend:
    """One thing that is missing: a sentence, what to press, and where that leads."""

    told: str
    button: str
    url: str


def to_mend(case: Complaint, texts: Texts, *, unread_count: int, today: date) -> list[ToMend]:
    """Return what is missing in a case, the most pressing first."""
    found = gaps_of(case, unread_count=unread_count, today=today)
    return [_told(case, texts, gap) for gap in found]


def _told(case: Complaint, texts: Texts, gap: Gap) -> ToMend:
    code, _, side = gap.code.partition(".")
    name = texts.roles.get(side or gap.about, side or gap.about)
    words = {"n": gap.count, "who": name}
    return ToMend(SAID[code](gap) % words, BUTTONS[code](), _url(case, gap, code))


def _url(case: Complaint, gap: Gap, code: str) -> str:
    if code in ("address", "department"):
        return reverse("case_party", args=[case.id, gap.about])
    if code == "seat":
        act = _appointing(case)
        return reverse("case_act", args=[case.id, act]) if act else _page(case, "case_people")
    return reverse("outbox") if code == "stuck" else _page(case, PAGES[code])


def _page(case: Complaint, name: str) -> str:
    return reverse(name, args=[case.id])


def _appointing(case: Complaint) -> str:
    steps = of_case(case).steps
    return next((one.act for one in steps if one.kind == "appoint" and case.state in one.from_), "")


PAGES: Mapping[str, str] = {
    "unread": "case_messages",
    "measures": "case_outcome",
    "agreements": "case_follow_ups",
    "evaluations": "case_follow_ups",
    "respondent": "case_party_new",
    "code": "case_codes",
    "objections": "case_objections",
    "declarations": "case_people",
    "pieces": "case_ledger",
}
SAID: Mapping[str, Said] = {
    "unread": lambda gap: ngettext(
        "Er is %(n)s bericht dat nog niemand las.",
        "Er zijn %(n)s berichten die nog niemand las.",
        gap.count,
    ),
    "stuck": lambda gap: ngettext(
        "%(n)s e-mail over deze zaak bleef steken.",
        "%(n)s e-mails over deze zaak bleven steken.",
        gap.count,
    ),
    "measures": lambda gap: ngettext(
        "%(n)s maatregel had al klaar moeten zijn.",
        "%(n)s maatregelen hadden al klaar moeten zijn.",
        gap.count,
    ),
    "agreements": lambda gap: ngettext(
        "%(n)s afspraak of doel is over de datum.",
        "%(n)s afspraken of doelen zijn over de datum.",
        gap.count,
    ),
    "evaluations": lambda gap: ngettext(
        "%(n)s evaluatie is te laat.",
        "%(n)s evaluaties zijn te laat.",
        gap.count,
    ),
    "respondent": lambda _gap: gettext("Er staat nog niet in over wie de klacht gaat."),
    "address": lambda _gap: gettext("Van de partij (%(who)s) is geen e-mailadres bekend."),
    "code": lambda _gap: gettext("De partij (%(who)s) heeft nog geen code om binnen te komen."),
    "department": lambda _gap: gettext("Van niemand in deze zaak is de afdeling bekend."),
    "objections": lambda gap: ngettext(
        "Over %(n)s bezwaar tegen een lid is nog niet beslist.",
        "Over %(n)s bezwaren tegen een lid is nog niet beslist.",
        gap.count,
    ),
    "seat": lambda gap: ngettext(
        "Er is nog %(n)s plaats leeg: %(who)s.",
        "Er zijn nog %(n)s plaatsen leeg: %(who)s.",
        gap.count,
    ),
    "declarations": lambda gap: ngettext(
        "%(n)s persoon met een plaats zei nog niet of er een belang speelt.",
        "%(n)s personen met een plaats zeiden nog niet of er een belang speelt.",
        gap.count,
    ),
    "pieces": lambda gap: ngettext(
        "Een partij (%(who)s) kreeg %(n)s stuk nog niet.",
        "Een partij (%(who)s) kreeg %(n)s stukken nog niet.",
        gap.count,
    ),
}
BUTTONS: Mapping[str, Callable[[], str]] = {
    "unread": lambda: gettext("Lees de berichten"),
    "stuck": lambda: gettext("Bekijk de e-mail"),
    "measures": lambda: gettext("Bekijk de maatregelen"),
    "agreements": lambda: gettext("Bekijk de afspraken"),
    "evaluations": lambda: gettext("Bekijk de evaluaties"),
    "respondent": lambda: gettext("Voeg een beklaagde toe"),
    "address": lambda: gettext("Vul het adres in"),
    "code": lambda: gettext("Geef een code"),
    "department": lambda: gettext("Kies een afdeling"),
    "objections": lambda: gettext("Beslis over het bezwaar"),
    "seat": lambda: gettext("Benoem iemand"),
    "declarations": lambda: gettext("Bekijk wie er zitten"),
    "pieces": lambda: gettext("Kijk wie wat heeft"),
}
