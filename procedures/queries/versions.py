"""The versions of the client's regulation, as a list: what holds now, what held, what is coming."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from procedures.models import AdoptedRegulation, Complaint, RegulationDraft
from procedures.queries.names import names_of
from procedures.queries.regulations import texts_of


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version; `stand` is "now", "coming" or "past"."""

    version: AdoptedRegulation
    title: str
    stand: str
    adopted_by: str
    cases_count: int


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions that people file under, and those beside them, the newest first."""

    line: tuple[VersionRow, ...]
    beside: tuple[VersionRow, ...]


def versions(language: str, today: date) -> Versions:
    """Return every version with how it stands on `today` and how many cases keep it."""
    adopted = list(AdoptedRegulation.objects.order_by("-in_force_from", "-version"))
    counted = Complaint.objects.order_by().values_list("regulation").annotate(Count("id"))
    kept = dict(counted)
    names = names_of(one.adopted_by for one in adopted)
    in_force: set[str] = set()
    rows = []
    for one in adopted:
        line = one.name if one.beside else ""
        stand = "coming" if one.in_force_from > today else "past" if line in in_force else "now"
        if stand == "now":
            in_force.add(line)
        who = names.get(one.adopted_by, "") if one.adopted_by else ""
        rows.append(VersionRow(one, texts_of(one, language).title, stand, who, kept.get(one.id, 0)))
    return Versions(_of(rows, beside=False), _of(rows, beside=True))


def _of(rows: Iterable[VersionRow], *, beside: bool) -> tuple[VersionRow, ...]:
    return tuple(row for row in rows if row.version.beside is beside)


def writers_of(draft: RegulationDraft) -> tuple[str, str]:
    """Return who began a draft and who changed it last; empty for who is not known any more."""
    names = names_of((draft.begun_by, draft.changed_by))
    began = names.get(draft.begun_by, "") if draft.begun_by else ""
    changed = names.get(draft.changed_by, "") if draft.changed_by else ""
    return began, changed
