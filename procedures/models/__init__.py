from procedures.models.acts import Act, TermRow
from procedures.models.advice import Advice, Ruling
from procedures.models.casework import Evaluation, FollowUp, Note
from procedures.models.complaint import Complaint, Element, Party
from procedures.models.contacts import Contact
from procedures.models.correspondence import Letter, Message, Piece
from procedures.models.deliberation import (
    DeliberationNote,
    DraftComment,
    DraftSignature,
    DraftVersion,
    PieceMark,
)
from procedures.models.desk import CalendarFeed, CaseHandler, CaseVisit, SavedView
from procedures.models.filing import FilingDraft, Mandate
from procedures.models.guest import Guest, NamedWitness
from procedures.models.hearing import Appointment, Hearing, HearingRemark, Objection
from procedures.models.invitation import Invitation
from procedures.models.ledger import Exemption, Giving, NotesConsent
from procedures.models.measures import Measure, MeasureEvidence
from procedures.models.meetings import (
    AdviceFigure,
    AgendaItem,
    Attendance,
    MinutesSignature,
    Vignette,
)
from procedures.models.notice_choice import NoticeChoice
from procedures.models.notices import NoticeAddress
from procedures.models.organisation import Department, Person
from procedures.models.planning import HearingProposal, ProposalAnswer
from procedures.models.proof import FilingReceipt
from procedures.models.registering import (
    CaseDetails,
    CodeChange,
    Correction,
    HeadCount,
    OutsideFigure,
    OutsideFile,
    OwnCode,
    Registration,
    TimeSpent,
)
from procedures.models.regulation import AdoptedRegulation, DraftTrial, RegulationDraft
from procedures.models.retention import LegalHold, RegisterStub, Shredding
from procedures.models.sign_on import SignOn, SignOnLink
from procedures.models.year import (
    AdviceMeeting,
    DecisionProgress,
    Edition,
    EditionJob,
    MeetingAdvice,
    MeetingDecision,
)

__all__ = [
    "Act",
    "AdoptedRegulation",
    "Advice",
    "AdviceFigure",
    "AdviceMeeting",
    "AgendaItem",
    "Appointment",
    "Attendance",
    "CalendarFeed",
    "CaseDetails",
    "CaseHandler",
    "CaseVisit",
    "CodeChange",
    "Complaint",
    "Contact",
    "Correction",
    "DecisionProgress",
    "DeliberationNote",
    "Department",
    "DraftComment",
    "DraftSignature",
    "DraftTrial",
    "DraftVersion",
    "Edition",
    "EditionJob",
    "Element",
    "Evaluation",
    "Exemption",
    "FilingDraft",
    "FilingReceipt",
    "FollowUp",
    "Giving",
    "Guest",
    "HeadCount",
    "Hearing",
    "HearingProposal",
    "HearingRemark",
    "Invitation",
    "LegalHold",
    "Letter",
    "Mandate",
    "Measure",
    "MeasureEvidence",
    "MeetingAdvice",
    "MeetingDecision",
    "Message",
    "MinutesSignature",
    "NamedWitness",
    "Note",
    "NotesConsent",
    "NoticeAddress",
    "NoticeChoice",
    "Objection",
    "OutsideFigure",
    "OutsideFile",
    "OwnCode",
    "Party",
    "Person",
    "Piece",
    "PieceMark",
    "ProposalAnswer",
    "RegisterStub",
    "Registration",
    "RegulationDraft",
    "Ruling",
    "SavedView",
    "Shredding",
    "SignOn",
    "SignOnLink",
    "TermRow",
    "TimeSpent",
    "Vignette",
]
