from kernel.errors import Refusal
from procedures.actions.effects.measure import keep_measures
from procedures.models import Act, Advice, Complaint, Measure


def decide(case: Complaint, act: Act) -> None:
    """Keep the employer's decision. Raise Refusal `decide.reasons` for a bare departure.

    Departing from the advice needs reasons, which go to both parties (after Awb art. 9:16).
    """
    follows = bool(act.facts.get("follows"))
    reasons = act.texts.get("departure_reasons", "")
    if not follows and not reasons.strip():
        raise Refusal(
            "decide.reasons",
            field="departure_reasons",
            message="Wijkt u af van het advies? Schrijf dan waarom; beide partijen lezen dit.",
        )
    Advice.objects.filter(case=case).update(follows=follows, decided_at=act.at)
    advice = Advice.objects.get(case=case)
    advice.departure_reasons = reasons
    advice.save(update_fields=["departure_reasons"])
    Measure.objects.filter(case=case, state="proposed").update(
        state="agreed" if follows else "dropped"
    )
    keep_measures(case, act, state="agreed")
