"""Two versions of the published text beside each other, with what differs marked word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from procedures.rules.published import Article, Paragraph

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text, and whether the other version has others there."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A paragraph of one version: its text, its list, and the rows of its table, in pieces."""

    text: tuple[Piece, ...]
    items: tuple[Piece, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of both versions; one of them may not be there."""

    before: Side | None
    after: Side | None
    differs: bool


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """An article of both versions beside each other."""

    key: str
    title: str
    pairs: tuple[Pair, ...]

    @property
    def differs(self) -> bool:
        """Whether anything in it is not the same."""
        return any(pair.differs for pair in self.pairs)


def beside(before: Sequence[Article], after: Sequence[Article]) -> tuple[ArticlePair, ...]:
    """Return the articles of two versions beside each other; what falls away comes last."""
    former = {one.key: one for one in before}
    kept = {one.key for one in after}
    later = [_article(one, former.get(one.key), one) for one in after]
    return (*later, *(_article(one, one, None) for one in before if one.key not in kept))


def _article(shown: Article, before: Article | None, after: Article | None) -> ArticlePair:
    left = before.paragraphs if before else ()
    right = after.paragraphs if after else ()
    said = ([_said(one) for one in left], [_said(one) for one in right])
    pairs: list[Pair] = []
    for _how, i, j, k, m in SequenceMatcher(None, *said, autojunk=False).get_opcodes():
        pairs += [_pair(*both) for both in zip_longest(left[i:j], right[k:m])]
    return ArticlePair(shown.key, shown.title, tuple(pairs))


def _said(paragraph: Paragraph) -> tuple[object, ...]:
    """Return what a paragraph says, whatever its number."""
    return (paragraph.text, paragraph.items, paragraph.table, paragraph.source)


def _pair(before: Paragraph | None, after: Paragraph | None) -> Pair:
    same = before is not None and after is not None and _said(before) == _said(after)
    return Pair(
        before=_side(before, after) if before else None,
        after=_side(after, before) if after else None,
        differs=not same,
    )


def _side(one: Paragraph, other: Paragraph | None) -> Side:
    if other is None:
        return _whole(one)
    known = set(other.items)
    former = other.table.rows if other.table else ()
    table = one.table
    return Side(
        text=tuple(_pieces(_full(one), _full(other))),
        items=tuple(Piece(item, item not in known) for item in one.items),
        heads=table.heads if table else (),
        rows=tuple(_rows(table.rows, former)) if table else (),
    )


def _whole(one: Paragraph) -> Side:
    """Return a paragraph that the other version does not have: all of it, unmarked."""
    table = one.table
    return Side(
        text=(Piece(_full(one)),),
        items=tuple(Piece(item) for item in one.items),
        heads=table.heads if table else (),
        rows=tuple(tuple(Piece(cell) for cell in row) for row in table.rows) if table else (),
    )


def _full(one: Paragraph) -> str:
    return f"{one.text} ({one.source})" if one.source else one.text


def _rows(
    rows: Sequence[Sequence[str]], others: Sequence[Sequence[str]]
) -> Iterator[tuple[Piece, ...]]:
    """Yield the rows that the other version has not, with their cells that differ marked."""
    by_head = {row[0]: row for row in others}
    for row in rows:
        other = by_head.get(row[0], ())
        cells = tuple(
            Piece(cell, cell != before) for cell, before in zip_longest(row, other[: len(row)])
        )
        if any(cell.changed for cell in cells):
            yield cells


def _pieces(text: str, other: str) -> Iterator[Piece]:
    words, others = _WORDS.findall(text), _WORDS.findall(other)
    for how, i, j, _k, _m in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if i < j:
            yield Piece("".join(words[i:j]), how != "equal")
