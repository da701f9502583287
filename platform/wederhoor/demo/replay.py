"""Living the stories through: each event at its moment, by the actions that people use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kernel.actors import Actor
from procedures.actions.come_in import come_in
from procedures.actions.declare_interest import declare_no_conflict
from procedures.actions.issue_code import issue_code
from procedures.actions.mark_read import mark_read
from procedures.actions.note_reading import note_reading
from procedures.actions.read_letter import read_letter
from procedures.actions.read_messages import read_messages
from procedures.actions.register_complaint import register_complaint
from procedures.actions.send_message import send_message
from procedures.actions.take import Doing, take
from procedures.actions.take_with_files import take_with_files
from procedures.models import Appointment, Complaint, Letter, Party
from wederhoor.demo.company import KNOCK, Company
from wederhoor.demo.events import Event, respondents
from wederhoor.demo.filing import ANONYMOUS, filed
from wederhoor.demo.papers import upload
from wederhoor.demo.planning import PARTIES, Scene, Time
from wederhoor.demo.values import Around, uploads_of, values_of


@dataclass(slots=True)
class Running:
    """A case under way: as filed, its parties by part, and the codes that were handed out."""

    case: Complaint
    parties: Mapping[str, Party]
    codes: dict[str, str] = field(default_factory=dict)
    read: set[tuple[str, date]] = field(default_factory=set)


class Replay:
    """Lives through the events of one client, within its scope and one transaction."""

    def __init__(self, company: Company, program: Actor, time: Time) -> None:
        self.cases: dict[str, Running] = {}
        self._company = company
        self._people = company.people
        self._program = program
        self._time = time
        self._ways = {
            "filing": self._file,
            "act": self._take,
            "message": self._say,
            "code": self._hand_over,
            "declaration": self._declare,
            "visit": self._visit,
        }

    def play(self, event: Event) -> None:
        """Let one event happen."""
        self._ways[event.kind](event)

    def _file(self, event: Event) -> None:
        story = event.scene.story
        papers = [upload(paper) for paper in story.papers]
        receipt = register_complaint(filed(event.scene), papers, by=self._filer(event))
        running = Running(receipt.case, _parties(receipt.case, event.scene))
        running.codes["complainant"] = receipt.code
        self.cases[story.key] = running

    def _filer(self, event: Event) -> Actor:
        story = event.scene.story
        if story.channel == "api":
            return self._program
        if story.channel == "portal":
            name = (story.complainant or ANONYMOUS).name
            return Actor("party", None, name, frozenset({"complainant"}))
        return self._staff("desk", event)

    def _take(self, event: Event) -> None:
        if event.act is None:
            return
        running, actor = self._running(event), self._actor(event)
        around = Around(running.case, event.scene, event.act, self._people, self._time)
        doing = Doing(event.act.act, by=actor, at=event.at, values=values_of(around))
        uploads = uploads_of(around)
        if uploads:
            take_with_files(running.case.id, doing, uploads)
        else:
            take(running.case.id, doing)

    def _say(self, event: Event) -> None:
        if event.message is None:
            return
        side = event.who if event.who in PARTIES else event.message.to
        actor = self._actor(event)
        body = event.message.body.strip()
        send_message(self._running(event).case, body, side=side, by=actor, at=event.at)

    def _hand_over(self, event: Event) -> None:
        running = self._running(event)
        desk = self._staff("desk", event)
        party = running.parties[event.who]
        running.codes[event.who] = issue_code(running.case, party.id, by=desk, at=event.at)

    def _declare(self, event: Event) -> None:
        key = event.scene.cast.get(event.who, event.who)
        seat = Appointment.objects.select_related("case__regulation").filter(
            case=self._running(event).case, person_id=self._people[key], until_at=None
        )
        for one in seat:
            declare_no_conflict(one, by=self._company.actor(key, event.at), at=event.at)

    def _visit(self, event: Event) -> None:
        """A party comes in with the code, and reads what is there; ValueError without one."""
        running = self._running(event)
        if event.who not in running.codes:
            raise ValueError(f"{event.scene.story.key}: the {event.who} has no code to come in.")
        party = running.parties[event.who]
        come_in(party, at=event.at)
        read_messages(party, at=event.at)
        for letter in Letter.objects.filter(to_party=party, read_at=None):
            read_letter(letter, at=event.at)

    def _running(self, event: Event) -> Running:
        return self.cases[event.scene.story.key]

    def _actor(self, event: Event) -> Actor:
        """Who does it: a party comes in first, the staff reads what parties wrote."""
        running = self._running(event)
        if event.who in running.parties:
            self._visit(event)
            party = running.parties[event.who]
            return Actor("party", party.id, party.name, frozenset({party.side}))
        if event.scene.story.messages:
            mark_read(running.case, at=event.at)
        return self._staff(event.who, event)

    def _staff(self, part: str, event: Event) -> Actor:
        """Who plays the part; somebody of the consultancy is seen reading, once a day."""
        key = event.scene.cast.get(part, part)
        actor = self._company.actor(key, event.at)
        running, today = self.cases.get(event.scene.story.key), event.at.date()
        if running and self._company.is_visitor(key) and (key, today) not in running.read:
            running.read.add((key, today))
            note_reading(running.case, by=actor, at=event.at - KNOCK / 2)
        return actor


def _parties(case: Complaint, scene: Scene) -> dict[str, Party]:
    """The parties by part: the complainant, the respondent, "respondent_2" and so on."""
    rows = list(Party.objects.filter(case=case))
    found = {"complainant": next(row for row in rows if row.side == "complainant")}
    for part, named in zip(respondents(scene), scene.story.respondents, strict=True):
        found[part] = next(r for r in rows if r.side == "respondent" and r.name == named.name)
    return found
