"""Which codes the cases that still run use, so that no new version takes one away from them."""

from collections import Counter
from collections.abc import Iterator, Mapping

from procedures.models import Act, Complaint
from procedures.queries.regulations import of_case
from procedures.rules.language import Regulation

Used = tuple[str, str]
"""A list and a code of it."""


def codes_in_use() -> Mapping[str, Mapping[str, int]]:
    """Return per list how many open cases use each code, of those that people file under."""
    counts: dict[str, Counter[str]] = {}
    running = Complaint.objects.filter(closed_on=None, regulation__beside=False)
    for case in running.select_related("regulation").prefetch_related("elements", "measures"):
        for name, code in set(_of_case(case)):
            counts.setdefault(name, Counter())[code] += 1
    acts = Act.objects.filter(case__in=running).defer("texts").select_related("case__regulation")
    used = {(act.case_id, *one) for act in acts for one in _of_act(act)}
    for _case, name, code in used:
        counts.setdefault(name, Counter())[code] += 1
    return counts


def _of_case(case: Complaint) -> Iterator[Used]:
    lists = of_case(case).code_lists
    columns = {
        "category": [*case.categories, *(one.category for one in case.elements.all())],
        "ground": case.grounds,
        "outcome": [case.outcome],
        "measure": [measure.kind for measure in case.measures.all()],
    }
    for name, codes in columns.items():
        yield from ((name, code) for code in codes if code in lists.get(name, ()))


def _of_act(act: Act) -> Iterator[Used]:
    regulation = of_case(act.case)
    for name, value in act.facts.items():
        list_name = _list_of(regulation, act.name, name)
        codes = value if isinstance(value, list) else [value]
        known = regulation.code_lists.get(list_name, ())
        yield from ((list_name, code) for code in codes if code in known)


def _list_of(regulation: Regulation, act: str, field: str) -> str:
    """Return the list that a field of an act takes its codes from; empty without one."""
    step = regulation.step(act)
    fields = step.fields if step else ()
    found = next((one for one in fields if one.name == field), None)
    return (found.list or found.name) if found and found.type in ("code", "codes") else ""
