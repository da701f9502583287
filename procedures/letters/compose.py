"""Composing the letters of an act: the regulation's words filled with the case's facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from kernel import clock
from procedures.letters.repeating import enclosed, written
from procedures.letters.required import Fact, Sent, required_of
from procedures.letters.wording import long_date, long_moment
from procedures.models import Act, Complaint, Party
from procedures.queries.languages import spoken_to
from procedures.queries.regulations import language_of, of_case, texts_of
from procedures.rules.addressing import meant
from procedures.rules.language import LetterTo, Step, Texts
from procedures.rules.placeholders import fill, names_in
from procedures.rules.published.nouns import in_sentence
from tenants import hosts, scope


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter ready to be kept: to one party, or to a role when there is no party.

    `required` is what must stay in it, whoever rewrites it.
    """

    name: str
    to_side: str
    to_party: Party | None
    language: str
    subject: str
    paragraphs: tuple[str, ...]
    required: tuple[Fact, ...] = ()

    @property
    def key(self) -> str:
        """Which of the letters of one act this is."""
        return f"{self.name}:{self.to_side}:{self.to_party.id if self.to_party else ''}"


def compose(case: Complaint, act: Act, step: Step) -> Iterator[Draft]:
    """Yield the letters that follow from an act, each in the language of who reads it."""
    for letter in step.letters:
        if meant(step, act.facts, letter) and _may_know(case, step, letter):
            yield from _to_each(case, act, letter, step)


def drafts_of(act: Act) -> dict[str, Draft]:
    """Return the letters of a recorded act as they were composed, by their keys."""
    step = of_case(act.case).step(act.name)
    return {draft.key: draft for draft in compose(act.case, act, step)} if step else {}


def _may_know(case: Complaint, step: Step, letter: LetterTo) -> bool:
    """Nobody learns from a later letter of a complaint about them that they were never told of."""
    return (
        letter.to != "respondent"
        or step.kind == "inform"
        or case.acts.filter(kind="inform").exists()
    )


def _to_each(case: Complaint, act: Act, letter: LetterTo, step: Step) -> Iterator[Draft]:
    language = language_of(case.regulation, spoken_to(case, letter.to))
    texts = texts_of(case.regulation, language)
    words = texts.letters[letter.letter]
    sent = Sent(of_case(case), step, letter, texts)
    repeated = written(act, step, letter, texts, language=language)
    repeated |= enclosed(case, letter, texts)
    for party in _recipients(case, letter.to):
        name = _name(party, letter.to, texts, language=language)
        values = repeated | _values(case, act, texts, recipient=name, language=language)
        said = [one for one in words.paragraphs if _says(one, values)]
        yield Draft(
            name=letter.letter,
            to_side=letter.to,
            to_party=party,
            language=language,
            subject=fill(words.subject, values),
            paragraphs=tuple(fill(one, values) for one in said),
            required=required_of(sent, (words.subject, *said), values),
        )


def _says(paragraph: str, values: Mapping[str, str]) -> bool:
    """A paragraph about what was left open, such as reasons nobody gave, is left out."""
    names = names_in(paragraph)
    return not names or any(values.get(name, name) for name in names)


def _recipients(case: Complaint, to: str) -> list[Party | None]:
    if to in ("complainant", "respondent"):
        return list(case.parties.filter(side=to).order_by("id"))
    return [None]


def _name(party: Party | None, to: str, texts: Texts, *, language: str) -> str:
    if party and party.name:
        return party.name
    role = texts.roles.get(to, to)
    return in_sentence(role, language)


def _values(
    case: Complaint, act: Act, texts: Texts, *, recipient: str, language: str
) -> dict[str, str]:
    tenant = scope.current()
    told = clock.local_date(act.at, tenant.time_zone)
    portal = hosts.address_of(tenant, port=settings.PORT, https=settings.HTTPS)
    values = {
        "number": case.number,
        "client": tenant.name,
        "recipient": recipient,
        "received_on": long_date(case.received_on, language),
        "today": long_date(told, language),
        "state": texts.states.get(case.state, case.state),
        "reasons": act.texts.get("reasons", ""),
        "outcome": texts.codes.get("outcome", {}).get(case.outcome, ""),
        "portal": portal,
        "contact": " · ".join(filter(None, [tenant.contact_email, tenant.contact_phone])) or portal,
        "departure_reasons": act.texts.get("departure_reasons", ""),
        "place": act.texts.get("place", ""),
        "track": texts.codes.get("track", {}).get(str(act.facts.get("track", "")), ""),
        "continued_as": str(act.facts.get("continued_as", "")),
    }
    return values | _moments(act, texts, language) | _due(case, act, language)


def _moments(act: Act, texts: Texts, language: str) -> dict[str, str]:
    zone = ZoneInfo(scope.current().time_zone)
    side = str(act.facts.get("side", ""))
    planned, answer_by = act.facts.get("planned_at"), act.facts.get("answer_by")
    return {
        "side": texts.roles.get(side, side),
        "planned_at": long_moment(datetime.fromisoformat(planned), zone, language)
        if planned
        else "",
        "answer_by": long_date(date.fromisoformat(answer_by), language) if answer_by else "",
    }


def _due(case: Complaint, act: Act, language: str) -> dict[str, str]:
    due = {term.name: long_date(term.due_on, language) for term in case.terms.all()}
    extended = str(act.facts.get("term", ""))
    return {f"due.{name}": value for name, value in due.items()} | {
        "extended_to": due.get(extended, "")
    }
