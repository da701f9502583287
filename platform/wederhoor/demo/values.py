"""The values of an act as `take` wants them, from what the sheets say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from procedures.models import Complaint, Measure
from procedures.queries.regulations import of_case
from procedures.rules.language import Field
from wederhoor.demo.papers import Upload, upload
from wederhoor.demo.planning import Planned, Scene, Time
from wederhoor.demo.sheets import Paper


@dataclass(frozen=True, slots=True)
class Around:
    """What the values of an act may speak of."""

    case: Complaint
    scene: Scene
    act: Planned
    people: Mapping[str, UUID]
    time: Time

    @property
    def day(self) -> date:
        """The day of the act."""
        return self.act.at.astimezone(self.time.zone).date()

    def person(self, written: str) -> UUID:
        """Return who plays a part, or who has this key."""
        return self.people[self.scene.cast.get(written, written)]


def values_of(around: Around) -> dict[str, object]:
    """Return the values of the act; files are apart."""
    given = around.act.values
    return {
        field.name: _shaped(field, given[field.name], around)
        for field in _fields(around)
        if field.name in given and field.type != "files"
    }


def uploads_of(around: Around) -> dict[str, list[Upload]]:
    """Return the files of the act by field."""
    return {
        field.name: [upload(Paper.model_validate(one)) for one in around.act.values[field.name]]
        for field in _fields(around)
        if field.name in around.act.values and field.type == "files"
    }


def _fields(around: Around) -> tuple[Field, ...]:
    """The fields of the step; a sheet that names others is mistaken (ValueError)."""
    step = of_case(around.case).step(around.act.act)
    fields = step.fields if step else ()
    unknown = around.act.values.keys() - {field.name for field in fields}
    if unknown:
        where = f"{around.scene.story.key}, {around.act.slot}"
        raise ValueError(f"{where}: the act has no field {', '.join(sorted(unknown))}.")
    return fields


def _shaped(field: Field, value: Any, around: Around) -> object:
    shape = _SHAPES.get(field.type)
    return shape(value, around) if shape else value


def _date(value: int, around: Around) -> date:
    """Days after the act."""
    return around.day + timedelta(days=value)


def _moment(value: str, around: Around) -> datetime:
    """A slot (or "+9": days after the act) and a time of that day."""
    place, clock = value.split()
    if place.startswith("+"):
        day = around.time.working(_date(int(place), around))
    else:
        day = around.scene.days[place]
    return around.time.at(day, clock)


def _rulings(value: list[list[str]], around: Around) -> list[dict[str, object]]:
    """For each element of the complaint in turn: the ruling and its reasons."""
    elements = list(around.case.elements.all())
    return [
        {"element": element.id, "ruling": ruling, "reasons": reasons}
        for element, (ruling, reasons) in zip(elements, value, strict=True)
    ]


def _measures(value: list[dict[str, Any]], around: Around) -> list[dict[str, object]]:
    return [{**row, "due_on": _date(row["due_on"], around)} for row in value]


def _measure(value: str, around: Around) -> UUID:
    """The measure whose text begins like this."""
    found = Measure.objects.filter(case=around.case)
    return next(one.id for one in found if one.text.startswith(value))


_SHAPES: Mapping[str, Callable[[Any, Around], object]] = {
    "date": _date,
    "moment": _moment,
    "person": lambda value, around: around.person(value),
    "rulings": _rulings,
    "measures": _measures,
    "measure": _measure,
}
