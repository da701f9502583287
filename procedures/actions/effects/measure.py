from collections.abc import Mapping

from procedures.models import Act, Complaint, Measure

MEASURES = "measures"


def set_measures(case: Complaint, act: Act) -> None:
    """Keep the measures named in the act, as agreed."""
    keep_measures(case, act, state="agreed")


def keep_measures(case: Complaint, act: Act, *, state: str) -> None:
    """Keep a row for each measure of the act; its words come from the sealed texts."""
    rows: list[Mapping[str, str | None]] = act.facts.get(MEASURES) or []
    for place, row in enumerate(rows):
        Measure.objects.create(
            case=case,
            kind=str(row["kind"]),
            due_on=row["due_on"],
            state=state,
            text=act.texts[f"{MEASURES}:{place}"],
            owner=act.texts.get(f"{MEASURES}:{place}:owner", ""),
        )
