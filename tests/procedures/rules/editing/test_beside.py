from procedures.rules.editing.beside import Pair, Piece, beside
from procedures.rules.published import Article, Paragraph, Table


def article(key: str, *paragraphs: Paragraph) -> Article:
    return Article(key, 1, key.title(), paragraphs)


def test_same_text_differs_nowhere_whatever_its_number() -> None:
    before = article("scope", Paragraph(text="Zo gaat het.", number=1))
    after = article("scope", Paragraph(text="Zo gaat het.", number=7))
    (pair,) = beside([before], [after])
    assert (pair.key, pair.title, pair.differs) == ("scope", "Scope", False)


def test_words_that_differ_are_marked_in_both() -> None:
    before = article("terms", Paragraph(text="Binnen vier weken.", source="Awb"))
    after = article("terms", Paragraph(text="Binnen zes weken.", source="Awb"))
    ((pair,),) = [one.pairs for one in beside([before], [after])]
    assert pair.before is not None
    assert pair.after is not None
    assert pair.before.text == (
        Piece("Binnen "),
        Piece("vier", changed=True),
        Piece(" weken. (Awb)"),
    )
    assert pair.after.text == (Piece("Binnen "), Piece("zes", changed=True), Piece(" weken. (Awb)"))


def test_only_items_and_rows_that_differ_are_marked() -> None:
    heads = ("Termijn", "Hoe lang")
    old = Table(heads, (("Advies", "acht weken"), ("Nazorg", "twee maanden")))
    new = Table(
        heads, (("Advies", "tien weken"), ("Nazorg", "twee maanden"), ("Antwoord", "een week"))
    )
    before = article("terms", Paragraph(text="Zo:", items=("a", "b"), table=old))
    after = article("terms", Paragraph(text="Zo:", items=("a", "c"), table=new))
    ((pair,),) = [one.pairs for one in beside([before], [after])]
    assert pair.after is not None
    assert pair.after.items == (Piece("a"), Piece("c", changed=True))
    assert pair.after.heads == heads
    assert pair.after.rows == (
        (Piece("Advies"), Piece("tien weken", changed=True)),
        (Piece("Antwoord", changed=True), Piece("een week", changed=True)),
    )


def test_paragraph_and_article_that_come_or_go_have_one_side() -> None:
    table = Table(("Wie",), (("Klager",),))
    kept, gone = Paragraph(text="Blijft."), Paragraph(text="Gaat.", items=("x",), table=table)
    found = beside([article("a", kept, gone), article("b", kept)], [article("a", kept)])
    assert [(one.key, [pair.differs for pair in one.pairs]) for one in found] == [
        ("a", [False, True]),
        ("b", [True]),
    ]
    last: Pair = found[0].pairs[1]
    assert last.after is None
    assert last.before is not None
    assert (last.before.items, last.before.rows) == ((Piece("x"),), ((Piece("Klager"),),))
