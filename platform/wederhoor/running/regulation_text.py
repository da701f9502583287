"""`python -m wederhoor regulations text`: write the published regulation to a file."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from kernel import clock
from kernel.errors import Refusal
from procedures.reports.published import Document, Look, as_docx, as_html, as_pdf, document
from procedures.reports.published.document import DEFAULT_COLOUR
from procedures.rules.language import Texts
from wederhoor.running.chosen import Chosen, choose

ZONE = "Europe/Amsterdam"
FORMS: Mapping[str, Callable[[Document], bytes]] = {
    ".html": lambda made: as_html(made).encode(),
    ".pdf": as_pdf,
    ".docx": as_docx,
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("name", metavar="NAME|FILE", help="a shipped regulation, or a YAML file")
    parser.add_argument("--language", default="nl", help="nl, en or fr, as the regulation has it")
    parser.add_argument("--out", required=True, type=Path, help="a .html, .pdf or .docx to write")
    parser.add_argument("--client", default="", help="the name of the organisation")
    parser.add_argument("--colour", default=DEFAULT_COLOUR, help="its house colour, as #rrggbb")


def write_text(asked: argparse.Namespace) -> int:
    """Write the text. Raise Refusal `text.form`, `text.language`, `text.unwritable` or others."""
    form = FORMS.get(asked.out.suffix.lower())
    if form is None:
        raise Refusal(
            "text.form",
            message=f"'{asked.out}': kies een bestand dat eindigt op {_listed(FORMS)}.",
        )
    chosen = choose(asked.name)
    today = clock.local_date(clock.now(), ZONE)
    look = Look(made_on=today, client_name=asked.client, brand_colour=asked.colour)
    made = document(chosen.regulation, _words(chosen, asked), language=asked.language, look=look)
    _keep(asked.out, form(made))
    return 0


def _words(chosen: Chosen, asked: argparse.Namespace) -> Texts:
    if asked.language not in chosen.words:
        raise Refusal(
            "text.language",
            message=f"De regeling '{asked.name}' heeft geen teksten in de taal"
            f" '{asked.language}'. Kies uit {_listed(chosen.words)}.",
        )
    return chosen.words[asked.language]


def _keep(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refusal(
            "text.unwritable",
            message=f"Het bestand '{path}' kan niet worden geschreven ({error.strerror}).",
        ) from error


def _listed(names: Mapping[str, object]) -> str:
    *before, last = names
    return f"{', '.join(before)} of {last}" if before else last
