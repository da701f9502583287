from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from frontend.again import again
from frontend.views.year.desk import for_register, known_year, language, page, today
from kernel import clock
from kernel.actors import Actor
from kernel.audit.chain import About, record
from procedures.models import Complaint
from procedures.queries.register import register as rows_of
from procedures.queries.visible import cases_for, ids_about
from procedures.queries.year import frame_of, years
from procedures.reports.spreadsheet import register as workbook_of
from procedures.reports.wording import Words
from procedures.rules.statistics import Frame, RegisterRow
from tenants import scope

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Line:
    """A case of the register in words; `late_count` of its terms ended, or are, too late.

    `former` is the number under which it began, when it went on under another regulation. A case
    that was shredded has no id.
    """

    row: RegisterRow
    case_id: UUID | None
    former: str
    subjects: tuple[str, ...]
    handling: str
    outcome: str
    late_count: int


@for_register
def register(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Show the register of a year: every case that was open in it. It is noted who looked."""
    asked = frame_of(known_year(year), today())
    _note("register.read", year, actor)
    context = {"year": year, "years": years(today()), "lines": _lines(actor, year, asked)}
    return page(request, actor, "register", context)


@for_register
@again()
def register_export(_request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Give the register of a year as a spreadsheet; it is noted who took it."""
    asked = frame_of(known_year(year), today())
    _note("register.exported", year, actor)
    rows = _rows(actor, year, asked)
    content = workbook_of(rows, asked, language=language(), author=scope.current().name)
    response = HttpResponse(content, content_type=XLSX)
    name = f"register-{scope.current().slug}-{year}.xlsx"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _rows(actor: Actor, year: int, asked: Frame) -> list[RegisterRow]:
    """Return the rows of the register, but for those of cases about its reader."""
    about = Complaint.objects.filter(id__in=ids_about(actor))
    hidden = set(about.values_list("number", flat=True))
    return [
        row for row in rows_of(asked.today, year=year, contacts=False) if row.number not in hidden
    ]


def _lines(actor: Actor, year: int, asked: Frame) -> list[Line]:
    words = Words(language(), asked.all_labels())
    seen = cases_for(actor, clock.now()).order_by()
    known = seen.values_list("number", "id", "continues__number")
    ids = {number: (case_id, former) for number, case_id, former in known}
    rows = _rows(actor, year, asked)
    return [_line(row, ids.get(row.number, (None, None)), words, asked) for row in rows]


def _line(
    row: RegisterRow, ids: tuple[UUID | None, str | None], words: Words, asked: Frame
) -> Line:
    categories = [words.label("category", code) for code in row.categories]
    grounds = [words.label("ground", code) for code in row.grounds]
    late = [term for term in row.terms if (term.ended_on or asked.today) > term.due_on]
    return Line(
        row,
        case_id=ids[0],
        former=ids[1] or "",
        subjects=(*categories, *grounds),
        handling=words.label("handling", row.handling) if row.handling else "",
        outcome=words.label("outcome", row.outcome) if row.outcome else "",
        late_count=len(late),
    )


@transaction.atomic
def _note(action: str, year: int, actor: Actor) -> None:
    record(action, by=actor, at=clock.now(), about=About("register"), facts={"year": year})
