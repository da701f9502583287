"""The acts of a case, told to a reader: what, who, when, and what was written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext

from kernel.actors import Actor
from kernel.vault import ring
from kernel.vault.models import StoredFile
from procedures.models import Act, Complaint, Letter
from procedures.queries.names import names_of
from procedures.queries.read_once import around, letters_of_acts
from procedures.queries.regulations import of_case, texts_of
from procedures.queries.told import Known, Told, ToldFile, tell


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: `who` is empty where the reader is not told the name, `role` is in words.

    `letters` are those of the act, each with whom it went to.
    """

    act: Act
    what: str
    who: str
    role: str
    told: tuple[Told, ...] = ()
    letters: tuple[tuple[Letter, str], ...] = ()

    @property
    def late(self) -> bool:
        """Whether the act was entered a day or more after it was done."""
        return self.act.recorded_at - self.act.at >= timedelta(days=1)


def timeline(case: Complaint, reader: Actor, *, language: str, after: int = 0) -> tuple[Entry, ...]:
    """Return the acts with an ordinal above `after` that the reader may know of, in order.

    A party sees the acts that the regulation shows to its side, and roles instead of names. Where
    nobody's identity may be opened, letters are left out, for they name who gets them.
    """
    acts = [act for act in case.acts.all() if act.ordinal > after and _shown(case, act, reader)]
    known, named = _known(case, acts, language), reader.kind != "party"
    letters: dict[UUID, list[Letter]] = defaultdict(list)
    if named and not ring.are_identities_closed():
        for one in letters_of_acts(case):
            letters[one.act_id].append(one)
    return tuple(_entry(act, known, letters[act.id], named=named) for act in acts)


def _shown(case: Complaint, act: Act, reader: Actor) -> bool:
    if reader.kind != "party":
        return True
    step = of_case(case).step(act.name)
    return step is not None and bool(reader.roles & set(step.visible_to))


def _entry(act: Act, known: Known, letters: Iterable[Letter], *, named: bool) -> Entry:
    return Entry(
        act=act,
        what=known.texts.acts.get(act.name, act.name),
        who=known.names.get(act.actor_id, "") if named and act.actor_id else "",
        role=known.role(act.actor_role) if act.actor_role else _by_nobody(act),
        told=tell(act, known) if named else (),
        letters=tuple((one, _addressee(one, known)) for one in letters),
    )


def _by_nobody(act: Act) -> str:
    return gettext("vanzelf: er kwam geen reactie op tijd") if "deemed" in act.facts else ""


def _addressee(letter: Letter, known: Known) -> str:
    name = letter.to_party.name if letter.to_party else ""
    return name or known.role(letter.to_side)


def _known(case: Complaint, acts: Iterable[Act], language: str) -> Known:
    return Known(
        regulation=of_case(case),
        texts=texts_of(case.regulation, language),
        names=names_of(_mentioned(acts), known=around(case)),
        elements={element.id: element for element in case.elements.all()},
        files=_files(case),
        measures={measure.id: measure.text for measure in case.measures.all()},
    )


def _mentioned(acts: Iterable[Act]) -> list[UUID]:
    actors = [act.actor_id for act in acts if act.actor_id]
    return [*actors, *(UUID(act.facts["person"]) for act in acts if act.facts.get("person"))]


def _files(case: Complaint) -> Mapping[UUID, ToldFile]:
    pieces = case.pieces.all()
    names = (
        {one.id: one.name for one in StoredFile.objects.filter(case_id=case.id)} if pieces else {}
    )
    return {piece.file: ToldFile(piece.id, names.get(piece.file, "")) for piece in pieces}
