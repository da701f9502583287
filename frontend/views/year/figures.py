from django.http import HttpRequest, HttpResponse

from frontend.views.year.desk import for_readers, known_year, language, page, today
from frontend.views.year.shown import chapters
from kernel.actors import Actor
from procedures.models import Edition
from procedures.queries.editions import newest_of
from procedures.queries.year import year_figures, years
from procedures.reports.wording import Words
from procedures.rules.editions import MAKES_EDITIONS
from procedures.rules.statistics import Figures, load

NOW = "nu"


@for_readers
def figures(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Show the figures of a year: those of its newest edition, or for makers as they are now."""
    edition = newest_of(actor, known_year(year))
    counted = _counted(request, actor, year, edition)
    if counted is None:
        return page(request, actor, "no_figures", {"year": year, "years": years(today())})
    threshold = counted.threshold
    words = Words(language(), counted.labels)
    given = {"threshold": threshold, "most": threshold - 1}
    context = {
        "year": year,
        "years": years(today()),
        "edition": None if _asks_now(request, actor) else edition,
        "newest": edition,
        "until_on": counted.until_on,
        "running": (counted.until_on.month, counted.until_on.day) != (12, 31),
        "received": counted.cell("flow", "received"),
        "chapters": chapters(counted, language()),
        "method": [words.text("methods", each, **given) for each in ("first", "second")],
        "marks": [(a.format(**given), b.format(**given)) for a, b in _marks(words)],
    }
    return page(request, actor, "figures", context)


def _counted(
    request: HttpRequest, actor: Actor, year: int, edition: Edition | None
) -> Figures | None:
    if edition is not None and not _asks_now(request, actor):
        return load(edition.figures)
    return year_figures(year, today()) if actor.roles & MAKES_EDITIONS else None


def _asks_now(request: HttpRequest, actor: Actor) -> bool:
    return request.GET.get("stand") == NOW and bool(actor.roles & MAKES_EDITIONS)


def _marks(words: Words) -> list[tuple[str, str]]:
    return [(sign, text) for sign, text in words.group("methods", "marks")]
