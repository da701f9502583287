"""The files of the portfolio: as they are set now, and as they were kept when it came out."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from hashlib import sha256

from django.conf import settings

from kernel import clock
from procedures.reports.plain import csv
from procedures.reports.portfolio import Imprint, Portfolio, Section, pdf, spreadsheet
from procedures.reports.portfolio_edition import sections, thawed
from tenants.models import PortfolioEdition, PortfolioFile, Tenant


def _csv(made: Portfolio, _imprint: Imprint) -> bytes:
    return csv(made.clients).encode()


FORMS: Mapping[str, Callable[[Portfolio, Imprint], bytes]] = {
    "pdf": pdf,
    "xlsx": spreadsheet,
    "csv": _csv,
}


def imprint_of(on: date, said: tuple[Section, ...] = ()) -> Imprint:
    """Return whose report it is and how it looks."""
    house: Tenant = Tenant.objects.get(schema_name="public")
    return Imprint(house.name, house.brand_colour, on, said)


def set_file(edition: PortfolioEdition, form: str) -> bytes:
    """Return a file of an edition, set anew of what is frozen in it."""
    day = clock.local_date(edition.published_at or edition.drafted_at, settings.TIME_ZONE)
    return FORMS[form](thawed(edition.figures), imprint_of(day, sections(edition)))


def files_of(edition: PortfolioEdition) -> Iterator[PortfolioFile]:
    """Yield every file of an edition with its digest, to be kept."""
    for form in FORMS:
        content = set_file(edition, form)
        digest = sha256(content).hexdigest()
        yield PortfolioFile(edition=edition, form=form, content=content, digest=digest)


def file_of(edition: PortfolioEdition, form: str) -> bytes:
    """Return a file as it was kept; of a draft, and of what came out before files were kept, anew.

    Raise ValueError where what was kept is not what came out.
    """
    kept = PortfolioFile.objects.filter(edition=edition, form=form).first()
    if kept is None:
        return set_file(edition, form)
    content = bytes(kept.content)
    if sha256(content).hexdigest() != kept.digest:
        raise ValueError(f"file {kept.id} differs from its digest")
    return content
