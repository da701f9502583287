"""The audit trail for people: who read or entered what, with the names of today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from kernel.actors import Actor
from kernel.audit.models import Entry
from procedures.models import Complaint
from procedures.queries.names import names_of
from procedures.queries.visible import ids_about
from procedures.queries.words import Words
from procedures.rules.access import SEES_EVERY_CASE


@dataclass(frozen=True, slots=True)
class LogRow:
    """An entry as shown; `case_id` is there only when its reader may open that case."""

    entry: Entry
    who: str
    number: str = ""
    case_id: UUID | None = None
    detail: str = ""


def entries(action: str = "") -> QuerySet[Entry]:
    """Return the entries, newest first, of one action when it is given."""
    found = Entry.objects.order_by("-seq")
    return found.filter(action=action) if action else found


def entries_for(actor: Actor, visible: QuerySet[Complaint], action: str = "") -> QuerySet[Entry]:
    """Return the entries that this reader may know of, newest first.

    Who does not see every case learns nothing of a case that is not theirs to see: not even
    that, or when, a complaint came in. Nor does anybody of a complaint about themselves.
    """
    found = entries(action)
    if actor.roles & SEES_EVERY_CASE:
        return found.exclude(object_kind="case", object_id__in=ids_about(actor))
    mine = Q(object_id__in=visible.order_by().values("id"))
    return found.filter(~Q(object_kind="case") | mine)


def actions_among(found: QuerySet[Entry]) -> list[str]:
    """Return which actions there are among these entries."""
    return list(found.order_by("action").values_list("action", flat=True).distinct())


def log_rows(page: Sequence[Entry], visible: QuerySet[Complaint], words: Words) -> list[LogRow]:
    """Return entries as lines with names and case numbers; a fixed number of queries."""
    names = names_of(entry.actor_id for entry in page)
    about = {one.object_id for one in page if one.object_kind == "case" and one.object_id}
    numbers = dict(visible.filter(id__in=about).values_list("id", "number"))
    return [_row(entry, names, numbers, words) for entry in page]


def _row(
    entry: Entry, names: Mapping[UUID, str], numbers: Mapping[UUID, str], words: Words
) -> LogRow:
    mine = entry.object_kind == "case" and entry.object_id in numbers
    return LogRow(
        entry=entry,
        who=names.get(entry.actor_id, "") if entry.actor_id else "",
        number=numbers[entry.object_id] if mine and entry.object_id else "",
        case_id=entry.object_id if mine else None,
        detail=_detail(entry, words),
    )


def _by_what_right(kind: object) -> list[str]:
    """Return how somebody from outside came in, when that was not their own assignment."""
    told = {"cover": gettext("vervanging"), "platform": gettext("platform, alleen lezen")}
    return [told[str(kind)]] if str(kind) in told else []


def _detail(entry: Entry, words: Words) -> str:
    facts = entry.facts
    if "act" in facts:
        return words.acts.get(str(facts["act"]), str(facts["act"]))
    if "roles" in facts:
        roles = [words.roles.get(role, role) for role in facts["roles"]]
        return ", ".join([*roles, *_by_what_right(facts.get("kind"))])
    return ""
