from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext

from kernel.post.outbox import Mail, put
from procedures.letters.compose import Draft, compose
from procedures.models import Act, Complaint, Letter, Person
from procedures.rules.language import Step
from tenants import scope


def draft_letters(case: Complaint, act: Act, step: Step) -> None:
    """Keep each letter of an act as sent, and put a notice without content in the outbox."""
    for place, draft in enumerate(compose(case, act, step)):
        letter = _keep(case, act, draft)
        for number, address in enumerate(_addresses(case, draft)):
            _notify(letter, address, key=f"{act.id}:{place}:{number}")


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
        return [draft.to_party.email] if draft.to_party.email else []
    return [person.email for person in _people(case, draft.to_side) if person.email]


def _people(case: Complaint, to: str) -> QuerySet[Person]:
    active = Person.objects.filter(active=True)
    if to == "committee":
        return active.filter(appointments__case=case, appointments__until_at=None)
    return active.filter(roles__contains=[to])


def _notify(letter: Letter, address: str, *, key: str) -> None:
    """The notice says that something is ready, and where; never what, nor about whom."""
    with translation.override(letter.language):
        notice = Mail(
            recipient=address,
            subject=gettext("Er staat een bericht voor u klaar"),
            body_text=gettext(
                "Er staat een bericht voor u klaar in het klachtenportaal van %(client)s.\n\n"
                "Ga zelf naar het portaal en meld u aan met uw code of account."
                " Deze e-mail bevat met opzet geen inhoud en geen link."
            )
            % {"client": scope.current().name},
            case_id=letter.case_id,
        )
    put(f"letter/{key}", notice, at=letter.created_at)
