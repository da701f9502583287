"""What needs a step, in words: shown before somebody takes it away."""

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_lazy

from procedures.rules.editing.names import Names
from procedures.rules.editing.needing import Need

HOW = {
    "taken": gettext_lazy("De stap ‘%(name)s’ kan pas na deze stap."),
    "unless": gettext_lazy("De stap ‘%(name)s’ kent deze stap als uitzondering op horen."),
    "visible_from": gettext_lazy("De stap ‘%(name)s’ is pas te zien na deze stap."),
    "starts": gettext_lazy("De termijn ‘%(name)s’ begint met deze stap, en vervalt dan."),
    "ends": gettext_lazy("Met deze stap is aan de termijn ‘%(name)s’ voldaan."),
    "only_end": gettext_lazy(
        "Alleen met deze stap is aan de termijn ‘%(name)s’ te voldoen; die vervalt dan."
    ),
    "extends": gettext_lazy("Met deze stap wordt de termijn ‘%(name)s’ verlengd."),
    "cures": gettext_lazy("Met deze stap schuift de termijn ‘%(name)s’ op."),
    "postpones": gettext_lazy("Met deze stap wordt de termijn ‘%(name)s’ uitgesteld."),
    "suspends": gettext_lazy("Vanaf deze stap staat de termijn ‘%(name)s’ stil."),
    "resumes": gettext_lazy("Vanaf deze stap loopt de termijn ‘%(name)s’ weer."),
    "silence": gettext_lazy("Bij te laat zijn van de termijn ‘%(name)s’ geldt deze stap."),
    "presumes": gettext_lazy("Aan het eind van de termijn ‘%(name)s’ geldt deze stap."),
    "fallback": gettext_lazy("Zonder begin gaat de termijn ‘%(name)s’ na deze stap lopen."),
}
MADE = {
    "content": gettext_lazy("Deze stap maakt het stuk ‘%(name)s’ voor het dossier."),
    "committee": gettext_lazy("Met deze stap maakt iemand bezwaar tegen een commissielid."),
}
PARTS = {"step": "acts", "term": "terms", "content": "contents", "committee": "roles"}


def told_needs(needs: Iterable[Need], names: Names) -> tuple[str, ...]:
    """Return a sentence for each thing that needs a step."""
    return tuple(_told(need, names) for need in needs)


def _told(need: Need, names: Names) -> str:
    sentence = HOW.get(need.how) or MADE[need.kind]
    return gettext(str(sentence)) % {"name": names.of(PARTS[need.kind], need.name)}
