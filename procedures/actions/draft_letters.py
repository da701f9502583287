from django.db.models import QuerySet

from procedures.actions.notify import Notice, notify
from procedures.letters.compose import Draft, compose
from procedures.models import Act, Complaint, Letter, Person
from procedures.queries.notice_address import notice_address
from procedures.queries.visible import people_named_in
from procedures.rules.language import Step


def draft_letters(case: Complaint, act: Act, step: Step) -> None:
    """Keep each letter of an act as sent, and put a notice without content in the outbox."""
    for place, draft in enumerate(compose(case, act, step)):
        letter = _keep(case, act, draft)
        for number, address in enumerate(_addresses(case, draft)):
            notice = Notice(address, letter.language, case.id)
            notify(f"letter/{act.id}:{place}:{number}", notice, at=act.at)


def _keep(case: Complaint, act: Act, draft: Draft) -> Letter:
    return Letter.objects.create(
        case=case,
        act=act,
        name=draft.name,
        to_side=draft.to_side,
        to_party=draft.to_party,
        language=draft.language,
        subject=draft.subject,
        body="\n\n".join(draft.paragraphs),
        created_at=act.at,
    )


def _addresses(case: Complaint, draft: Draft) -> list[str]:
    if draft.to_party is not None:
        address = notice_address(draft.to_party)
        return [address] if address else []
    return [person.email for person in _people(case, draft.to_side) if person.email]


def _people(case: Complaint, to: str) -> QuerySet[Person]:
    active = Person.objects.filter(active=True).exclude(id__in=people_named_in(case))
    if to == "committee":
        return active.filter(appointments__case=case, appointments__until_at=None)
    return active.filter(roles__contains=[to])
