"""The refusals of procedures that more than one place raises."""

from datetime import datetime

from kernel.errors import Refusal


def stale() -> Refusal:
    """Somebody else did something in this case since the form was opened."""
    return Refusal(
        "case.stale",
        message="Deze zaak is intussen veranderd. Bekijk wat er nieuw is en probeer het opnieuw."
        " Wat u schreef staat nog in het formulier.",
    )


def not_now(act: str, state: str) -> Refusal:
    """The regulation does not have this act in this state."""
    return Refusal(
        "act.not_now", message="Deze stap kan nu niet in deze zaak.", act=act, state=state
    )


def not_yours(act: str) -> Refusal:
    """The regulation gives this act to somebody else."""
    return Refusal("act.not_yours", message="Deze stap is niet aan u.", act=act)


def earlier(act: str, last_at: datetime) -> Refusal:
    """The act would come before what was recorded already: the clock was set back."""
    return Refusal(
        "act.earlier",
        message="Deze stap zou vóór de vorige stap in deze zaak komen. Controleer de datum en de"
        " klok.",
        act=act,
        last_at=last_at.isoformat(),
    )
