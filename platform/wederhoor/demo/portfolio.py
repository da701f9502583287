"""The consultancy's report over all its clients: one edition that is out, and one being written."""

from datetime import UTC, datetime

from kernel.identity.models import Account
from procedures.actions.draft_portfolio import Asked, draft_portfolio
from procedures.actions.edit_portfolio import Written, review_portfolio, write_portfolio
from procedures.actions.publish_portfolio import publish_portfolio
from wederhoor.demo.sheets import Sheet, bureau, read


class CorrectionSheet(Sheet):
    """The edition that is being written: what is different, and what it says besides."""

    drafted: str
    changed: str
    advice: str


class PortfolioSheet(Sheet):
    """Who makes the report, when it came out, and what it says."""

    writer: str
    reviewer: str
    published: str
    commentary: str
    correction: CorrectionSheet


def live_through(now: datetime) -> None:
    """Let both editions on last year be made; in its first weeks a year tells of the one before."""
    sheet = read("portfolio.yaml", PortfolioSheet)
    year = now.year - (1 if _moment(now.year, sheet.correction.drafted) < now else 2)
    _publish(sheet, year, _moment(year + 1, sheet.published))
    _correct(sheet, year, _moment(year + 1, sheet.correction.drafted))


def _publish(sheet: PortfolioSheet, year: int, at: datetime) -> None:
    writer, reviewer = _account(sheet.writer), _account(sheet.reviewer)
    made = draft_portfolio(Asked(year, "nl"), by=writer, at=at)
    write_portfolio(made.id, Written(sheet.commentary), by=writer, at=at)
    review_portfolio(made.id, by=reviewer, at=at)
    publish_portfolio(made.id, by=writer, at=at)


def _correct(sheet: PortfolioSheet, year: int, at: datetime) -> None:
    writer, changed = _account(sheet.writer), sheet.correction.changed
    made = draft_portfolio(Asked(year, "nl", changed), by=writer, at=at)
    text = f"{sheet.commentary}\n\n{sheet.correction.advice}"
    write_portfolio(made.id, Written(text, changed), by=writer, at=at)


def _account(key: str) -> Account:
    return Account.objects.get(email=bureau().staff[key].email)


def _moment(year: int, written: str) -> datetime:
    """Return the moment of "03-02 10:00" in a year."""
    return datetime.strptime(f"{year}-{written}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
