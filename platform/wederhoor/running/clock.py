"""`python -m wederhoor clock`: every term of a list of acts, and why its last day is that day."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kernel.clock import local_date, now
from kernel.errors import Refusal
from kernel.terms import Term, explain
from procedures.rules.deadlines import Clock
from procedures.rules.language import Texts
from procedures.rules.reckoning import ActAt, Reckoned, reckon
from wederhoor.running.chosen import Chosen, choose

ZONES = {"nl": "Europe/Amsterdam", "be": "Europe/Brussels"}
NOT_STARTED = "not_started"


def main(arguments: list[str]) -> int:
    """Print every term; 2 when the acts or the regulation cannot be followed, with why."""
    asked = _parser().parse_args(arguments)
    try:
        chosen = choose(asked.name)
        found = _reckoned(asked, chosen)
    except Refusal as refusal:
        return _refused(refusal, asked)
    texts = chosen.words.get(asked.language) or next(iter(chosen.words.values()), None)
    rows = [_row(one, asked.language, texts) for one in found]
    if asked.json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        for row in rows:
            _tell(row)
    return 0


def _reckoned(asked: argparse.Namespace, chosen: Chosen) -> tuple[Reckoned, ...]:
    zone = asked.zone or ZONES[chosen.regulation.calendar]
    acts = read_acts(_text(asked.acts), zone)
    return reckon(chosen.regulation, acts, Clock(zone, _day(asked.on, acts, zone)))


def _day(on: str | None, acts: Sequence[ActAt], zone: str) -> date:
    """Return the day asked for, or today, or the day of an act that lies ahead."""
    if on is None:
        return max(local_date(now(), zone), *(local_date(act.at, zone) for act in acts))
    try:
        return date.fromisoformat(on)
    except ValueError as error:
        raise Refusal(
            "clock.day", message=f"'{on}' is geen datum. Schrijf bijvoorbeeld 2026-03-24."
        ) from error


def _text(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise Refusal(
            "clock.file", message=f"Het bestand '{file}' is niet te lezen ({error.strerror})."
        ) from error


def read_acts(text: str, zone: str) -> tuple[ActAt, ...]:
    """Return the acts in a JSON list. Raise Refusal `clock.file` or `clock.moment`."""
    try:
        rows = json.loads(text)
    except ValueError as error:
        raise Refusal("clock.file", message=f"Dit is geen JSON: {error}.") from error
    if not isinstance(rows, list) or not rows:
        raise Refusal(
            "clock.file",
            message='Hier hoort een lijst van handelingen: [{"act": …, "at": …}, …].',
        )
    return tuple(_act(row, place, zone) for place, row in enumerate(rows, start=1))


def _act(row: object, place: int, zone: str) -> ActAt:
    if not isinstance(row, dict) or not isinstance(row.get("act"), str) or "at" not in row:
        raise Refusal("clock.file", message=f'Handeling {place} mist "act" of "at".')
    facts = {str(name): value for name, value in row.items() if name not in ("act", "at")}
    return ActAt(row["act"], _moment(row["at"], place, zone), facts)


def _moment(written: object, place: int, zone: str) -> datetime:
    """Return a moment; a date alone, or one without an offset, is local time."""
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError as error:
        raise Refusal(
            "clock.moment",
            message=f"Handeling {place}: '{written}' is geen moment. Schrijf bijvoorbeeld"
            " 2026-03-24T10:30:00+01:00.",
        ) from error
    if moment.tzinfo is not None:
        return moment
    local = moment if "T" in str(written) or " " in str(written) else _noon(moment)
    return local.replace(tzinfo=ZoneInfo(zone))


def _noon(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time(12))


def _row(one: Reckoned, language: str, texts: Texts | None) -> dict[str, Any]:
    term = one.term
    row: dict[str, Any] = {
        "name": one.name,
        "article": one.spec.source,
        "verify": one.spec.verify,
        **({"party": one.side} if one.side else {}),
    }
    if term is None:
        dates = dict.fromkeys(("starts_on", "nominal_on", "due_on", "target_on"))
        return {**row, **dates, "extended": 0, "suspended_days": 0, "state": NOT_STARTED, "why": []}
    legal = not one.spec.house
    labels: Mapping[str, str] = texts.acts if texts else {}
    return {
        **row,
        "starts_on": term.starts_on.isoformat(),
        "nominal_on": term.nominal_on.isoformat() if legal else None,
        "due_on": term.due_on.isoformat() if legal else None,
        "target_on": term.target_on.isoformat(),
        "extended": term.extended_count,
        "suspended_days": term.suspended_days,
        "state": str(term.state),
        "ended_on": _iso(term),
        "why": [explain(reason, language, labels) for reason in term.why],
    }


def _iso(term: Term) -> str | None:
    return term.ended_on.isoformat() if term.ended_on else None


def _tell(row: Mapping[str, Any]) -> None:
    due = row["due_on"] or row["target_on"] or "-"
    sys.stdout.write(f"{row['name']:24}{due:12}{row['state']:12}{row['article']}\n")
    for sentence in row["why"]:
        sys.stdout.write(f"{'':24}{sentence}\n")


def _refused(refusal: Refusal, asked: argparse.Namespace) -> int:
    possible = refusal.facts.get("possible", ())
    if asked.json:
        error = {"error": refusal.code, "message": refusal.message, "possible": possible}
        sys.stdout.write(json.dumps(error, ensure_ascii=False, indent=2, default=str) + "\n")
    sys.stderr.write(f"{refusal.message}\n")
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wederhoor clock")
    parser.add_argument("name", metavar="NAME|FILE", help="a shipped regulation, or a YAML file")
    parser.add_argument("--acts", required=True, metavar="FILE", help="a JSON list of acts, or -")
    parser.add_argument("--on", metavar="DATE", help="the day to look on; today when left out")
    parser.add_argument("--zone", help="the time zone of the client; that of the country if absent")
    parser.add_argument("--language", choices=("nl", "en", "fr", "de"), default="nl")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    return parser
