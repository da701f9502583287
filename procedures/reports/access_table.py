"""The policy table as a page of Markdown."""

from collections.abc import Iterator

from procedures.rules.access.told import Part, heads, told

HEAD = """# Who may see and do what

One table for the whole product, made by `python -m wederhoor access` from
`procedures/rules/access/table.yaml`; a test fails when this page and the table differ. The product
shows it at `/werk/toegang/`, in the language of the reader.

How it is held:

- Every address and every action of the API declares which row it needs; the program does not start
  with one that does not (`manage check`, frontend.E001), and a door in front of all pages asks it.
- The same law is written as querysets (`queries/visible.py`, `queries/visible_parts.py`); one test
  holds the two together on generated cases (`tests/procedures/queries/test_law.py`).
- A matrix asks every address as everybody, with every relation (`tests/isolation/test_matrix.py`).

A row holds for as long as the file is there, unless it names stages of the case. What is in no row
is not allowed. Of a case that was shredded nothing is left to see; what stays is named under
the organisation. What is not theirs answers exactly as what is not there (404).
"""
COLUMNS = ("what", "may", "who", "when", "source")


def access_table(language: str = "en") -> str:
    """Return the table of this release."""
    return "\n".join([HEAD, *(line for part in told(language) for line in _part(part, language))])


def _part(part: Part, language: str) -> Iterator[str]:
    words = heads(language)
    yield f"## {part.title}\n\n{part.explanation}\n"
    yield "| " + " | ".join(words[name] for name in COLUMNS) + " |"
    yield "|---" * len(COLUMNS) + "|"
    for line in part.lines:
        may = line.may if line.allows else f"**never** {line.may}"
        when = f"{line.stage}: {line.when}" if line.stage else line.when
        cells = (line.what, may, line.who, when, line.source)
        yield "| " + " | ".join(cells) + " |"
    yield ""
