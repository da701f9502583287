from django.utils.translation import gettext_lazy as _

ROLES = {
    "secretariat": _("secretariaat"),
    "complaints_officer": _("klachtenfunctionaris"),
    "committee_secretary": _("secretaris van de commissie"),
    "chair": _("voorzitter"),
    "member": _("commissie"),
    "handler": _("behandelaar"),
    "competent_department": _("bevoegde afdeling"),
    "employer": _("werkgever"),
    "complainant": _("klager"),
    "respondent": _("beklaagde"),
}

US = frozenset({"secretariat", "complaints_officer", "handler", "committee_secretary"})
"""Roles in which the consultancy itself is waited for."""


def role_word(role: str) -> str:
    """Return a role in plain words; an unknown one by its own name."""
    return str(ROLES.get(role, role))
