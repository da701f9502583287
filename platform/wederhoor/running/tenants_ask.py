"""`python -m wederhoor tenants ask`: put a question of one's own to one client's tables."""

import argparse
import csv
import sys
from typing import TYPE_CHECKING

from wederhoor.running.tenants_whole import client, told

if TYPE_CHECKING:
    from tenants.postgresql.asking import Answer

MOST = 1000


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked."""
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("question", metavar="SQL", help="one SELECT; - reads it from the input")
    parser.add_argument("--most", type=int, default=MOST, help="rows to show at most")


def run(asked: argparse.Namespace) -> int:
    """Print the rows as CSV; 1 when the database says no. It stands in the client's own log."""
    return told(lambda: _told(asked))


def _told(asked: argparse.Namespace) -> str:
    question = sys.stdin.read() if asked.question == "-" else asked.question
    answer = _answer(asked.slug, question, most=asked.most)
    sheet = csv.writer(sys.stdout, lineterminator="\n")
    sheet.writerows([answer.columns, *answer.rows] if answer.columns else [])
    more = " There were more." if answer.is_cut else ""
    return f"{len(answer.rows)} rows.{more}"


def _answer(slug: str, question: str, *, most: int) -> "Answer":
    from django.db import transaction  # noqa: PLC0415 models exist after django.setup()

    from kernel import clock  # noqa: PLC0415 as above
    from kernel.actors import Actor  # noqa: PLC0415 as above
    from kernel.audit.chain import About, record  # noqa: PLC0415 as above
    from tenants import scope  # noqa: PLC0415 as above
    from tenants.postgresql.asking import ask  # noqa: PLC0415 as above

    tenant = client(slug)
    with scope.within(tenant):
        answer = ask(question, most=most)
        with transaction.atomic():
            record(
                "client.asked",
                by=Actor("system", None, "command line"),
                at=clock.now(),
                about=About("tenant", tenant.reference),
                facts={"rows": len(answer.rows)},
            )
    return answer
