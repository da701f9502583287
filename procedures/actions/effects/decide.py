from collections.abc import Iterator, Mapping
from datetime import date

from django.http import Http404

from kernel.errors import Refusal
from procedures.actions.effects.measure import MEASURES, keep_measures
from procedures.models import Act, Advice, Complaint, Measure
from procedures.queries.regulations import of_case

Chosen = Mapping[str, tuple[int, Mapping[str, str | None]]]


def decide(case: Complaint, act: Act) -> None:
    """Keep the employer's decision. Raise Refusal `decide.reasons` for a bare departure.

    Departing from the advice, or from one of its measures, needs reasons, which go to both
    parties (after Awb art. 9:16). A measure about which nothing was said follows the advice.
    """
    follows = bool(act.facts.get("follows"))
    reasons = act.texts.get("departure_reasons", "")
    if not Advice.objects.filter(case=case).exists():
        _decide_by_itself(case, act, reasons=reasons)
        return
    advised = list(Measure.objects.filter(case=case, state="proposed").order_by("due_on", "id"))
    chosen = _chosen(act, advised)
    if not reasons.strip():
        _check_reasons(follows=follows, departs=any(_departures(act, advised, chosen)))
    Advice.objects.filter(case=case).update(follows=follows, decided_at=act.at)
    advice = Advice.objects.get(case=case)
    advice.departure_reasons = reasons
    advice.save(update_fields=["departure_reasons"])
    for measure in advised:
        _settle(measure, act, chosen, follows=follows)
    keep_measures(case, act, state="agreed")


def _decide_by_itself(case: Complaint, act: Act, *, reasons: str) -> None:
    """Keep a decision on no ruling: on an adviser's own words, or on nobody's advice at all."""
    step = of_case(case).step(act.name)
    asked = step is not None and any(field.name == "follows" for field in step.fields)
    if asked and not reasons.strip():
        _check_reasons(follows=bool(act.facts.get("follows")), departs=False)
    keep_measures(case, act, state="agreed")


def _chosen(act: Act, advised: list[Measure]) -> Chosen:
    """Return what was chosen for each advised measure; another's is not there (Http404)."""
    rows: list[Mapping[str, str | None]] = act.facts.get(MEASURES) or []
    found = {str(row["measure"]): (n, row) for n, row in enumerate(rows) if row.get("measure")}
    if set(found) - {str(measure.id) for measure in advised}:
        raise Http404
    return found


def _departures(act: Act, advised: list[Measure], chosen: Chosen) -> Iterator[bool]:
    for measure in advised:
        place, row = chosen.get(str(measure.id), (0, {"choice": "keep"}))
        reworded = row["choice"] == "change" and _text(act, place) != measure.text
        yield reworded or row["choice"] == "drop"


def _check_reasons(*, follows: bool, departs: bool) -> None:
    if not follows:
        raise Refusal(
            "decide.reasons",
            field="departure_reasons",
            message="Wijkt u af van het advies? Schrijf dan waarom; beide partijen lezen dit.",
        )
    if departs:
        raise Refusal(
            "decide.reasons",
            field="departure_reasons",
            message="U neemt niet elke maatregel over zoals geadviseerd. Schrijf waarom; beide"
            " partijen lezen dit.",
        )


def _settle(measure: Measure, act: Act, chosen: Chosen, *, follows: bool) -> None:
    silent = {"choice": "keep" if follows else "drop"}
    place, row = chosen.get(str(measure.id), (0, silent))
    measure.state = "dropped" if row["choice"] == "drop" else "agreed"
    if row["choice"] == "change":
        measure.text = _text(act, place)
        measure.owner = act.texts.get(f"{MEASURES}:{place}:owner", "")
        measure.due_on = date.fromisoformat(row["due_on"]) if row["due_on"] else None
    measure.save(update_fields=["state", "text", "owner", "due_on"])


def _text(act: Act, place: int) -> str:
    return str(act.texts[f"{MEASURES}:{place}"])
