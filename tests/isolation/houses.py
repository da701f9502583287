"""Clients whose every text column and file name holds a word that betrays where it came from."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import chain
from uuid import uuid4

from django.apps import apps
from django.db import models
from django.db.models import Model
from django.db.models.fields import Field

from kernel.actors import Actor
from kernel.identity.models import Account, Restoration
from kernel.post.delivery import Parcel
from kernel.post.mailboxes import Mailbox
from kernel.post.models import OutboxMessage
from kernel.vault import files
from kernel.vault.fields import SealedJSONField, SealedTextField
from procedures import presets
from procedures.actions.add_guest import add_assisting_person, invite_witness
from procedures.actions.add_pieces import Given, add_pieces
from procedures.actions.adopt_draft import adopt_draft
from procedures.actions.begin_draft import begin_draft
from procedures.actions.choose_notices import ask_notices
from procedures.actions.declare_interest import declare_no_conflict
from procedures.actions.edit_edition import WRITTEN, Written, edit_edition
from procedures.actions.follow_up import Agreed, note_agreed, plan_evaluation
from procedures.actions.give_code import give_code
from procedures.actions.invite_person import Invited, invite_person
from procedures.actions.keep_codes import add_code
from procedures.actions.note_details import Worked, note_time
from procedures.actions.propose_advice import propose_advice
from procedures.actions.publish_edition import publish_edition
from procedures.actions.register_contact import Told, correct_contact, register_contact
from procedures.actions.review_edition import review_edition
from procedures.actions.save_draft import save_draft
from procedures.actions.send_message import send_message
from procedures.actions.set_hold import HoldAsked, set_hold
from procedures.actions.store_advice import stored_advice
from procedures.actions.write_note import write_note
from procedures.models import (
    AdoptedRegulation,
    AdviceMeeting,
    Appointment,
    Complaint,
    Contact,
    DecisionProgress,
    Edition,
    Evaluation,
    FollowUp,
    Guest,
    Hearing,
    Invitation,
    Letter,
    Measure,
    MeetingAdvice,
    MeetingDecision,
    Note,
    Objection,
    Party,
    Person,
    Piece,
    RegisterStub,
    Registration,
    Shredding,
    SignOn,
    Vignette,
)
from procedures.rules.adopting import Adoption, Draft
from procedures.rules.statistics import stubs
from tenants import scope
from tenants.actions.issue_token import issue_token
from tenants.models import Assignment, PlatformAccess, Tenant
from tests import cast as casts
from tests.cast import Cast
from tests.factories import cases, desks, portals, years
from tests.factories.deliberating import deliberated
from tests.factories.registers import complaint
from tests.isolation.codes import CODES
from tests.isolation.meeting_papers import papers_of
from tests.isolation.talks import talked
from wederhoor.demo import papers
from wederhoor.demo.sheets import Paper

APPS = ("procedures", "vault", "post", "audit")
SCOPES = ("complaints:file", "complaints:read", "figures:read")
ADOPTED_AT = datetime(2024, 1, 1, 8, tzinfo=UTC)
FIRST = datetime(2025, 2, 3, 9, tzinfo=UTC)
"""When the first complaint came in."""


@dataclass
class House:
    """A client with one whole case, one edition and one meeting, all of it betraying its owner.

    `secret` may be read nowhere but inside; `open` stands in what the portal tells everybody.
    """

    tenant: Tenant
    secret: str
    open: str
    case: Complaint = field(init=False)
    who: Cast = field(init=False)
    codes: dict[str, str] = field(init=False)
    token: str = field(init=False)

    @property
    def host(self) -> str:
        """The host of the portal."""
        return f"{self.tenant.slug}.localhost"

    def ids(self, parameter: str) -> list[str]:
        """Return what may stand in an address for this parameter."""
        with scope.within(self.tenant):
            model = MODELS[parameter]
            return [str(key) for key in model.objects.order_by("pk").values_list("pk", flat=True)]

    def stands_in(self, content: bytes) -> bool:
        """Whether any word of the house stands in what somebody got."""
        return self.secret.encode() in content or self.open.encode() in content

    def account(self, name: str) -> Account:
        """Return the account of somebody of the cast."""
        return cases.account_of(getattr(self.who, name))


MODELS: Mapping[str, type[Model]] = {
    "access_id": PlatformAccess,
    "advice_id": MeetingAdvice,
    "case_id": Complaint,
    "contact_id": Contact,
    "decision_id": MeetingDecision,
    "edition_id": Edition,
    "evaluation_id": Evaluation,
    "follow_up_id": FollowUp,
    "guest_id": Guest,
    "hearing_id": Hearing,
    "invitation_id": Invitation,
    "letter_id": Letter,
    "measure_id": Measure,
    "meeting_id": AdviceMeeting,
    "message_id": OutboxMessage,
    "note_id": Note,
    "objection_id": Objection,
    "party_id": Party,
    "person_id": Person,
    "piece_id": Piece,
    "progress_id": DecisionProgress,
    "registration_id": Registration,
    "regulation_id": AdoptedRegulation,
    "restoration_id": Restoration,
    "seat_id": Appointment,
    "shredding_id": Shredding,
    "sign_on_id": SignOn,
    "vignette_id": Vignette,
}


def furnished(tenant: Tenant) -> House:
    """Return a client with a case that went all the way, a year, and words in every column."""
    house = House(tenant, f"kanarie{tenant.slug}", f"openbaar{tenant.slug}")
    _, house.token = issue_token(tenant, f"HR {house.secret}", scopes=SCOPES, at=FIRST)
    with scope.within(tenant):
        _adopt(house)
        house.who = casts.cast()
        iris = house.account("iris")
    _accounts(house, iris)
    _asked_in(house, iris)
    with scope.within(tenant):
        _case(house)
        _year(house)
        _keeping(house)
        _sign_on(house)
        who = cases.account_of(house.who.omar)
        Restoration.objects.create(account=who, asked_by=uuid4(), asked_at=FIRST)
        _invited(house)
        _write_everywhere(house)
    return house


def _adopt(house: House) -> None:
    texts = {
        language: text.replace("title: ", f"title: {house.open} ", 1)
        for language, text in presets.texts_of("provider").items()
    }
    words = {"nl": {"scope": [f"Ook voor {house.open}."]}}
    written = Draft(f"# {house.open}\n{presets.source_of('provider')}", texts, words)
    draft = begin_draft(preset="provider", by=cases.SYSTEM, at=ADOPTED_AT)
    draft = save_draft(draft.id, written, revision=draft.revision, by=cases.SYSTEM, at=ADOPTED_AT)
    consent = Adoption(ADOPTED_AT.date(), "given", ADOPTED_AT.date(), f"Met {house.secret}.")
    adopt_draft(draft.id, consent, revision=draft.revision, by=cases.SYSTEM, at=ADOPTED_AT)
    _draft(house)
    cases.department("zorg", f"Zorg {house.open}")


def _draft(house: House) -> None:
    draft = begin_draft(preset=None, by=cases.SYSTEM, at=FIRST)
    written = Draft(f"# {house.open}\n{draft.source}", draft.texts, draft.wording)
    save_draft(draft.id, written, revision=draft.revision, by=cases.SYSTEM, at=FIRST)


def _accounts(house: House, iris: Account) -> None:
    """Give the cast accounts of its own, and let Iris come from the consultancy."""
    for account in Account.objects.filter(email__endswith="@example.org"):
        account.email = account.email.replace("@", f".{house.secret}@").replace(".org", ".net")
        account.save(update_fields=["email"])
    iris.refresh_from_db()
    iris.is_consultancy = True
    iris.save(update_fields=["is_consultancy"])
    for role in ("secretariat", "consultant"):
        Assignment.objects.create(
            account=iris, tenant=house.tenant, role=role, from_on=date(2024, 1, 1)
        )


def _case(house: House) -> None:
    answers = {"prior_steps": f"Ik sprak hem {house.secret}", "assisted": "nobody"}
    receipt = cases.receipt(
        f"Hij schreeuwt {house.secret}",
        received_at=FIRST,
        wish=f"Rust {house.secret}",
        answers=answers,
        department="zorg",
    )
    house.case = casts.decided(house.who, receipt.case)
    for seat in house.case.appointments.all():
        declare_no_conflict(seat, by=cases.acting(seat.person), at=seat.from_at)
    _papers(house)
    parties = {party.side: party for party in house.case.parties.all()}
    house.codes = {side: give_code(party) for side, party in parties.items()}
    carla = cases.acting(house.who.carla)
    invite_witness(house.case, f"Wim {house.secret}", f"Vraag {house.secret}", by=carla, at=FIRST)
    for side, party in parties.items():
        by = Actor("party", party.id, "", frozenset({side}))
        add_assisting_person(party, f"Bij {house.secret}", by=by, at=FIRST)
        ask_notices(party, f"{side}.{house.secret}@example.net", at=FIRST)
    _worked_on(house, carla)
    talked(house.case, house.secret)
    desks.kept(house.case, house.secret, by=carla, at=years.MADE_AT)
    portals.named(house.open, at=FIRST)
    portals.mandated(house.case, house.secret, at=FIRST)
    deliberated(house.case, house.secret, at=years.MADE_AT)
    stored_advice(house.case, at=house.case.acts.last().at)


def _worked_on(house: House, carla: Actor) -> None:
    """A note, an agreement, and an evaluation that is still to be held."""
    at = years.MADE_AT
    write_note(house.case, f"Notitie {house.secret}", key=uuid4(), by=carla, at=at)
    agreed = Agreed("agreement", house.secret, at.date(), house.secret)
    note_agreed(house.case, agreed, key=uuid4(), by=carla, at=at)
    plan_evaluation(house.case, ("both", at.date()), key=uuid4(), by=carla, at=at)
    told = Told("question", at.date(), text=house.secret)
    contact = register_contact(replace(told, kind="remark"), key=uuid4(), by=carla, at=at)
    contact = correct_contact(contact.id, told, version=contact.version, by=carla, at=at)
    add_code("barrier", house.secret, by=carla, at=at)
    for about in (house.case, contact):
        note_time(about, Worked(at.date(), "advice", 30), key=uuid4(), by=carla, at=at)


def _papers(house: House) -> None:
    """Messages both ways and among ourselves, and a piece."""
    carla = cases.acting(house.who.carla)
    for side in ("complainant", "respondent", ""):
        send_message(house.case, f"Bericht {house.secret}", side=side, by=carla, at=years.MADE_AT)
    paper = papers.upload(Paper(name=f"brief {house.secret}.pdf", lines=(house.secret,)))
    both = Given("complainant", for_complainant=True, for_respondent=True)
    add_pieces(house.case, [paper], both, by=carla, at=years.MADE_AT)
    for mail in OutboxMessage.objects.all():
        words = (str(mail.id), mail.recipient, mail.subject, mail.body_text, mail.body_html)
        Mailbox().send(Parcel(*words, (), mail.case_id, years.MADE_AT))


def _year(house: House) -> None:
    edition = years.drafted(house.who)
    chapters = {name: f"{house.secret} schreef {name}" for name in WRITTEN}
    iris = cases.acting(house.who.iris)
    edit_edition(edition.id, Written(chapters), by=iris, at=years.MADE_AT)
    review_edition(edition.id, by=cases.acting(house.who.carla), at=years.MADE_AT)
    publish_edition(edition.id, by=iris, at=years.MADE_AT)
    meeting = years.held(house.who, edition, ("Oefenen", "Henk", "2026-09-01"))
    advice = propose_advice(meeting.id, f"Oefen {house.secret}", by=iris, at=years.MEETING_AT)
    papers_of(meeting, advice, house.case, by=cases.acting(house.who.henk), secret=house.secret)


def _keeping(house: House) -> None:
    """Hold the case, put it forward to be shredded, and remember one that is gone."""
    asked = HoldAsked("claim", date(2026, 12, 1), f"Polis {house.secret}")
    set_hold(house.case.id, asked, by=cases.acting(house.who.carla), at=years.MEETING_AT)
    about = {
        "received_on": date(2023, 2, 3),
        "closed_on": date(2023, 5, 4),
        "asked_by": house.who.carla.id,
        "asked_at": years.MADE_AT,
    }
    Shredding.objects.create(
        case_id=house.case.id,
        case_ids=[house.case.id],
        numbers=["2025-0001"],
        why="erasure",
        note=house.secret,
        **about,
    )
    paper = papers.upload(Paper(name=f"verklaring {house.secret}.pdf", lines=(house.secret,)))
    Shredding.objects.create(
        case_id=uuid4(),
        case_ids=[],
        numbers=["2023-0001"],
        why="retention",
        state="done",
        decided_by=house.who.omar.id,
        done_at=years.MADE_AT,
        document=files.store(None, paper.name or "", paper.chunks(), at=years.MADE_AT).id,
        **about,
    )
    RegisterStub.objects.create(
        received_on=date(2023, 2, 1),
        closed_on=date(2023, 5, 1),
        row=stubs.dump(complaint(date(2023, 2, 1), date(2023, 5, 1))),
    )


def _invited(house: House) -> None:
    """Ask somebody to take a place here."""
    noor = Invited(f"Noor {house.secret}", f"noor.{house.secret}@example.net", ("handler",))
    invite_person(replace(noor, external=True), by=cases.acting(house.who.carla), at=years.MADE_AT)


def _asked_in(house: House, account: Account) -> None:
    """Somebody asks to look in from outside."""
    PlatformAccess.objects.create(
        tenant=house.tenant,
        account=account,
        account_name=account.name,
        reason=house.secret,
        hours=1,
        asked_at=FIRST,
    )


def _sign_on(house: House) -> None:
    """Tell of a provider through which nobody comes in yet."""
    issuer = f"https://{house.secret}.example.org"
    SignOn.objects.create(kind="oidc", name=house.secret, issuer=issuer, client_id=house.secret)


def _write_everywhere(house: House) -> None:
    """Put the word into every column of people's words that does not hold it yet."""
    for model in models_of_client():
        for row in rows_of(model):
            changed = [column.name for column in words_in(model) if _written(house, row, column)]
            if changed:
                row.save(update_fields=changed)


def _written(house: House, row: Model, column: "Field[object, object]") -> bool:
    value = getattr(row, column.name)
    if betrays(house, value):
        return False
    if isinstance(value, dict):
        setattr(row, column.name, {name: f"{house.secret} {text}" for name, text in value.items()})
    else:
        setattr(row, column.name, f"{house.secret} {value or ''}"[: column.max_length or None])
    return True


def betrays(house: House, value: object) -> bool:
    """Whether a word of the house stands in a value."""
    written = json.dumps(value)
    return house.secret in written or house.open in written


def models_of_client() -> Iterator[type[Model]]:
    """Yield every model that lives in a client's schema."""
    return chain.from_iterable(apps.get_app_config(label).get_models() for label in APPS)


def rows_of(model: type[Model]) -> list[Model]:
    """Return every row of a model."""
    manager = model._meta.default_manager
    return list(manager.all()) if manager else []


def words_in(model: type[Model]) -> list["Field[object, object]"]:
    """Return the columns of a model in which words of people may stand."""
    told = CODES.get(model._meta.label_lower, "")
    codes = set(told.removeprefix("codes:").split())
    if told and not told.startswith("codes:"):
        return []
    return [one for one in _texts_of(model) if one.name not in codes]


def _texts_of(model: type[Model]) -> list["Field[object, object]"]:
    kinds = (models.CharField, models.TextField, models.JSONField, SealedTextField, SealedJSONField)
    return [one for one in model._meta.concrete_fields if isinstance(one, kinds)]
