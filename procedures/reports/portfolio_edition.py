"""An edition of the portfolio: what is frozen of it, its digest, and what it says in words."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from procedures.reports.portfolio import Portfolio, Section
from procedures.reports.prose import blocks
from procedures.reports.view import ShownCell, ShownLine, ShownTable
from procedures.reports.wording import Words
from tenants.models import PortfolioEdition

PRINTED = ("year", "number", "language", "figures", "commentary", "changed", "differences")


def frozen(made: Portfolio) -> dict[str, Any]:
    """Return all that is printed of the figures, as JSON knows it."""
    return asdict(made)


def thawed(kept: Mapping[str, Any]) -> Portfolio:
    """Return the report as it was frozen: nothing is counted or worded again."""
    lists = {name: tuple(kept[name]) for name in ("without", "notes")}
    tables = {name: _table(kept[name]) for name in ("clients", "usual")}
    return Portfolio(**{**kept, **lists, **tables})


def _table(kept: Mapping[str, Any]) -> ShownTable:
    lines = tuple(_line(one) for one in kept["lines"])
    lists = {name: tuple(kept[name]) for name in ("heads", "footnotes")}
    return ShownTable(**{**kept, **lists, "lines": lines})


def _line(kept: Mapping[str, Any]) -> ShownLine:
    return ShownLine(**{**kept, "cells": tuple(ShownCell(**one) for one in kept["cells"])})


def digest_of(edition: PortfolioEdition) -> str:
    """Return the SHA-256 of all that an edition prints, with the moment it was published."""
    printed = {name: getattr(edition, name) for name in PRINTED}
    printed["published_at"] = edition.published_at.isoformat() if edition.published_at else ""
    return sha256(json.dumps(printed, sort_keys=True).encode()).hexdigest()


def differences(before: Portfolio, after: Portfolio) -> list[str]:
    """Say which clients came and went, and which of their numbers are others now."""
    words = Words(after.language, {})
    old, new = _rows(before), _rows(after)
    told = [words.text("portfolio", "joined", client=name) for name in new if name not in old]
    told += [words.text("portfolio", "left", client=name) for name in old if name not in new]
    for name in (one for one in new if one in old):
        told += _told(name, (old[name], new[name]), after.clients.heads, words)
    return told


def _rows(made: Portfolio) -> dict[str, tuple[ShownCell, ...]]:
    return {line.label: line.cells for line in made.clients.lines}


def _told(
    name: str,
    rows: tuple[tuple[ShownCell, ...], tuple[ShownCell, ...]],
    heads: Sequence[str],
    words: Words,
) -> list[str]:
    return [
        words.text("portfolio", "differs", client=name, head=head, before=was.text, after=now.text)
        for head, was, now in zip(heads, *rows, strict=True)
        if (was.value, was.mark) != (now.value, now.mark)
    ]


def sections(edition: PortfolioEdition) -> tuple[Section, ...]:
    """Return what stands before the figures: which edition, what is different, the commentary."""
    words = Words(edition.language, {})
    state = f"{words.text('report', 'digest')}: {edition.digest}"
    if not edition.digest:
        state = words.text("report", "draft_note")
    said = "\n".join(f"- {one}" for one in edition.differences)
    texts = (
        (words.text("report", "edition", number=edition.number), state),
        (words.text("portfolio", "changed"), f"{edition.changed}\n\n{said}".strip()),
        (words.text("portfolio", "commentary"), edition.commentary),
    )
    return tuple(Section(title, tuple(blocks(text))) for title, text in texts if text)
