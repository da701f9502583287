"""Plain text of people as blocks: paragraphs and lists, nothing else."""

from itertools import groupby

ITEM = "- "
Block = dict[str, object]


def blocks(text: str) -> list[Block]:
    """Return the paragraphs and lists of a text.

    An empty line ends a paragraph; lines that start with "- " are items of a list; the other
    lines of a paragraph run on.
    """
    found: list[Block] = []
    for part in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        for is_list, group in groupby(lines, key=lambda line: line.startswith(ITEM)):
            found.append((_list if is_list else _paragraph)(list(group)))
    return found


def lines(block: Block) -> list[str]:
    """Return what a block says, an item of a list or a paragraph a line."""
    items = block.get("items")
    return [str(one) for one in items] if isinstance(items, list) else [str(block["text"])]


def _list(lines: list[str]) -> Block:
    return {"kind": "list", "items": [line.removeprefix(ITEM) for line in lines]}


def _paragraph(lines: list[str]) -> Block:
    return {"kind": "paragraph", "text": " ".join(lines)}
