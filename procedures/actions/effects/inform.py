from kernel.errors import Refusal
from procedures.models import Act, Complaint


def inform(case: Complaint, act: Act) -> None:  # noqa: ARG001 an effect's form
    """Raise Refusal `inform.nobody` when nobody was named yet: there is nobody to tell."""
    if not case.parties.filter(side="respondent").exists():
        raise Refusal(
            "inform.nobody",
            message="Er is nog geen beklaagde bekend. Leg eerst vast over wie de klacht gaat.",
        )
