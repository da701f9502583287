"""The reports beside the yearly one: which there are, and making one."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from frontend.forms.received import sent
from frontend.forms.sending import attempt
from frontend.forms.year import ReportForm
from frontend.views.year.desk import for_makers, for_readers, language, page, today
from kernel import clock
from kernel.actors import Actor
from procedures.actions.draft_edition import draft_edition
from procedures.models import Edition
from procedures.queries.asked import asked_of, definition_of
from procedures.queries.editions import other_reports
from procedures.queries.parts import parts_of_client
from procedures.queries.year import years
from procedures.reports.titles import report_title
from procedures.reports.wording import Words
from procedures.rules.reporting import ANNUAL, Definition, of_client
from procedures.rules.reporting.definition import said
from tenants import scope


@dataclass(frozen=True, slots=True)
class Row:
    """An edition of a report, with what it is called and by when it must be there."""

    edition: Edition
    title: str
    audience: str
    period: str
    part_of: str
    due_on: date | None


@for_readers
def reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the reports beside the yearly one, the newest first."""
    words = Words(language(), {})
    names = parts_of_client(language())
    rows = [_row(each, words, names) for each in other_reports(actor)]
    return page(request, actor, "reports", {"rows": rows})


def _row(edition: Edition, words: Words, names: dict[str, str]) -> Row:
    made_of, period = definition_of(edition), asked_of(edition).period
    return Row(
        edition=edition,
        title=report_title(made_of, words),
        audience=said(made_of.audience, words.language),
        period=words.period(period),
        part_of=names.get(edition.scope, edition.scope.partition(":")[2]),
        due_on=None if edition.state == "published" else made_of.due_on(period),
    )


@for_makers
def report_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose a report, a period and what it is about, and draft it."""
    form, status = ReportForm(sent(request), _choices(), language=scope.current().language), 200
    made: list[Edition] = []
    if request.method == "POST":
        status = attempt(
            form,
            lambda: made.append(
                draft_edition(form.asked(), by=actor, at=clock.now(), language=form.chosen())
            ),
        )
        if made:
            return redirect("edition", edition_id=made[0].id)
    context = {"form": form, "reports": _offered()}
    return page(request, actor, "report_new", context, status=status)


def _offered() -> list[tuple[Definition, str, str]]:
    words = Words(language(), {})
    others = (each for each in of_client() if each.name != ANNUAL)
    return [
        (each, report_title(each, words), said(each.audience, words.language)) for each in others
    ]


def _within(audience: str) -> str:
    """Write who a report is for as it stands between brackets; German nouns keep their capital."""
    return audience if language() == "de" else f"{audience[:1].lower()}{audience[1:]}"


def _choices() -> dict[str, list[tuple[str, str]]]:
    words = Words(language(), {})
    lengths = dict.fromkeys(each.period for each, *_ in _offered())
    made_of = {each.period: each for each, *_ in _offered()}
    periods = [
        (period.code, words.period(period))
        for length in lengths
        for year in years(today())
        for period in made_of[length].periods(year)
        if period.starts_on <= today()
    ]
    return {
        "report": [
            (each.name, f"{title} ({_within(audience)})") for each, title, audience in _offered()
        ],
        "period": periods,
        "scope": [("", gettext("De hele organisatie")), *parts_of_client(language()).items()],
    }
