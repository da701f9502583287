"""`python -m wederhoor regulations dry-run`: a client's cases once more, under a draft.

Nothing is written. It tells numbers of cases, codes and days, never what people wrote.
"""

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import django

from kernel.errors import Refusal
from wederhoor import env
from wederhoor.embedded.servers import at_hand
from wederhoor.running.chosen import choose

if TYPE_CHECKING:
    from procedures.queries.drafts import Whole
    from procedures.queries.dry_run import CaseRun, DryRun


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("client", metavar="CLIENT", help="the short name of the organisation")
    parser.add_argument(
        "name", metavar="NAME|FILE", nargs="?", help="a regulation; its open draft when left out"
    )
    parser.add_argument("--on", metavar="DATE", type=date.fromisoformat, help="today if absent")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def write_dry_run(asked: argparse.Namespace) -> int:
    """Print what would change. Raise Refusal `tenant.unknown`, `draft.none` or those of reading."""
    env.use_settings()
    with at_hand(env.data_folder()):
        django.setup()
        return run(asked)


def run(asked: argparse.Namespace) -> int:
    """Do the same where Django stands ready."""
    from kernel import clock  # noqa: PLC0415 models exist after django.setup()
    from procedures.queries.dry_run import dry_run  # noqa: PLC0415 as above
    from tenants import scope  # noqa: PLC0415 as above
    from tenants.models import Tenant  # noqa: PLC0415 as above

    tenant = Tenant.objects.filter(slug=asked.client).exclude(schema_name="public").first()
    if tenant is None:
        raise Refusal("tenant.unknown", message=f"Er is geen organisatie '{asked.client}'.")
    with scope.within(tenant):
        today = asked.on or clock.local_date(clock.now(), tenant.time_zone)
        _tell(dry_run(_draft(asked), today=today), as_json=asked.json)
    return 0


def _draft(asked: argparse.Namespace) -> "Whole":
    from procedures.queries.drafts import Whole, open_draft, whole_of  # noqa: PLC0415 as above

    if asked.name:
        chosen = choose(asked.name)
        return Whole(chosen.regulation, chosen.words, chosen.source)
    draft = open_draft()
    if draft is None:
        raise Refusal("draft.none", message="Deze organisatie heeft nu geen concept.")
    return whole_of(draft)


def _tell(found: "DryRun", *, as_json: bool) -> None:
    rows = [_row(one) for one in found.changed]
    if as_json:
        answer = {"cases": found.cases_count, "changed": rows}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
        return
    for row in rows:
        sys.stdout.write(f"{row['case']}\n")
        for line in _lines(row):
            sys.stdout.write(f"  {line}\n")
    sys.stdout.write(
        f"Zaken doorlopen: {found.cases_count}; met iets anders: {len(rows)};"
        f" vastgelopen: {len(found.stopped)}.\n"
    )


def _row(one: "CaseRun") -> dict[str, Any]:
    changes = one.changes
    stop = changes.stop
    return {
        "case": one.case.number,
        "stop": {"act": stop.act, "place": stop.place + 1, "why": stop.why.code} if stop else None,
        "state": list(changes.state) if changes.state else None,
        "terms": [
            {"name": term.name, "before": _iso(term.before), "after": _iso(term.after)}
            for term in changes.terms
        ],
        "letters": [
            {"act": each.act, "letter": each.letter, "to": each.to, "change": each.change}
            for each in changes.letters
        ],
        "steps": [{"act": step.act, "change": step.change} for step in changes.steps],
        "retention": [_iso(day) for day in changes.retention] if changes.retention else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _lines(row: dict[str, Any]) -> list[str]:
    found = []
    if row["stop"]:
        found.append(f"loopt vast bij {row['stop']['act']} ({row['stop']['why']})")
    found += [f"{one['name']}: {one['before']} → {one['after']}" for one in row["terms"]]
    found += [f"brief {one['letter']} aan {one['to']}: {one['change']}" for one in row["letters"]]
    found += [f"stap {one['act']}: {one['change']}" for one in row["steps"]]
    if row["retention"]:
        found.append(f"bewaren: {row['retention'][0]} → {row['retention'][1]}")
    return found
