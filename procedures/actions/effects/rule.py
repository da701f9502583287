from kernel.errors import Refusal
from procedures.actions.effects.measure import keep_measures
from procedures.models import Act, Advice, Complaint, Element, Ruling
from procedures.queries.regulations import of_case

RULINGS = "rulings"


def rule(case: Complaint, act: Act) -> None:
    """Keep the advice or binding ruling: a ruling per element, measures, lessons.

    Measures of an advice are proposed until the employer decides; those of a binding ruling hold.
    Raise Refusal `rule.incomplete` unless each element of this case is ruled on exactly once.
    """
    step = of_case(case).step(act.name)
    binding = bool(step and step.binding)
    Advice.objects.create(
        case=case,
        binding=binding,
        delivered_at=act.at,
        findings=act.texts.get("findings", ""),
        lessons=act.texts.get("lessons", ""),
    )
    own = _own_elements(case, act)
    for row in act.facts[RULINGS]:
        Ruling.objects.create(
            case=case,
            element=own[row["element"]],
            ruling=row["ruling"],
            reasons=act.texts[f"{RULINGS}:{row['element']}"],
        )
    keep_measures(case, act, state="agreed" if binding else "proposed")


def _own_elements(case: Complaint, act: Act) -> dict[str, Element]:
    own = {str(element.id): element for element in Element.objects.filter(case=case)}
    ruled = [row["element"] for row in act.facts[RULINGS]]
    if sorted(ruled) != sorted(own):
        raise Refusal(
            "rule.incomplete",
            field=RULINGS,
            message="Geef over elk onderdeel van de klacht een oordeel.",
        )
    return own
