from kernel import clock
from kernel.errors import Refusal
from procedures.models import Act, Complaint
from procedures.queries.regulations import of_case
from tenants import scope


def extend(case: Complaint, act: Act) -> None:
    """Check that the term may (still) be extended by this act, before anybody is told.

    Raise Refusal `extend.not_running`, `extend.too_late` (an extension is told before the term
    ends: Awb art. 9:11(2)) or `extend.too_often`.
    """
    name = str(act.facts["term"])
    spec, row = of_case(case).terms[name], case.terms.filter(name=name, ended_on=None).first()
    by = spec.extended_by or "extended"
    if row is None or spec.extension is None or by != act.name:
        message = "Deze termijn loopt niet, of kan niet worden verlengd."
        raise _refused("not_running", message=message)
    if row.due_on < clock.local_date(act.at, scope.current().time_zone):
        message = "Deze termijn is al voorbij; verlengen kan alleen daarvoor."
        raise _refused("too_late", message=message)
    if row.extended_count >= spec.extension.max_times:
        raise _refused("too_often", message="Deze termijn is al verlengd; vaker mag niet.")


def _refused(code: str, *, message: str) -> Refusal:
    return Refusal(f"extend.{code}", message=message, field="term")
