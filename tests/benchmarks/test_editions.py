"""One edition: setting thirty pages, hiding and attacking its figures, beside doing without."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from procedures.reports.content import EditionContent
from procedures.reports.edition import pdf
from procedures.rules.statistics import Figures, RegisterRow, figures, leaks
from procedures.rules.statistics.figures import counted
from tests.benchmarks.ratios import in_turns, say, seconds, words
from tests.factories.editions import complaints, edition, frame
from tests.factories.printed import pages

PAGES = 30
PARAGRAPH = (
    "In het voorjaar kwamen meer klachten binnen dan in de jaren daarvoor. Dat ligt niet aan een "
    "afdeling alleen: mensen weten het loket beter te vinden sinds de poster er hangt. "
) * 3
CHAPTERS = ("flow", "outlook", "to_do")
EARLIER = ({"part": "q1"}, {"part": "q2"}, {"part": "q3"}, {"scope": "department:care"})
"""What was published of the year before its own report."""


def long_edition(least: int) -> EditionContent:
    """Return an edition of at least so many pages: its figures, and a commentary that is long."""
    paragraphs = 10
    while len(pages(pdf(written := _with(paragraphs)))) < least:
        paragraphs += 10
    return written


def _with(paragraphs: int) -> EditionContent:
    text = "\n\n".join([PARAGRAPH] * paragraphs)
    return edition(chapters=dict.fromkeys(CHAPTERS, text))


def test_pdf_of_thirty_pages() -> None:
    long, short = long_edition(PAGES), edition()
    ours, plain = in_turns(lambda: seconds(lambda: pdf(long)), lambda: seconds(lambda: pdf(short)))
    told, alone = len(pages(pdf(long))), len(pages(pdf(short)))
    say(f"a PDF of {told} pages: {words(ours)} (goal 1 s); of {alone} pages: {words(plain)}")
    say(f"  each page more: {words((ours - plain) / (told - alone))}")


def rows() -> list[RegisterRow]:
    """Return a year of some four hundred complaints, few of them in the rarer categories."""
    lot, made = Random(7), list[RegisterRow]()  # noqa: S311 a year to measure with
    for year in (2024, 2025):
        for code, busy in {"bullying": 30, "harassment": 18, "stalking": 4, "violence": 2}.items():
            for department in ("care", "office"):
                for channel in ("portal", "phone"):
                    many = complaints(year, lot.randint(0, 2 * busy), code)
                    made += [_drawn(one, lot, department, channel) for one in many]
    return made


def _drawn(row: RegisterRow, lot: Random, department: str, channel: str) -> RegisterRow:
    month = lot.randint(1, 12)
    received_on = row.received_on.replace(month=month)
    closed_on = received_on.replace(month=min(month + 2, 12))
    return replace(
        row,
        received_on=received_on,
        closed_on=closed_on,
        department=department,
        channel=channel,
        outcome=lot.choice(("founded", "founded", "unfounded")),
    )


def published(register: Sequence[RegisterRow]) -> list[Figures]:
    """Return the editions that are out: of quarters and of a department."""
    out: list[Figures] = []
    for given in EARLIER:
        out.append(figures(register, replace(frame(), **given), published=out))
    return out


def test_hiding_and_attacking_an_edition() -> None:
    register = rows()
    before = figures(register, frame(2024))
    out = published(register)

    def hide() -> Figures:
        return figures(register, frame(), earlier=[before], published=out)

    own = hide()
    assert leaks(before, *out, own) == []
    hiding, attacking, counting = in_turns(
        lambda: seconds(hide),
        lambda: seconds(lambda: leaks(before, *out, own)),
        lambda: seconds(lambda: counted(register, frame())),
        rounds=3,
    )
    say(f"an edition after {len(out) + 1} others, {len(register)} cases: hiding {words(hiding)},")
    say(f"  attacking {words(attacking)} (goal 5 s together); counting alone {words(counting)}")
