"""Filing a complaint: through the portal, by a program, or entered by the secretariat."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from kernel.vault.models import StoredFile
from procedures.actions.consequences import draw_consequences
from procedures.actions.give_code import give_code
from procedures.actions.keep_filing import drop_filing
from procedures.actions.link_named import link_sure
from procedures.actions.next_number import next_number
from procedures.actions.sign_receipt import sign_receipt
from procedures.actions.tell_people import tell_people
from procedures.models import (
    Act,
    AdoptedRegulation,
    Complaint,
    Department,
    Element,
    Mandate,
    Party,
    Piece,
)
from procedures.queries.regulations import in_force, rules_of
from procedures.rules.filing import Filed, PersonNamed, check_filing, hides_name
from procedures.rules.language import Regulation, Step
from procedures.rules.notices import COMPLAINT
from procedures.rules.walk import walk
from tenants import scope
from tenants.locks import wait_turn
from tenants.standing import check_takes_complaints


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the filer gets: the case's number and the code to come back with, shown once.

    `code` is empty when this very form was already filed: its code was shown then.
    """

    case: Complaint
    code: str


@transaction.atomic
def file_complaint(filed: Filed, *, by: Actor) -> Receipt:
    """Take a complaint in; its key becomes the case's id, under which its files were kept.

    Numbers rise without gaps, and a double click waits for the first. Raise Refusal `filing.…`,
    `regulation.none` or `tenant.closing`; nothing is kept then.
    """
    check_takes_complaints()
    wait_turn("file")
    received_on = clock.local_date(filed.received_at, scope.current().time_zone)
    adopted = in_force(received_on)
    regulation = rules_of(adopted)
    check_filing(filed, regulation, received_on)
    before = Complaint.objects.filter(filing_key=filed.key).first()
    if before is not None:
        return Receipt(before, "")
    case = _open(filed, adopted, regulation, received_on)
    code = _keep_parties(case, filed)
    link_sure(case, by=by, at=filed.received_at)
    _keep_elements(case, filed)
    _keep_pieces(case, filed)
    _keep_mandate(case, filed)
    _receive(case, filed, regulation, by)
    sign_receipt(case, filed)
    drop_filing(case.id)
    if by.kind != "person":
        tell_people(case, COMPLAINT, f"told/{case.id}", at=filed.received_at)
    return Receipt(case, code)


def _open(
    filed: Filed, adopted: AdoptedRegulation, regulation: Regulation, received_on: date
) -> Complaint:
    return Complaint.objects.create(
        id=filed.key,
        number=next_number(received_on.year),
        filing_key=filed.key,
        regulation=adopted,
        language=_language(filed, regulation),
        channel=filed.channel,
        anonymous=filed.anonymous,
        hidden=hides_name(filed, regulation.filing),
        received_at=filed.received_at,
        received_on=received_on,
        happened_on=filed.happened_on,
        categories=list(filed.categories),
        grounds=list(filed.grounds),
        department=_department(filed.department),
        answers=_chosen(filed, regulation),
        written_answers=_written(filed, regulation),
        story=filed.story,
        wish=filed.wish,
        state=next(iter(regulation.states)),
    )


def _language(filed: Filed, regulation: Regulation) -> str:
    """Letters are written in a language of the regulation: its first where another was asked."""
    known = regulation.languages
    return filed.language if filed.language in known else known[0]


def _department(code: str) -> Department | None:
    return Department.objects.filter(code=code).first() if code else None


def _chosen(filed: Filed, regulation: Regulation) -> dict[str, str]:
    """Answers that are codes; they may be counted."""
    closed = {question.name for question in regulation.filing.questions if question.options}
    return {name: answer for name, answer in filed.answers.items() if name in closed}


def _written(filed: Filed, regulation: Regulation) -> dict[str, str]:
    """Answers in people's own words; they are sealed."""
    open_ = {question.name for question in regulation.filing.questions if not question.options}
    return {name: answer for name, answer in filed.answers.items() if name in open_}


def _keep_parties(case: Complaint, filed: Filed) -> str:
    complainant = _party(case, "complainant", filed.complainant)
    for named in filed.respondents:
        _party(case, "respondent", named)
    return give_code(complainant)


def _party(case: Complaint, side: str, named: PersonNamed) -> Party:
    return Party.objects.create(
        case=case,
        side=side,
        name=named.name,
        email=named.email,
        position=named.position,
        department=_department(named.department),
        person_id=named.person,
    )


def _keep_elements(case: Complaint, filed: Filed) -> None:
    first = filed.categories[0] if filed.categories else ""
    points = filed.elements or ((first, filed.story),)
    for ordinal, (category, text) in enumerate(points, start=1):
        Element.objects.create(case=case, ordinal=ordinal, category=category, text=text)


def _keep_pieces(case: Complaint, filed: Filed) -> None:
    """Only files that were kept under this very key come along."""
    received = StoredFile.objects.filter(case_id=case.id, copy_of=None)
    kept = set(received.values_list("id", flat=True))
    for file in (one for one in filed.files if one in kept):
        Piece.objects.create(
            case=case, file=file, from_side="complainant", added_at=filed.received_at
        )


def _keep_mandate(case: Complaint, filed: Filed) -> None:
    filer = filed.filer
    if filer is None:
        return
    signed = Piece.objects.filter(case=case, file=filer.mandate).first() if filer.mandate else None
    said = {"name": filer.name, "bond": filer.bond, "piece": signed}
    Mandate.objects.create(case=case, confirmed_at=filed.received_at, **said)


def _receive(case: Complaint, filed: Filed, regulation: Regulation, by: Actor) -> None:
    step = _receiving(regulation)
    act = Act.objects.create(
        case=case,
        ordinal=1,
        name=step.act,
        kind=step.kind,
        at=filed.received_at,
        recorded_at=clock.now(),
        actor_kind=by.kind,
        actor_id=by.id,
        actor_role="complainant" if by.kind == "party" else min(by.roles, default=by.kind),
        facts={"channel": filed.channel},
    )
    draw_consequences(case, act, step, walk(regulation, ()))
    record(
        "case.filed",
        by=by,
        at=filed.received_at,
        about=About("case", case.id),
        facts={"number": case.number, "channel": filed.channel},
    )


def _receiving(regulation: Regulation) -> Step:
    return next(step for step in regulation.steps if step.kind == "receive")
