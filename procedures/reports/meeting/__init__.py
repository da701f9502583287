"""The papers of an advice meeting: the pack, the slides and the minutes."""

from procedures.reports.meeting.content import Advised, Answered, PackContent
from procedures.reports.meeting.minutes import MinutesContent, Signed, minutes_pdf
from procedures.reports.meeting.pack import pack_pdf
from procedures.reports.meeting.slides import slides_pdf

__all__ = [
    "Advised",
    "Answered",
    "MinutesContent",
    "PackContent",
    "Signed",
    "minutes_pdf",
    "pack_pdf",
    "slides_pdf",
]
