"""The words for codes of billing, in the active language."""

from django.utils.translation import gettext

from billing.gateway import InvoiceStatus, Standing


def plan(code: str) -> str:
    """Return a plan's name; the code itself for a plan that is no longer sold."""
    names = {
        "small": gettext("Klein"),
        "middle": gettext("Middel"),
        "large": gettext("Groot"),
        "very_large": gettext("Zeer groot"),
    }
    return names.get(code, code)


def per(interval: str) -> str:
    """Return how often is paid."""
    return gettext("per jaar") if interval == "year" else gettext("per maand")


def standing(status: Standing) -> str:
    """Return how a subscription stands, as a sentence for the client."""
    return {
        Standing.TRIALING: gettext("Proefperiode"),
        Standing.ACTIVE: gettext("Loopt"),
        Standing.PAST_DUE: gettext("Er staat een factuur open na de vervaldatum"),
        Standing.LAPSED: gettext("Niet betaald: neem contact op. Klachten blijven welkom."),
        Standing.ENDED: gettext("Beëindigd"),
    }[status]


def invoice(status: InvoiceStatus) -> str:
    """Return how an invoice stands."""
    return {
        InvoiceStatus.DRAFT: gettext("Concept"),
        InvoiceStatus.OPEN: gettext("Te betalen"),
        InvoiceStatus.PAID: gettext("Betaald"),
        InvoiceStatus.UNCOLLECTIBLE: gettext("Niet geïnd"),
        InvoiceStatus.VOID: gettext("Vervallen"),
    }[status]


def vat_note() -> str:
    """Return the sentence on VAT under a price."""
    return gettext("De prijs is exclusief 21% btw; factuurbedragen zijn inclusief btw.")
