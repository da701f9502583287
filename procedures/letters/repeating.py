"""What a letter repeats of its act, and the pieces that go along with it."""

from datetime import date

from procedures.letters.wording import long_date
from procedures.models import Act, Complaint
from procedures.queries.regulations import of_case
from procedures.rules.language import LetterTo, Step, Texts
from procedures.rules.placeholders import written_in
from procedures.rules.sharing import MEASURES_FOR_BOTH

MEASURES = "measures"


def written(
    act: Act, step: Step, letter: LetterTo, texts: Texts, *, language: str
) -> dict[str, str]:
    """Return what the act wrote down, by the name of its field; empty where it was left open.

    What is done towards a person is told to that person: the complainant reads its kind and day.
    """
    found = {name: act.texts.get(name, "") for name in written_in(step)}
    rows = act.facts.get(MEASURES) or []
    told = []
    for place, row in enumerate(rows):
        kept = letter.to == "complainant" and row["kind"] not in MEASURES_FOR_BOTH
        kind = texts.codes.get("measure", {}).get(row["kind"], row["kind"])
        what = kind if kept else act.texts.get(f"{MEASURES}:{place}", "")
        told.append(_dated(what, row.get("due_on"), language))
    return found | {MEASURES: "; ".join(told)}


def _dated(what: str, due_on: str | None, language: str) -> str:
    return f"{what} ({long_date(date.fromisoformat(due_on), language)})" if due_on else what


def enclosed(case: Complaint, letter: LetterTo, texts: Texts) -> dict[str, str]:
    """Return the names of the pieces that go along, as far as the case has them."""
    acts = {content.name: content.act for content in of_case(case).contents}
    taken = set(case.acts.values_list("name", flat=True)) if letter.encloses else set()
    there = (name for name in letter.encloses if acts[name] in taken)
    return {"enclosed": "; ".join(texts.contents.get(name, name) for name in there)}
