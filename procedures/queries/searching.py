"""Looking for words in everything that is sealed: after the permission filter, open and compare.

There is no index: it would outlive the key of a case that was destroyed. So each value is opened,
compared and let go of. Words of acts are not looked through: a conciliator's notes are among them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from kernel.vault import many
from kernel.vault.fields import SealedField
from kernel.vault.models import StoredFile
from kernel.vault.purposes import IDENTITY
from procedures.models import Complaint, Element, Guest, Hearing, Message, Party, Ruling
from procedures.rules.matching import excerpt, held

Row = tuple[Any, ...]
MOST = 500
"""So many cases a search gives, the newest: who finds more adds a word."""


@dataclass(frozen=True, slots=True)
class Place:
    """A table with sealed texts: what they are, and where the id of the case stands."""

    name: str
    model: type[Model]
    columns: tuple[str, ...]
    case: str = "case_id"
    only: Q = field(default_factory=Q)

    @property
    def fields(self) -> tuple[SealedField[str], ...]:
        """The sealed fields that are opened."""
        found = [self.model._meta.get_field(name) for name in self.columns]
        return tuple(one for one in found if isinstance(one, SealedField))


PLACES = (
    Place("story", Complaint, ("story", "wish"), "id"),
    Place("element", Element, ("text",)),
    Place("party", Party, ("name",)),
    Place("guest", Guest, ("name",)),
    Place("note", Message, ("body",), only=Q(internal=True)),
)
"""Where people look most: the complaint, its elements, names, and notes of who handles it."""
DEEPER = (
    Place("address", Party, ("email",)),
    Place("message", Message, ("body",), only=Q(internal=False)),
    Place("hearing", Hearing, ("report", "place")),
    Place("ruling", Ruling, ("reasons",)),
    Place("piece", StoredFile, ("name",)),
)
"""What is looked through only when asked: longer texts."""


@dataclass(slots=True)
class Hit:
    """A case in which all words were found, and in which places."""

    case_id: UUID
    places: list[str]
    bits: int = 0


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where in a case something was found, with the words around it."""

    place: str
    before: str
    word: str
    after: str

    def tells_no_more_than(self, other: "Excerpt") -> bool:
        """Whether the other is from the same place, or has the same words: an element as filed."""
        words = (self.before, self.word, self.after)
        return self.place == other.place or words == (other.before, other.word, other.after)


def search(cases: QuerySet[Complaint], words: Sequence[str], *, deep: bool = False) -> list[Hit]:
    """Return the cases that hold all words, wherever in the case; the newest first, at most 500.

    `cases` are those that the reader may see. Nobody is shown anything yet: note what is shown.
    """
    order = cases.order_by("-received_on", "-number").values_list("id", "number")
    hits = {case_id: Hit(case_id, [], held(words, number)) for case_id, number in order}
    for one in hits.values():
        one.places += ["number"] if one.bits else []
    for place, case_id, text in _texts(hits, deep=deep):
        bits = held(words, text)
        if bits:
            _add(hits[UUID(case_id)], place.name, bits)
    whole = (1 << len(words)) - 1
    return [one for one in hits.values() if one.bits == whole][:MOST]


def excerpts(
    case_ids: Collection[UUID], words: Sequence[str], *, deep: bool = False
) -> dict[UUID, list[Excerpt]]:
    """Return for some cases where the words stand, one excerpt for each place."""
    found: dict[UUID, list[Excerpt]] = {case_id: [] for case_id in case_ids}
    for place, case_id, text in _texts(found, deep=deep):
        before, word, after = excerpt(words, text)
        one = Excerpt(place.name, before, word, after)
        told = found[UUID(case_id)]
        if word and not any(one.tells_no_more_than(other) for other in told):
            told.append(one)
    return found


def shows_identity(places: Iterable[str]) -> bool:
    """Whether finding something in one of these places tells who somebody is."""
    telling = {
        one.name for one in (*PLACES, *DEEPER) if any(x.purpose == IDENTITY for x in one.fields)
    }
    return not telling.isdisjoint(places)


def _texts(case_ids: Collection[UUID], *, deep: bool) -> Iterator[tuple[Place, str, str]]:
    """Yield every text of these cases, opened; a case whose keys were destroyed has none."""
    return texts_in((*PLACES, *DEEPER) if deep else PLACES, case_ids)


def texts_in(
    places: Sequence[Place], case_ids: Collection[UUID]
) -> Iterator[tuple[Place, str, str]]:
    """Yield the texts of these cases in these places, opened, each with the id of its case."""
    if not case_ids:
        return
    keys, known = many.opened(case_ids), frozenset(map(str, case_ids))
    for place in places:
        columns = [many.Column(one) for one in place.fields]
        for case_id, text in keys.texts(columns, _rows(place, known)):
            yield place, case_id, text


def _rows(place: Place, case_ids: frozenset[str]) -> list[Row]:
    """Return the rows of these cases: id and case as written, and the values, none opened."""
    rows: QuerySet[Model] = QuerySet(place.model).filter(place.only).order_by()
    if len(case_ids) <= many.FEW:
        rows = rows.filter(**{f"{place.case}__in": case_ids})
    written = (Cast(name, TextField()) for name in ("pk", place.case))
    asked = rows.values_list(*written, *place.columns)
    with connection.cursor() as cursor:
        cursor.execute(*asked.query.sql_with_params())
        return [row for row in cursor.fetchall() if row[1] in case_ids]


def _add(hit: Hit, place: str, bits: int) -> None:
    hit.bits |= bits
    if place not in hit.places:
        hit.places.append(place)
