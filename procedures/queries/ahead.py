"""What happens next in a case, for one side, in words: what, who, when, and if nothing happens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language, gettext, ngettext

from procedures.models import Complaint, Party
from procedures.queries.regulations import of_case, texts_of
from procedures.queries.shown_terms import ShownTerm, shown_terms, state_on, unhurried
from procedures.queries.standing import walk_of
from procedures.rules.ahead import Ahead, Running, ahead
from procedures.rules.explained import length_in_words
from procedures.rules.language import Texts
from procedures.rules.published.nouns import in_sentence
from procedures.rules.walk import SIDES


@dataclass(frozen=True, slots=True)
class Next:
    """The answer to "what happens next, and when": each part is there in every state.

    `what` is what is waited for, `who` who does it, `steps` the ways in which it can go on; `term`
    has the date and why, None where no day is set (`when` says so). `otherwise` is what it means
    if nothing happens; `ways` is where to go outside, and until when; `answer_by` is the last day
    to answer an invitation to be heard.
    """

    what: str
    who: str
    when: str
    steps: tuple[str, ...]
    term: ShownTerm | None
    otherwise: tuple[str, ...]
    ways: tuple[tuple[str, date | None], ...]
    over: bool
    answer_by: date | None = None


def next_for(party: Party, *, language: str, today: date) -> Next:
    """Return what happens next in the party's case, as its side may know it."""
    case = party.case
    rows = list(case.terms.all())
    so_far = walk_of(case)
    found = ahead(of_case(case), so_far, running(case, today), party.side)
    texts = texts_of(case.regulation, language)
    terms = unhurried(shown_terms(rows, texts, language=language, today=today))
    shown = {one.name: one for one in terms}
    term = shown.get(found.term.name) if found.term else None
    said = told(found, texts, term, side=party.side, language=language)
    heard = so_far.sides[party.side]
    return replace(said, answer_by=None if heard.heard or found.over else heard.answer_by)


def running(case: Complaint, today: date) -> list[Running]:
    """Return the terms of a case as values, as of today."""
    return [
        Running(row.name, row.due_on, "overdue" if state_on(row, today) == "overdue" else row.state)
        for row in case.terms.all()
    ]


def told(found: Ahead, texts: Texts, term: ShownTerm | None, *, side: str, language: str) -> Next:
    """Return in words what comes next for a side."""
    return Next(
        what=_what(found, texts, term),
        who=_who(found, texts, side),
        when=_when(found, texts, term),
        steps=tuple(texts.acts.get(act, act) for act in found.acts),
        term=term,
        otherwise=tuple(_otherwise(found, texts, language)),
        ways=tuple((texts.roles.get(way.body, way.body), way.until_on) for way in found.ways),
        over=found.over,
    )


def _what(found: Ahead, texts: Texts, term: ShownTerm | None) -> str:
    if found.over:
        return gettext("Er komt geen stap meer in deze zaak.")
    if term is not None:
        return term.label
    if found.yours:
        return gettext("Wij wachten op u.")
    roles = _roles(found.who, texts)
    return gettext("Wij wachten op: %(role)s.") % {"role": roles}


def _who(found: Ahead, texts: Texts, side: str) -> str:
    if found.over:
        return gettext("Niemand hoeft nog iets te doen.")
    others = _roles((role for role in found.who if role != side), texts)
    if not found.yours:
        return others
    return gettext("uzelf, of: %(roles)s") % {"roles": others} if others else gettext("uzelf")


def _roles(names: Iterable[str], texts: Texts) -> str:
    language = get_language() or "nl"
    told = (in_sentence(texts.roles.get(name, name), language) for name in names)
    return ", ".join(dict.fromkeys(told))


def _when(found: Ahead, texts: Texts, term: ShownTerm | None) -> str:
    """Return what there is to say beside the date, or instead of it."""
    if found.over:
        return gettext("De zaak is beëindigd.")
    if term is None:
        return gettext("Hiervoor is geen vaste dag. Zodra er iets verandert, leest u het hier.")
    if found.resumes:
        act = texts.acts.get(found.resumes, found.resumes)
        return gettext("Deze termijn staat stil. Zij loopt verder na: %(act)s.") % {"act": act}
    if term.state == "overdue" and not found.yours:
        return gettext("Deze datum is voorbij. Vraag ons gerust hoe het ermee staat.")
    return ""


def _otherwise(found: Ahead, texts: Texts, language: str) -> Iterator[str]:
    if found.over:
        return
    if found.silence:
        act = texts.acts.get(found.silence, found.silence)
        yield gettext("Gebeurt er op tijd niets, dan geldt dat als: %(act)s.") % {"act": act}
    elif found.yours and found.term is not None:
        yield (
            gettext("Laat u niets weten, dan gaat de zaak zonder uw reactie verder.")
            if found.goes_on
            else gettext("Gebeurt er niets, dan blijft de zaak hierop wachten.")
        )
    elif found.goes_on and {*found.who} & {*SIDES}:
        yield gettext("Komt er geen reactie, dan gaat de zaak zonder die reactie verder.")
    elif not found.yours:
        yield gettext(
            "Gebeurt er niets, dan blijft de zaak open. U kunt ons er altijd naar vragen."
        )
    if found.extension is not None:
        yield ngettext(
            "De termijn kan nog één keer langer worden, met hoogstens %(length)s. U leest dan"
            " waarom.",
            "De termijn kan nog %(n)s keer langer worden, telkens met hoogstens %(length)s. U leest"
            " dan waarom.",
            found.times,
        ) % {"n": found.times, "length": length_in_words(found.extension, language)}
