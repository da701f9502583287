"""A regulation's values as the forms of the editor show and return them."""

from procedures.rules.editing.committee import OfficeSet, PanelSet
from procedures.rules.editing.filing import FilingSet
from procedures.rules.editing.terms import EXTENDED, Extended, TermSet
from procedures.rules.language import Filing, Length, Panel, TermSpec


def term_of(spec: TermSpec) -> TermSet:
    """Return a term as it can be set."""
    return TermSet(
        length=plain(spec),
        roll=spec.roll,
        extended=extended_of(spec),
        target=spec.target,
        source=spec.source,
    )


def extended_of(spec: TermSpec) -> Extended | None:
    """Return how a term may be extended, None when it may not."""
    if spec.extension is None:
        return None
    by = spec.extended_by or EXTENDED
    return Extended(spec.extension.length, spec.extension.max_times, by)


def panel_of(panel: Panel) -> PanelSet:
    """Return a committee as it can be set."""
    office = panel.office
    return PanelSet(
        seats=dict(panel.seats),
        external=list(panel.external),
        experts=list(panel.experts),
        expertise=list(panel.expertise),
        excluded=list(panel.excluded),
        odd=panel.odd,
        deputies=panel.deputies,
        formed=panel.formed,
        pool=panel.pool,
        office=OfficeSet(plain(office), office.renewals) if office else None,
    )


def filing_of(filing: Filing) -> FilingSet:
    """Return who may file and how, as it can be set."""
    return FilingSet(filing.who, filing.anonymity, filing.channels, filing.limit)


def plain(length: Length) -> Length:
    """Return just the length of something that has one."""
    return Length(amount=length.amount, unit=length.unit)
