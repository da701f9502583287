"""Each type of field of the regulation language as controls of a form."""

from collections.abc import Callable, Mapping

from frontend.forms.fields_of_acts import elements, measures, moment, people, plain, rulings
from frontend.forms.fields_of_acts.part import Part, Row, Setting
from procedures.rules.language import Field

__all__ = ["Part", "Row", "Setting", "part_of"]

_MAKERS: Mapping[str, Callable[[Field, Setting], Part]] = {
    "text": plain.text,
    "code": plain.code,
    "codes": plain.codes,
    "date": plain.date,
    "moment": moment.moment,
    "side": plain.side,
    "person": people.person,
    "seat": people.seat,
    "flag": plain.flag,
    "attendance": plain.attendance,
    "score": plain.score,
    "rulings": rulings.rulings,
    "elements": elements.elements,
    "measures": measures.measures,
    "measure": measures.measure,
    "term": plain.term,
    "files": plain.files,
}


def part_of(one: Field, setting: Setting) -> Part:
    """Return the controls for one field of an act."""
    return _MAKERS[one.type](one, setting)
