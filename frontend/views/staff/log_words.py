"""What the actions of the audit trail are called."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

ACTIONS: Mapping[str, Promise] = {
    "case.read": gettext_lazy("Zaak gelezen"),
    "case.act": gettext_lazy("Stap gezet"),
    "case.filed": gettext_lazy("Klacht ontvangen"),
    "case.elements_set": gettext_lazy("Onderdelen vastgelegd"),
    "case.pieces_added": gettext_lazy("Stukken toegevoegd"),
    "client.entered": gettext_lazy("Bureau kwam binnen"),
    "code.given": gettext_lazy("Code gegeven"),
    "measure.done": gettext_lazy("Maatregel uitgevoerd"),
    "measure.dropped": gettext_lazy("Maatregel vervallen"),
    "message.sent": gettext_lazy("Bericht geschreven"),
    "party.corrected": gettext_lazy("Gegevens van een partij gewijzigd"),
    "party.seen": gettext_lazy("Met een code binnengekomen"),
    "post.decided": gettext_lazy("Over een e-mail beslist"),
    "regulation.adopted": gettext_lazy("Regeling vastgesteld"),
    "respondent.named": gettext_lazy("Beklaagde toegevoegd"),
}


def action_label(action: str) -> str:
    """Return what an action is called; one that we do not know keeps its code."""
    return str(ACTIONS.get(action, action))


def action_labels(actions: Iterable[str]) -> list[tuple[str, str]]:
    """Return actions as choices, by label."""
    return sorted(((one, action_label(one)) for one in actions), key=lambda pair: pair[1])
