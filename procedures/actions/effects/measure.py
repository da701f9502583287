from collections.abc import Mapping

from django.http import Http404

from procedures.models import Act, Complaint, Measure

MEASURES = "measures"


def measure(case: Complaint, act: Act) -> None:
    """Keep the measures named in the act, as agreed; and the measure it says is done, as done."""
    keep_measures(case, act, state="agreed")
    if "measure" in act.facts:
        _finish(case, act)


def _finish(case: Complaint, act: Act) -> None:
    done = Measure.objects.filter(case=case, id=act.facts["measure"]).first()
    if done is None:
        raise Http404
    done.state = "done"
    done.done_on = act.facts.get("done_on")
    done.save(update_fields=["state", "done_on"])


def keep_measures(case: Complaint, act: Act, *, state: str) -> None:
    """Keep a row for each new measure of the act; its words come from the sealed texts."""
    rows: list[Mapping[str, str | None]] = act.facts.get(MEASURES) or []
    for place, row in enumerate(rows):
        if row.get("measure"):
            continue
        Measure.objects.create(
            case=case,
            kind=str(row["kind"]),
            due_on=row["due_on"],
            state=state,
            text=act.texts[f"{MEASURES}:{place}"],
            owner=act.texts.get(f"{MEASURES}:{place}:owner", ""),
        )
